"""Lines that tasks write."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LogEvent:
    """A line that a task, or a task called by it, wrote to its standard output or error."""

    task: str
    stream: Literal["stdout", "stderr"]
    text: str
    """As the task wrote it, without the line break."""


LogHandler = Callable[[LogEvent], None]

_CONTROL = re.compile(
    r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|\[(?![\d;]*m)[\x20-\x3f]*[\x40-\x7e]?"
    r"|(?!\[)[\x20-\x7e]?)|[\x00-\x08\x0a-\x1a\x1c-\x1f\x7f-\x9f]"
)


def printable(text: str) -> str:
    """Removes what would steer a terminal, except tabs and colours.

    A task must not move the cursor, set titles or write to the clipboard.
    """
    return _CONTROL.sub("", text)


def print_log(event: LogEvent) -> None:
    """Writes a line to the standard error as `[task] text`."""
    sys.stderr.write(f"[{event.task}] {printable(event.text)}\n")
