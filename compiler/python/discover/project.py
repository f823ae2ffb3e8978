"""The project's own modules: which file a name leads to, read and parsed once."""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass, field

from .place import place_at
from .problem import Problem, problem
from .source import Source, split_lines

SKIPPED = {"node_modules", "__pycache__", "site-packages", "build", "dist"}
"""Directories that hold no modules of the project, beside hidden ones and environments."""


@dataclass
class Project:
    """Finds and reads modules below the project's root."""

    root: str
    roots: list[str] = field(default_factory=list)
    """Directories that modules are looked for in, in their order; the root is the last."""
    sources: dict[str, Source] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    """Files that were looked for and don't exist: if they did, names would lead elsewhere."""
    problems: list[Problem] = field(default_factory=list)

    def add_entry(self, file: str) -> None:
        """Make a file's own directory, or that of its outermost package, one to look in."""
        root = self.import_root(file)
        if root not in self.roots:
            self.roots.append(root)

    def import_root(self, file: str) -> str:
        """The directory above a file's outermost package; its own, where it is in none."""
        directory = os.path.dirname(file)
        while self.exists(os.path.join(directory, "__init__.py")) and self.is_below(directory):
            directory = os.path.dirname(directory)
        return directory

    def is_below(self, path: str) -> bool:
        """Whether a path lies below the project's root."""
        return path.startswith(os.path.join(self.root, ""))

    def exists(self, file: str) -> bool:
        """Whether a file exists; remembered where it doesn't."""
        if os.path.isfile(file):
            return True
        self.missing.add(file)
        return False

    def read_entry(self, file: str) -> Source:
        """Read a file that nothing imports by a name."""
        if file in self.sources:
            return self.sources[file]
        root = self.import_root(file)
        source = self._read(file, _dotted(file, root), root)
        if root == os.path.dirname(file) and self.is_below(root) and _is_relative(source.tree):
            # Without an `__init__.py`, relative imports make its directories a namespace package.
            source.root, source.module = self.root, _dotted(file, self.root)
        return source

    def find(self, module: str, importer: Source) -> Source | None:
        """The module of the project that an absolute name means, or None."""
        path = module.replace(".", os.sep)
        for root in dict.fromkeys([importer.root, *self.roots, self.root]):
            for end in (os.path.join(path, "__init__.py"), f"{path}.py"):
                file = os.path.join(root, end)
                if self.exists(file):
                    return self.sources.get(file) or self._read(file, module, root)
        return None

    def is_namespace(self, module: str, importer: Source) -> bool:
        """Whether a name means a directory without an `__init__.py`."""
        path = module.replace(".", os.sep)
        roots = [importer.root, *self.roots, self.root]
        return any(_has_modules(os.path.join(root, path)) for root in roots)

    def below(self, directory: str) -> list[str]:
        """Every Python file below a directory, in order, without environments and build output."""
        found = []
        for parent, directories, files in os.walk(directory):
            directories[:] = sorted(
                name for name in directories if not _is_skipped(os.path.join(parent, name))
            )
            found += [os.path.join(parent, name) for name in sorted(files) if name.endswith(".py")]
        return found

    def read_below(self, directory: str, importer: Source) -> list[Source]:
        """Read every module below a directory that `importer`'s root leads to."""
        files = self.below(directory)
        return [
            self.sources.get(file) or self._read(file, _dotted(file, importer.root), importer.root)
            for file in files
        ]

    def _read(self, file: str, module: str, root: str) -> Source:
        source = Source(file, module, root, os.path.basename(file) == "__init__.py")
        self.sources[file] = source
        with open(file, "rb") as stream:
            data = stream.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            source.lines = split_lines(data.decode("utf-8", "replace"))
            line = data[: error.start].count(b"\n") + 1
            reason = "it is not UTF-8"
            self.problems.append(problem("syntax", place_at(source, line, 1), reason=reason))
            return source
        source.lines = split_lines(text)
        try:
            source.tree = ast.parse(text, file)
        except SyntaxError as error:
            self.problems.append(_syntax_problem(source, error))
        except ValueError as error:
            self.problems.append(problem("syntax", place_at(source, 1, 1), reason=str(error)))
        return source


def _syntax_problem(source: Source, error: SyntaxError) -> Problem:
    line, column = error.lineno or 1, error.offset or 1
    same_line = error.end_lineno == line and error.end_offset is not None
    length = max(1, (error.end_offset or 0) - column) if same_line else 1
    return problem("syntax", place_at(source, line, max(1, column), length), reason=error.msg)


def _dotted(file: str, root: str) -> str:
    path = os.path.relpath(file, root)
    parts = path[: -len(".py")].split(os.sep)
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def _is_relative(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.level > 0 for node in ast.walk(tree))


def _has_modules(directory: str) -> bool:
    return os.path.isdir(directory) and not _is_skipped(directory)


def _is_skipped(directory: str) -> bool:
    name = os.path.basename(directory)
    return (
        name.startswith(".")
        or name in SKIPPED
        or os.path.isfile(os.path.join(directory, "pyvenv.cfg"))
    )
