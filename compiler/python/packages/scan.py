"""What the modules of a package import."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path


def top_level_imports(file: Path) -> set[str]:
    """First parts of the names that a module imports; `tests:` where it imports its tests."""
    try:
        with warnings.catch_warnings():
            # Of old escapes in other people's texts.
            warnings.simplefilter("ignore")
            tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):
        return set()
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                _add(alias.name, found)
        elif isinstance(node, ast.ImportFrom):
            names = [node.module] if node.module else [alias.name for alias in node.names]
            for name in names:
                if node.level == 0:
                    _add(name, found)
                elif _is_tests(name):
                    found.add("tests:")
    return found


def _add(name: str, found: set[str]) -> None:
    found.add(name.partition(".")[0])
    if _is_tests(name.partition(".")[2]):
        found.add("tests:")


def _is_tests(name: str) -> bool:
    return any(part in ("test", "tests") for part in name.split("."))
