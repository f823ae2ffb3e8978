"""Functions of this process that code in a sandbox may call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ._arguments import encode

_CALL = re.compile(rb'\{"type":"answer","call":(\d+),')

ToolFunction = Callable[[Any], Any]
"""Takes the value that the code passes; gives what JSON can write, or an awaitable of that."""


@dataclass(frozen=True)
class Tool:
    """A function that code may call: `await name(input)`, in Python also `await name(**input)`."""

    function: ToolFunction
    description: str | None = None
    """For whoever tells a model of it."""
    parameters: Mapping[str, Any] | None = None
    """JSON schema of the input; what doesn't fit is refused before the function is called."""


def functions_of(tools: Mapping[str, Tool | ToolFunction]) -> dict[str, ToolFunction]:
    """The functions by their names.

    Raises:
        TypeError: What stands for a tool is no function.
    """
    functions = {
        name: tool.function if isinstance(tool, Tool) else tool for name, tool in tools.items()
    }
    for name, function in functions.items():
        if not callable(function):
            raise TypeError(f"the tool {name!r} is no function")
    return functions


def described(tools: Mapping[str, Tool | ToolFunction]) -> dict[str, dict[str, Any]]:
    """What the worker is told of tools."""
    return {name: _describe(tool) for name, tool in tools.items()}


def _describe(tool: Tool | ToolFunction) -> dict[str, Any]:
    if not isinstance(tool, Tool):
        return {}
    fields = {"description": tool.description, "parameters": tool.parameters}
    return {name: value for name, value in fields.items() if value is not None}


def succeeded(call: int, result: object) -> bytes:
    """The answer to a tool's call: its result, or that this is nothing that can be sent."""
    try:
        return encode({"type": "answer", "call": call, "result": result})
    except (TypeError, ValueError, RecursionError) as error:
        return failed(call, TypeError(f"the tool's result can't be sent: {error}"))


def call_of(answer: bytes) -> int:
    """The call that an answer is for."""
    found = _CALL.match(answer)
    return int(found[1]) if found else 0


def failed(call: int, error: Exception) -> bytes:
    """The answer that tells an error, which the code catches with the same message."""
    message = str(error) or type(error).__name__
    return encode({"type": "answer", "call": call, "error": message})
