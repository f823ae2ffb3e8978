"""JSON schemas of annotations, as they are written."""

from __future__ import annotations

import ast
from typing import Any

Schema = dict[str, Any]

_DEEPEST = 40

_NAMED: dict[str, Schema] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "None": {"type": "null"},
    "list": {"type": "array"},
    "tuple": {"type": "array"},
    "set": {"type": "array"},
    "frozenset": {"type": "array"},
    "dict": {"type": "object"},
}

_LISTS = {
    "list",
    "List",
    "set",
    "Set",
    "frozenset",
    "FrozenSet",
    "Sequence",
    "MutableSequence",
    "Iterable",
    "Collection",
}

_DICTS = {"dict", "Dict", "Mapping", "MutableMapping"}

_WRAPPERS = {"Annotated", "Final", "Required", "NotRequired", "ReadOnly"}


class Annotations:
    """Reads annotations of one module.

    What is imported from another says nothing, which every value follows.
    """

    def __init__(self, module: ast.Module) -> None:
        self.definitions: dict[str, Schema] = {}
        self._classes: dict[str, ast.ClassDef] = {}
        self._aliases: dict[str, ast.expr] = {}
        self._open: list[str] = []
        self._recursive: set[str] = set()
        self._depth = 0
        for statement in module.body:
            self._remember(statement)

    def schema(self, node: ast.expr | None) -> Schema:
        """The schema of an annotation; an empty one where nothing is known of it."""
        if node is None or self._depth >= _DEEPEST:
            return {}
        self._depth += 1
        try:
            return self._schema(node)
        finally:
            self._depth -= 1

    def _remember(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.ClassDef):
            self._classes[statement.name] = statement
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
            if isinstance(target, ast.Name):
                self._aliases[target.id] = statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            if isinstance(statement.target, ast.Name):
                self._aliases[statement.target.id] = statement.value
        elif hasattr(ast, "TypeAlias") and isinstance(statement, ast.TypeAlias):
            self._aliases[statement.name.id] = statement.value

    def _schema(self, node: ast.expr) -> Schema:
        if isinstance(node, ast.Constant):
            if node.value is None:
                return {"type": "null"}
            return self._quoted(node.value) if isinstance(node.value, str) else {}
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return _union([self.schema(node.left), self.schema(node.right)])
        if isinstance(node, ast.Subscript):
            return self._subscript(_name(node.value), _arguments(node))
        return self._named(_name(node))

    def _quoted(self, text: str) -> Schema:
        try:
            return self.schema(ast.parse(text, mode="eval").body)
        except SyntaxError:
            return {}

    def _subscript(self, name: str | None, arguments: list[ast.expr]) -> Schema:
        if name in _LISTS:
            return {"type": "array", "items": self.schema(arguments[0])}
        if name in _DICTS:
            values = self.schema(arguments[1]) if len(arguments) == 2 else {}
            return {"type": "object", "additionalProperties": values}
        if name in ("tuple", "Tuple"):
            return self._tuple(arguments)
        if name in _WRAPPERS:
            return self.schema(arguments[0])
        if name == "Optional":
            return _union([self.schema(arguments[0]), {"type": "null"}])
        if name == "Union":
            return _union([self.schema(it) for it in arguments])
        if name == "Literal":
            return _literals(arguments)
        return {}

    def _tuple(self, arguments: list[ast.expr]) -> Schema:
        last = arguments[-1]
        if isinstance(last, ast.Constant) and last.value is Ellipsis:
            return {"type": "array", "items": self.schema(arguments[0])}
        places = [self.schema(it) for it in arguments]
        return {"type": "array", "prefixItems": places, "items": False, "minItems": len(places)}

    def _named(self, name: str | None) -> Schema:
        if name is None:
            return {}
        if name in self._open:
            self._recursive.add(name)
            return {"$ref": f"#/$defs/{name}"}
        if name in self._classes or name in self._aliases:
            return self._own(name)
        return dict(_NAMED.get(name, {}))

    def _own(self, name: str) -> Schema:
        self._open.append(name)
        try:
            if name in self._classes:
                schema = self._class(self._classes[name])
            else:
                schema = self.schema(self._aliases[name])
        finally:
            self._open.pop()
        if name not in self._recursive:
            return schema
        self.definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _class(self, node: ast.ClassDef, below: tuple[ast.ClassDef, ...] = ()) -> Schema:
        """A TypedDict is a dict; objects of other classes can't be sent."""
        bases = [_name(base) for base in node.bases]
        inherited = [self._classes[it] for it in bases if it in self._classes]
        below = (*below, node)
        parents = [self._class(it, below) for it in inherited if it not in below]
        if "TypedDict" not in bases and not any("properties" in it for it in parents):
            return {}
        total = not any(
            it.arg == "total" and isinstance(it.value, ast.Constant) and it.value.value is False
            for it in node.keywords
        )
        properties: Schema = {}
        required: list[str] = []
        for parent in parents:
            properties.update(parent.get("properties", {}))
            required += parent.get("required", [])
        for statement in node.body:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                key = statement.target.id
                properties[key] = self.schema(statement.annotation)
                mark = _mark(statement.annotation)
                if mark == "Required" or (total and mark != "NotRequired"):
                    required.append(key)
        schema: Schema = {"type": "object", "properties": properties}
        if required:
            schema["required"] = required
        description = ast.get_docstring(node)
        if description:
            schema["description"] = description
        return schema


def _name(node: ast.expr) -> str | None:
    """The last part of a dotted name: `typing.List` is `List`."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def _mark(node: ast.expr) -> str | None:
    return _name(node.value) if isinstance(node, ast.Subscript) else None


def _arguments(node: ast.Subscript) -> list[ast.expr]:
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]


def _literals(arguments: list[ast.expr]) -> Schema:
    values = []
    for argument in arguments:
        try:
            value = ast.literal_eval(argument)
        except ValueError:
            return {}
        if value is not None and not isinstance(value, (str, int, bool)):
            return {}
        values.append(value)
    return {"enum": values}


def _union(parts: list[Schema]) -> Schema:
    flat: list[Schema] = []
    for part in parts:
        flat += part["anyOf"] if set(part) == {"anyOf"} else [part]
    if {} in flat:
        return {}
    return flat[0] if len(flat) == 1 else {"anyOf": flat}
