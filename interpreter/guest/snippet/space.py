"""The module that snippets are."""

import builtins
import sys
from types import ModuleType

from capsule import remote_async

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Space:
    """Names of an instance's snippets, in a real module: ``pickle``, ``dataclasses``, ``typing``
    and ``inspect`` look for it in ``sys.modules``."""

    def __init__(self) -> None:
        self.module = ModuleType("__main__")
        self.names: dict[str, Any] = self.module.__dict__
        self.names["__builtins__"] = builtins
        self._tools: set[str] = set()
        sys.modules["__main__"] = self.module

    def define(self, name: str, inputs: dict[str, Any], tools: list[str]) -> None:
        """Defines what a snippet is given."""
        self.names["__file__"] = name
        self.names.update(inputs)
        for tool in tools:
            if tool not in self._tools:
                self._tools.add(tool)
                self.names[tool] = _tool(tool)


def _tool(name: str) -> Callable[..., Any]:
    """The function that calls one of the host's."""
    stub = remote_async(f"tool:{name}")
    stub.__name__ = stub.__qualname__ = name
    stub.__module__ = "__main__"
    return stub


SPACE = Space()
"""That of this instance."""
