"""The decorator that makes a function a task."""

from collections.abc import Callable
from typing import Any


def task(function: Callable[..., Any] | None = None, /, **_options: Any) -> Any:
    """Marks a function as a task. Its options are read by the compiler, not here."""
    if function is None:
        return lambda function: function
    return function
