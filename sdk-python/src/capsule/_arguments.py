"""Arguments as JSON, or why they can't be sent."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from ._envelope import ErrorInfo

_PLAIN = "Pass a plain value instead: what json.dumps can write."
_SMALLER = "Write large data to a file in a directory that allowed_files grants, and pass its path."

_MOST_STEPS = 100_000
"""Enough for what a person could look through; the search runs on the caller's thread."""


def encode(value: object) -> bytes:
    """Writes JSON in UTF-8.

    Raises:
        TypeError: A value is of a type that JSON doesn't have.
        ValueError: A number that JSON doesn't have, or a circular reference.
        RecursionError: It is nested too deeply.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair, which only an escape can hold.
        return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def unsendable(what: str, values: Mapping[str, object], cause: Exception) -> ErrorInfo:
    """Says what keeps values from being sent, after `encode` has failed with them.

    Args:
        what: Whose they are, as `task "main"`.
        values: By the names that they have for the caller.
        cause: What `encode` raised.
    """
    if isinstance(cause, RecursionError):
        problem = "they are nested too deeply."
    else:
        found = next(filter(None, (_search(it, name) for name, it in values.items())), None)
        problem = found or f"{cause}."
    return _refuse(what, problem, _PLAIN)


def too_large(what: str, limit: int) -> ErrorInfo:
    """The error of arguments that no message can hold."""
    return _refuse(what, f"they are more than {limit // 1024**2} MiB of JSON.", _SMALLER)


def _refuse(what: str, problem: str, hint: str) -> ErrorInfo:
    message = f"The arguments of {what} can't be sent: {problem}"
    return ErrorInfo("invalid_arguments", message, hint=hint)


def _search(root: object, name: str) -> str | None:
    """The first value that JSON doesn't have, with its path; without recursion."""
    open_paths: dict[int, str] = {}
    stack: list[tuple[object, str, bool]] = [(root, name, False)]
    for _ in range(_MOST_STEPS):
        if not stack:
            return None
        value, path, closing = stack.pop()
        if closing:
            del open_paths[id(value)]
            continue
        if isinstance(value, float) and not math.isfinite(value):
            return f"{path} is {value}."
        if value is None or isinstance(value, str | int | float):
            continue
        if not isinstance(value, dict | list | tuple):
            return f"{path} is a {type(value).__name__}."
        if id(value) in open_paths:
            return f"{path} refers back to {open_paths[id(value)]} (circular)."
        open_paths[id(value)] = path
        stack.append((value, path, True))
        children = []
        for key, child in _items(value):
            if not isinstance(key, str | int | float | None):
                return f"{path} has a key that is a {type(key).__name__}."
            children.append((child, f"{path}[{key!r}]", False))
        stack.extend(reversed(children))
    return None


def _items(value: dict[Any, Any] | list[Any] | tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    return iter(value.items()) if isinstance(value, dict) else enumerate(value)
