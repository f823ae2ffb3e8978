"""Places in source files, in the units that the compiler's diagnostics use."""

from __future__ import annotations

import ast
from typing import TypedDict

from .source import Source


class Place(TypedDict):
    """Lines and columns count from 1; columns and lengths are in UTF-16 units."""

    file: str
    line: int
    column: int
    length: int


def place_of(source: Source, node: ast.AST) -> Place:
    """Where a node is written."""
    line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
    end_line = getattr(node, "end_lineno", None) or line
    end_column = getattr(node, "end_col_offset", None) or column
    text = source.lines[line - 1].encode() if line <= len(source.lines) else b""
    # A node of several lines is underlined to the end of its first.
    last = end_column if end_line == line else len(text.rstrip())
    start = utf16(text[:column])
    length = utf16(text[column:last])
    return {"file": source.file, "line": line, "column": start + 1, "length": max(1, length)}


def place_at(source: Source, line: int, column: int, length: int = 1) -> Place:
    """A place by line and column, both from 1, the column in characters."""
    text = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    start = utf16(text[: column - 1].encode())
    return {"file": source.file, "line": max(1, line), "column": start + 1, "length": length}


def head_of(source: Source, node: ast.stmt) -> Place:
    """The first line of a statement: a whole function would fill the screen."""
    place = place_of(source, node)
    text = source.lines[place["line"] - 1].rstrip()
    place["length"] = max(1, utf16(text.encode()) - place["column"] + 1)
    return place


def name_of_definition(
    source: Source, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
) -> Place:
    """The name in a `def` or `class`."""
    line = source.lines[node.lineno - 1]
    start = line.find(node.name, len(line) - len(line.lstrip()) + len("def"))
    if start < 0:
        return head_of(source, node)
    return place_at(source, node.lineno, start + 1, utf16(node.name.encode()))


def utf16(text: bytes) -> int:
    """UTF-16 units of a text in UTF-8, which may be cut within a character."""
    return len(text.decode("utf-8", "ignore").encode("utf-16-le")) // 2
