"""Reads what the worker writes."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

from ._call import Call, Reply
from ._envelope import ErrorInfo
from ._errors import InterpreterError, SessionEndedError, WorkerEndedError, WorkerError
from ._logs import LogEvent
from ._tools import failed

PROTOCOL = 1

_CHUNK = 1 << 20

_logger = logging.getLogger("capsule")
_ID = re.compile(rb'"id":(\d+)[,}]')
_TOOL = re.compile(rb'\{"type":"tool","id":\d+,"call":(\d+),')

_REFUSALS: dict[str, Callable[[str], Exception]] = {
    "unknown_type": lambda message: WorkerError(
        f"The capsule command is older than this package: {message}"
    ),
    "invalid_request": ValueError,
    "shutting_down": lambda message: WorkerEndedError(message, may_have_run=False),
    "not_installed": WorkerError,
    "unknown_session": SessionEndedError,
    "refused": InterpreterError,
}


def lines(descriptor: int) -> Iterator[bytes]:
    """The lines of a pipe until its other end is closed."""
    parts: list[bytes] = []
    while chunk := os.read(descriptor, _CHUNK):
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield b"".join((*parts, line))
            parts.clear()
        parts.append(rest)


def parse(line: bytes) -> dict[str, Any] | tuple[int, Exception]:
    """A message, or the call whose message Python can't read and why."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        # Nesting and integers have limits here that they don't have elsewhere.
        found = _ID.search(line[:100])
        return (int(found[1]) if found else 0), error
    return message if isinstance(message, dict) else {}


def unreadable(call: Call[Any], line: bytes, cause: Exception, reply: Reply) -> None:
    """Answers a call whose result Python can't read, or the call of a tool with such an input."""
    detail = "it is nested too deeply" if isinstance(cause, RecursionError) else str(cause)
    tool = _TOOL.match(line)
    if tool is not None:
        reply(failed(int(tool[1]), ValueError(f"the tool's input can't be read: {detail}")))
        return
    message = f"The result of {call.what} can't be read in Python: {detail}."
    call.decline(ErrorInfo("invalid_result", message))


class BuildNews:
    """Tells of builds through the logger `capsule`, each thing once for all calls that wait."""

    def __init__(self) -> None:
        self._last: object = None

    def tell(self, message: dict[str, Any]) -> None:
        """Takes a `progress` or `diagnostics` message."""
        news = message.get("text", message.get("diagnostics"))
        if news == self._last:
            return
        self._last = news
        if message["type"] == "progress":
            _logger.info("%s", news)
            return
        for diagnostic in message["diagnostics"]:
            # Errors are part of the call's envelope.
            level = logging.WARNING if diagnostic["severity"] == "warning" else logging.DEBUG
            _logger.log(level, "%s", diagnostic["text"])


def log_event(message: dict[str, Any]) -> LogEvent:
    """Reads a `log` message."""
    return LogEvent(task=message["task"], stream=message["stream"], text=message["text"])


def answer(call: Call[Any], message: dict[str, Any]) -> None:
    """Ends a call with its last message."""
    if message["type"] != "error":
        call.answer(call.read(message))
        return
    code, text = message["code"], message["message"]
    refusal = _REFUSALS.get(code)
    call.fail(WorkerError(f"{code}: {text}") if refusal is None else refusal(text))
