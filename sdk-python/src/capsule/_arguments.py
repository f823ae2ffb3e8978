"""Arguments as JSON, or why they can't be sent."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
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


def unsendable(
    task: str, args: Sequence[Any], kwargs: Mapping[str, Any], cause: Exception
) -> ErrorInfo:
    """Says what keeps arguments from being sent, after `encode` has failed with them."""
    if isinstance(cause, RecursionError):
        problem = "they are nested too deeply."
    else:
        found = next(filter(None, (_search(args, "args"), _search(kwargs, "kwargs"))), None)
        problem = found or f"{cause}."
    return _refuse(task, problem, _PLAIN)


def too_large(task: str, limit: int) -> ErrorInfo:
    """The error of arguments that no message can hold."""
    return _refuse(task, f"they are more than {limit // 1024**2} MiB of JSON.", _SMALLER)


def _refuse(task: str, problem: str, hint: str) -> ErrorInfo:
    message = f'The arguments of task "{task}" can\'t be sent: {problem}'
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
