"""What a module imports: files of the project, and names that packages must have."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .place import Place, place_of
from .project import Project
from .source import Source
from .stdlib import STDLIB

SDK = "capsule"
"""The module that every guest has, and that gives `task`."""

DYNAMIC = {
    "importlib.import_module",
    "__import__",
    "pkgutil.iter_modules",
    "pkgutil.walk_packages",
    "runpy.run_module",
    "runpy.run_path",
}
"""Calls that import by a computed name."""


@dataclass
class External:
    """A top-level name that is neither the project's nor the standard library's."""

    name: str
    place: Place
    optional: bool
    """Whether the code copes without it: a `try` around the import says so."""
    lazy: bool
    """Whether it is imported when a function is called."""


@dataclass
class Imports:
    """The imports of one module."""

    files: list[str] = field(default_factory=list)
    """Absolute paths of the project's modules."""
    externals: list[External] = field(default_factory=list)
    unresolved: list[External] = field(default_factory=list)
    """Names within the project that lead to no module."""
    dynamic: bool = False
    """Whether it imports by computed names, so that any module around it may be meant."""


@dataclass
class _Statement:
    node: ast.AST
    optional: bool
    lazy: bool


def find_imports(source: Source, project: Project) -> Imports:
    """Follow every import of a module, those within functions too."""
    finder = _Finder(source, project)
    for parent in _parents(source.module):
        finder.add_module(parent, None)
    for statement in _walk(source.tree, optional=False, lazy=False):
        finder.visit(statement)
    return finder.imports


class _Finder:
    def __init__(self, source: Source, project: Project) -> None:
        self.source = source
        self.project = project
        self.imports = Imports()
        self.names = _imported_names(source.tree)

    def visit(self, statement: _Statement) -> None:
        node = statement.node
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.add_module(alias.name, replace(statement, node=alias))
        elif isinstance(node, ast.ImportFrom):
            self._import_from(node, statement)
        elif isinstance(node, ast.Call):
            self._call(node, statement)

    def add_module(self, name: str, statement: _Statement | None) -> None:
        """Follow an absolute name, and with it the packages around the module."""
        top = name.partition(".")[0]
        if self.project.find(top, self.source) is None and not self._is_own_namespace(name):
            if top != SDK and top not in STDLIB and statement is not None:
                self.imports.externals.append(self._external(top, statement))
            return
        for part in [*_parents(name), name]:
            found = self.project.find(part, self.source)
            if found is not None:
                self._add(found.file)
            elif not self.project.is_namespace(part, self.source):
                self._unresolved(part, statement)
                return

    def _import_from(self, node: ast.ImportFrom, statement: _Statement) -> None:
        base = absolute_name(self.source, node)
        if base is None:
            self._unresolved("." * node.level + (node.module or ""), statement)
            return
        if base:
            self.add_module(base, statement)
        for alias in node.names:
            name = f"{base}.{alias.name}" if base else alias.name
            if alias.name == "*":
                continue
            # Of a package, what is imported may be a module; of a module, never.
            found = self.project.find(name, self.source)
            if found is not None:
                self._add(found.file)
            elif not base:
                self._unresolved(f".{alias.name}", replace(statement, node=alias))

    def _call(self, node: ast.Call, statement: _Statement) -> None:
        name = self._callee(node.func)
        if name not in DYNAMIC:
            return
        argument = node.args[0] if node.args else None
        if (
            name in ("importlib.import_module", "__import__")
            and isinstance(argument, ast.Constant)
            and isinstance(argument.value, str)
            and not argument.value.startswith(".")
        ):
            self.add_module(argument.value, statement)
        else:
            self.imports.dynamic = True

    def _callee(self, func: ast.expr) -> str:
        if isinstance(func, ast.Name):
            return self.names.get(func.id, func.id)
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            return f"{self.names.get(func.value.id, func.value.id)}.{func.attr}"
        return ""

    def _is_own_namespace(self, name: str) -> bool:
        # A directory of this name may be anything; it counts where a module is found in it.
        return any(
            self.project.find(part, self.source) is not None for part in [*_parents(name), name]
        )

    def _add(self, file: str) -> None:
        if file != self.source.file and file not in self.imports.files:
            self.imports.files.append(file)

    def _unresolved(self, name: str, statement: _Statement | None) -> None:
        if statement is not None:
            self.imports.unresolved.append(self._external(name, statement))

    def _external(self, name: str, statement: _Statement) -> External:
        place = place_of(self.source, statement.node)
        return External(name, place, statement.optional, statement.lazy)


def absolute_name(source: Source, node: ast.ImportFrom) -> str | None:
    """The module that `from … import` names; empty for a top level, None beyond it."""
    if node.level == 0:
        return node.module or ""
    parts = source.package.split(".") if source.package else []
    if node.level - 1 > len(parts) or not parts:
        return None
    base = parts[: len(parts) - (node.level - 1)]
    return ".".join([*base, *([node.module] if node.module else [])])


def around(source: Source) -> str:
    """The directory whose modules a computed import may mean: the outermost package, or its own."""
    top = source.module.partition(".")[0]
    if "." in source.module or source.is_package:
        return os.path.join(source.root, top)
    return os.path.dirname(source.file)


def _parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def _walk(node: ast.AST, optional: bool, lazy: bool) -> Iterator[_Statement]:
    if isinstance(node, ast.If) and _never_in_a_task(node.test):
        for other in node.orelse:
            yield from _walk(other, optional, lazy)
    elif isinstance(node, ast.Try) and any(_catches_imports(it) for it in node.handlers):
        for tried in node.body:
            yield from _walk(tried, True, lazy)
        for part in [*node.handlers, *node.orelse, *node.finalbody]:
            yield from _walk(part, optional, lazy)
    else:
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Call)):
            yield _Statement(node, optional, lazy)
        is_function = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for child in ast.iter_child_nodes(node):
            yield from _walk(child, optional, lazy or is_function)


def _never_in_a_task(test: ast.expr) -> bool:
    """Whether a condition is `TYPE_CHECKING` or `__name__ == "__main__"`."""
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", None)
    return name == "TYPE_CHECKING" or ast.unparse(test) == "__name__ == '__main__'"


def _catches_imports(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    names = {getattr(kind, "id", None) for kind in kinds}
    return caught is None or bool(
        names & {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
    )


def _imported_names(tree: ast.Module) -> dict[str, str]:
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname or "." not in alias.name:
                    names[alias.asname or alias.name] = alias.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names
