"""Which names mean `capsule` and its `task`, scope by scope."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Literal

from .imports import SDK, absolute_name
from .project import Project
from .source import Source

Meaning = Literal["module", "task"]
"""The module `capsule`, or its `task`."""

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Scoped = Function | ast.ClassDef | ast.Module


@dataclass
class Scope:
    """The names that a module, a function or a class binds."""

    meanings: dict[str, Meaning] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    """Names that are bound to something else."""
    modules: dict[str, str] = field(default_factory=dict)
    """Other modules, by the dotted name that they are used by."""


class Names:
    """Looks names up, through the project's own modules where they are imported from these."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._modules: dict[str, Scope] = {}

    def module_scope(self, source: Source) -> Scope:
        """The names of a module."""
        known = self._modules.get(source.file)
        if known is None:
            # Modules that import each other in a ring find what is known so far.
            known = self._modules[source.file] = Scope()
            self._fill(known, source.tree, source)
        return known

    def scope_of(self, node: Scoped, source: Source) -> Scope:
        """The names of a function or a class."""
        scope = Scope()
        self._fill(scope, node, source)
        return scope

    def meaning(self, node: ast.expr, scopes: list[Scope], source: Source) -> Meaning | None:
        """What an expression means, the innermost scope last."""
        if isinstance(node, ast.Name):
            for scope in reversed(scopes):
                if node.id in scope.meanings:
                    return scope.meanings[node.id]
                if node.id in scope.others:
                    return None
            return None
        if not isinstance(node, ast.Attribute):
            return None
        owner = self.meaning(node.value, scopes, source)
        if owner == "module":
            return "task" if node.attr == "task" else None
        return self._member(_dotted(node.value), node.attr, scopes, source)

    def _member(
        self, module: str | None, name: str, scopes: list[Scope], source: Source
    ) -> Meaning | None:
        """`helpers.task`, where `helpers` is a module of the project that imports it."""
        if module is None:
            return None
        for scope in reversed(scopes):
            target = scope.modules.get(module)
            if target is not None:
                found = self._project.find(target, source)
                return self.module_scope(found).meanings.get(name) if found else None
        return None

    def _fill(self, scope: Scope, node: Scoped, source: Source) -> None:
        for child in _own_nodes(node):
            if isinstance(child, ast.Import):
                self._import(scope, child)
            elif isinstance(child, ast.ImportFrom):
                self._import_from(scope, child, source)
            else:
                scope.others.update(_bound_names(child))

    def _import(self, scope: Scope, node: ast.Import) -> None:
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            if alias.name == SDK:
                scope.meanings[bound] = "module"
            else:
                scope.others.add(bound)
                scope.modules[alias.asname or alias.name] = alias.name

    def _import_from(self, scope: Scope, node: ast.ImportFrom, source: Source) -> None:
        module = absolute_name(source, node)
        for alias in node.names:
            for bound, meaning in self._imported(module, alias, source).items():
                if meaning is not None:
                    scope.meanings[bound] = meaning
                else:
                    scope.others.add(bound)
                    scope.modules[bound] = f"{module}.{alias.name}" if module else alias.name

    def _imported(
        self, module: str | None, alias: ast.alias, source: Source
    ) -> dict[str, Meaning | None]:
        if alias.name == "*":
            if module == SDK:
                return {"task": "task"}
            found = self._project.find(module, source) if module else None
            return dict(self.module_scope(found).meanings) if found else {}
        bound = alias.asname or alias.name
        if module == SDK:
            return {bound: "task" if alias.name == "task" else None}
        found = self._project.find(module, source) if module else None
        return {bound: self.module_scope(found).meanings.get(alias.name) if found else None}


def _own_nodes(node: Scoped) -> list[ast.AST]:
    """What a scope runs itself: of inner functions and classes only their names."""
    waiting: list[ast.AST] = list(ast.iter_child_nodes(node))
    found: list[ast.AST] = []
    while waiting:
        child = waiting.pop(0)
        found.append(child)
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting[:0] = ast.iter_child_nodes(child)
    return found


def _bound_names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
        return {node.id}
    if isinstance(node, ast.arg):
        return {node.arg}
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.ExceptHandler) and node.name:
        return {node.name}
    return set()


def _dotted(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return None if owner is None else f"{owner}.{node.attr}"
    return None
