"""A source file as it is read."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field


@dataclass
class Source:
    """One file of the project, parsed. With a problem of its syntax, `tree` is empty."""

    file: str
    """Absolute path."""
    module: str
    """Dotted name by which it is imported."""
    root: str
    """Absolute path of the directory that the name is relative to."""
    is_package: bool
    lines: list[str] = field(default_factory=list)
    tree: ast.Module = field(default_factory=lambda: ast.Module([], []))

    @property
    def package(self) -> str:
        """The package that relative imports start from; empty for a module outside of any."""
        return self.module if self.is_package else self.module.rpartition(".")[0]


def split_lines(text: str) -> list[str]:
    """Lines as CPython's tokenizer and code frames count them: form feeds don't end one."""
    return re.split(r"\r\n|\n|\r", text)
