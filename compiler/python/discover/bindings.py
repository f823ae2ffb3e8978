"""The names of a module's top level: where each gets its value, and whether it keeps it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

MUTATORS = {
    *("append", "add", "clear", "discard", "extend", "insert", "pop", "popitem"),
    *("remove", "reverse", "setdefault", "sort", "update", "__setitem__", "__delitem__"),
}
"""Methods that change a list, a dict or a set in place."""


@dataclass
class Binding:
    """One place that gives a name its value."""

    node: ast.AST
    """The statement, for a reader."""
    value: ast.expr | None = None
    """What it is; None where that is no expression of its own."""
    index: int | None = None
    """Which element of the value, where a tuple is unpacked."""
    imported: tuple[ast.ImportFrom, str] | None = None
    """`from … import`, and the name there."""
    module: str | None = None
    """The module that `import` binds."""
    scope: ast.ClassDef | None = None
    """A class."""


@dataclass
class Bindings:
    """The bindings of one module or class body."""

    names: dict[str, list[Binding]] = field(default_factory=dict)
    changes: dict[str, ast.AST] = field(default_factory=dict)
    """Where what a name means is changed in place, the first such place."""
    stars: list[ast.ImportFrom] = field(default_factory=list)


def bindings_of(body: ast.Module | ast.ClassDef) -> Bindings:
    """Collect the bindings of a top level, with what functions do to it."""
    found = Bindings()
    for statement in body.body:
        _collect(statement, found, unconditional=True)
    for node in ast.walk(body):
        _note_change(node, found)
        if isinstance(node, ast.Global):
            for name in node.names:
                found.names.setdefault(name, []).append(Binding(node))
    return found


def _collect(node: ast.stmt, found: Bindings, unconditional: bool) -> None:
    def bind(name: str, binding: Binding) -> None:
        if not unconditional:
            binding = Binding(node)
        found.names.setdefault(name, []).append(binding)

    if isinstance(node, ast.Assign):
        for target in node.targets:
            _assign(target, node.value, node, bind)
    elif isinstance(node, ast.AnnAssign):
        if isinstance(node.target, ast.Name) and node.value is not None:
            bind(node.target.id, Binding(node, node.value))
    elif isinstance(node, ast.Import):
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            module = alias.name if alias.asname else name
            # `import a.b` and `import a.c` both bind `a`, to the same module.
            if not any(it.module == module for it in found.names.get(name, [])):
                bind(name, Binding(node, module=module))
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name == "*":
                found.stars.append(node)
            else:
                bind(alias.asname or alias.name, Binding(node, imported=(node, alias.name)))
    elif isinstance(node, ast.ClassDef):
        bind(node.name, Binding(node, scope=node))
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        bind(node.name, Binding(node))
    else:
        _collect_nested(node, found)


def _assign(
    target: ast.expr, value: ast.expr, node: ast.stmt, bind: Callable[[str, Binding], None]
) -> None:
    if isinstance(target, ast.Name):
        bind(target.id, Binding(node, value))
    elif isinstance(target, (ast.Tuple, ast.List)):
        starred = any(isinstance(it, ast.Starred) for it in target.elts)
        for index, element in enumerate(target.elts):
            if isinstance(element, ast.Name) and not starred:
                bind(element.id, Binding(node, value, index))
            else:
                for inner in ast.walk(element):
                    if isinstance(inner, ast.Name):
                        bind(inner.id, Binding(node))


def _collect_nested(node: ast.stmt, found: Bindings) -> None:
    """Statements within `if`, loops, `try` and `with`, and what these bind themselves."""
    inner: list[ast.AST] = [node]
    while inner:
        part = inner.pop()
        for child in ast.iter_child_nodes(part):
            if isinstance(child, ast.stmt):
                _collect(child, found, unconditional=False)
            elif isinstance(child, ast.Name) and isinstance(child.ctx, (ast.Store, ast.Del)):
                found.names.setdefault(child.id, []).append(Binding(node))
            else:
                inner.append(child)


def _note_change(node: ast.AST, found: Bindings) -> None:
    target: ast.expr | None = None
    if isinstance(node, (ast.Subscript, ast.Attribute)):
        if isinstance(node.ctx, (ast.Store, ast.Del)):
            target = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in MUTATORS:
            target = node.func.value
    elif isinstance(node, ast.AugAssign):
        target = node.target
    while isinstance(target, (ast.Subscript, ast.Attribute)):
        target = target.value
    if isinstance(target, ast.Name):
        found.changes.setdefault(target.id, node)
