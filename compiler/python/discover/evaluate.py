"""The value of an expression that is made of literals and of the project's constants."""

from __future__ import annotations

import ast
import re
from typing import Any

from .bindings import Binding, Bindings, bindings_of
from .imports import absolute_name
from .not_static import NotStatic
from .operators import binary, compare, unary
from .project import Project
from .source import Source

MAX_DEPTH = 100
"""Constants that refer to constants: beyond this, they go round in a ring."""

_AT_RUN_TIME = ("os.environ", "os.getenv", "sys.argv", "sys.platform")


class Member:
    """A member of an enum, with its value."""

    def __init__(self, name: str, value: Any) -> None:
        self.name = name
        self.value = value


class Evaluator:
    """Evaluates expressions of any module of the project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._bindings: dict[int, Bindings] = {}
        self._depth = 0

    def evaluate(self, node: ast.expr, source: Source) -> Any:
        """The value as JSON holds it, tuples as lists. Raises `NotStatic` for any other."""
        value = self._value(node, source)
        if isinstance(value, Member):
            raise NotStatic(source, node, f"`{value.name}` is a member of an enum: add `.value`")
        return value

    def _value(self, node: ast.expr, source: Source) -> Any:
        self._depth += 1
        try:
            if self._depth > MAX_DEPTH:
                raise NotStatic(source, node, "its constants refer to each other in a ring")
            method = getattr(self, f"_{type(node).__name__.lower()}", None)
            if method is None:
                raise NotStatic(source, node, f"{_describe(node)} can't be evaluated then")
            return method(node, source)
        finally:
            self._depth -= 1

    def _constant(self, node: ast.Constant, source: Source) -> Any:
        value = node.value
        if value is None or isinstance(value, (str, bool, int)):
            return value
        if isinstance(value, float) and value - value == 0:
            return value
        raise NotStatic(source, node, f"`{ast.unparse(node)}` has no place in an option")

    def _joinedstr(self, node: ast.JoinedStr, source: Source) -> str:
        return "".join(str(self.evaluate(part, source)) for part in node.values)

    def _formattedvalue(self, node: ast.FormattedValue, source: Source) -> str:
        value = self.evaluate(node.value, source)
        if isinstance(value, (list, dict)):
            raise NotStatic(source, node.value, "a list or a dict can't be part of a text")
        if node.conversion != -1:
            value = ascii(value) if node.conversion == ord("a") else str(value)
        spec = self.evaluate(node.format_spec, source) if node.format_spec else ""
        if re.search(r"\d{4}", spec):
            raise NotStatic(source, node, "its value is too large")
        try:
            return format(value, spec)
        except ValueError:
            raise NotStatic(source, node, f"it can't be formatted as `{spec}`") from None

    def _list(self, node: ast.List | ast.Tuple, source: Source) -> list[Any]:
        values: list[Any] = []
        for element in node.elts:
            if not isinstance(element, ast.Starred):
                values.append(self.evaluate(element, source))
                continue
            spread = self.evaluate(element.value, source)
            if not isinstance(spread, list):
                raise NotStatic(source, element, "only a list can be spread into a list")
            values += spread
        return values

    _tuple = _list

    def _set(self, node: ast.Set, source: Source) -> Any:
        raise NotStatic(source, node, "a set has no order: write a list")

    def _dict(self, node: ast.Dict, source: Source) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                spread = self.evaluate(value, source)
                if not isinstance(spread, dict):
                    raise NotStatic(source, value, "only a dict can be spread into a dict")
                values |= spread
                continue
            name = self.evaluate(key, source)
            if not isinstance(name, str):
                raise NotStatic(source, key, "a key must be a string")
            values[name] = self.evaluate(value, source)
        return values

    def _unaryop(self, node: ast.UnaryOp, source: Source) -> Any:
        return unary(node, self.evaluate(node.operand, source), source)

    def _binop(self, node: ast.BinOp, source: Source) -> Any:
        left = self.evaluate(node.left, source)
        return binary(node, left, self.evaluate(node.right, source), source)

    def _boolop(self, node: ast.BoolOp, source: Source) -> Any:
        value = None
        for part in node.values:
            value = self.evaluate(part, source)
            if bool(value) is isinstance(node.op, ast.Or):
                break
        return value

    def _compare(self, node: ast.Compare, source: Source) -> bool:
        left = self.evaluate(node.left, source)
        for operator, operand in zip(node.ops, node.comparators, strict=True):
            right = self.evaluate(operand, source)
            if not compare(operator, left, right, node, source):
                return False
            left = right
        return True

    def _ifexp(self, node: ast.IfExp, source: Source) -> Any:
        chosen = node.body if self.evaluate(node.test, source) else node.orelse
        return self.evaluate(chosen, source)

    def _subscript(self, node: ast.Subscript, source: Source) -> Any:
        owner = self.evaluate(node.value, source)
        key = self.evaluate(node.slice, source)
        try:
            return owner[key]
        except (LookupError, TypeError):
            what = ast.unparse(node.value)
            raise NotStatic(source, node, f"`{what}` has no `{key!r}`") from None

    def _call(self, node: ast.Call, source: Source) -> Any:
        callee = ast.unparse(node.func)
        if callee == "dict" and not node.args and not self._is_bound("dict", source):
            names = [it.arg for it in node.keywords]
            keys: list[ast.expr | None] = [ast.Constant(it) if it else None for it in names]
            return self._dict(ast.Dict(keys, [it.value for it in node.keywords]), source)
        if callee in _AT_RUN_TIME or callee.startswith("os.environ"):
            raise NotStatic(source, node, f"`{callee}` is read when the program runs")
        raise NotStatic(source, node, f"a call of `{callee}` can't be evaluated then")

    def _name(self, node: ast.Name, source: Source) -> Any:
        return self._lookup(node.id, source, node, source)

    def _attribute(self, node: ast.Attribute, source: Source) -> Any:
        text = ast.unparse(node)
        if text in _AT_RUN_TIME:
            raise NotStatic(source, node, f"`{text}` is read when the program runs")
        owner = self._owner(node.value, source)
        if isinstance(owner, Source):
            return self._lookup(node.attr, owner, node, source)
        if isinstance(owner, tuple):
            return self._class_member(*owner, node, source)
        value = self._value(node.value, source)
        if isinstance(value, Member) and node.attr in ("name", "value"):
            return value.name if node.attr == "name" else value.value
        raise NotStatic(source, node, f"`{text}` is not a constant of the project")

    def _is_bound(self, name: str, source: Source) -> bool:
        return name in self._bindings_of(source.tree).names

    def _bindings_of(self, body: ast.Module | ast.ClassDef) -> Bindings:
        if id(body) not in self._bindings:
            self._bindings[id(body)] = bindings_of(body)
        return self._bindings[id(body)]

    def _owner(self, node: ast.expr, source: Source) -> Source | tuple[ast.ClassDef, Source] | None:
        """The module or class that an expression means, if it means one."""
        if isinstance(node, ast.Attribute):
            owner = self._owner(node.value, source)
            if not isinstance(owner, Source):
                return None
            module = f"{owner.module}.{node.attr}"
            return self._project.find(module, owner) or self._owned(node.attr, owner)
        return self._owned(node.id, source) if isinstance(node, ast.Name) else None

    def _owned(self, name: str, source: Source) -> Source | tuple[ast.ClassDef, Source] | None:
        bindings = self._bindings_of(source.tree).names.get(name, [])
        if len(bindings) != 1:
            return None
        binding = bindings[0]
        if binding.scope is not None:
            return binding.scope, source
        if binding.module is not None:
            return self._project.find(binding.module, source)
        if binding.imported is None:
            return None
        statement, imported = binding.imported
        module = absolute_name(source, statement) or ""
        found = self._project.find(f"{module}.{imported}" if module else imported, source)
        if found is not None:
            return found
        home = self._project.find(module, source) if module else None
        return self._owned(imported, home) if home else None

    def _class_member(
        self, body: ast.ClassDef, home: Source, node: ast.Attribute, source: Source
    ) -> Any:
        bindings = self._bindings_of(body)
        value = self._bound(node.attr, bindings, home, node, source)
        bases = {ast.unparse(base).rpartition(".")[2] for base in body.bases}
        if not any(base.endswith(("Enum", "Flag")) for base in bases):
            return value
        # Such members are texts or numbers themselves.
        return value if bases & {"StrEnum", "IntEnum", "str", "int"} else Member(node.attr, value)

    def _lookup(self, name: str, home: Source, node: ast.expr, source: Source) -> Any:
        return self._bound(name, self._bindings_of(home.tree), home, node, source)

    def _bound(
        self, name: str, bindings: Bindings, home: Source, node: ast.expr, source: Source
    ) -> Any:
        found = bindings.names.get(name, [])
        if not found:
            return self._from_stars(name, bindings, home, node, source)
        if len(found) > 1:
            related = [("it is bound here too", home, found[1].node)]
            raise NotStatic(source, node, f"`{name}` is bound more than once", related)
        binding = found[0]
        change = bindings.changes.get(name)
        if change is not None:
            related = [("it is changed here", home, change)]
            raise NotStatic(source, node, f"`{name}` is changed when the program runs", related)
        if binding.imported is not None:
            return self._imported(binding, home, node, source)
        if binding.value is None:
            related = [("it is bound here", home, binding.node)]
            raise NotStatic(source, node, f"`{name}` is not a constant", related)
        value = self._value(binding.value, home)
        if binding.index is None:
            return value
        if isinstance(value, list) and binding.index < len(value):
            return value[binding.index]
        raise NotStatic(source, node, f"`{name}` gets no value of its own")

    def _from_stars(
        self, name: str, bindings: Bindings, home: Source, node: ast.expr, source: Source
    ) -> Any:
        for star in bindings.stars:
            module = absolute_name(home, star)
            found = self._project.find(module, home) if module else None
            if found and name in self._bindings_of(found.tree).names:
                return self._lookup(name, found, node, source)
        raise NotStatic(source, node, f"`{name}` is not a constant of the project")

    def _imported(self, binding: Binding, home: Source, node: ast.expr, source: Source) -> Any:
        assert binding.imported is not None
        statement, name = binding.imported
        module = absolute_name(home, statement)
        found = self._project.find(module, home) if module else None
        if found is None:
            related = [("it is imported here", home, statement)]
            message = f"`{name}` is not a constant of the project"
            raise NotStatic(source, node, message, related)
        return self._lookup(name, found, node, source)


def _describe(node: ast.expr) -> str:
    if isinstance(node, ast.Await):
        return "`await`"
    if isinstance(node, ast.Lambda):
        return "a function"
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        return "a comprehension"
    return "this expression"
