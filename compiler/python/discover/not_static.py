"""Why an option's value isn't known before the program runs."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from .source import Source


class NotStatic(Exception):  # noqa: N818 - it says of a value what it is
    """The message ends a sentence: `… must be known when the task is compiled, but <message>`."""

    def __init__(
        self,
        source: Source,
        node: ast.AST,
        message: str,
        related: Sequence[tuple[str, Source, ast.AST]] = (),
    ) -> None:
        super().__init__(message)
        self.source = source
        self.node = node
        self.message = message
        self.related = related
