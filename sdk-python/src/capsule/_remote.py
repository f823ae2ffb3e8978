"""Tasks by their names, for code that runs in a task."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any


def remote(name: str) -> Callable[..., Any]:
    """The stub of a task of the same artifact, whatever its language.

    Within a task, a call of it starts one in a sandbox of its own and waits for its result.

    Raises:
        RuntimeError: It is called in plain Python, where there is no artifact to find it in.
    """

    def stub(*_args: Any, **_kwargs: Any) -> Any:
        raise _outside(name)

    return stub


def remote_async(name: str) -> Callable[..., Awaitable[Any]]:
    """The same as `remote`, to be awaited."""

    async def stub(*_args: Any, **_kwargs: Any) -> Any:
        raise _outside(name)

    return stub


def _outside(name: str) -> RuntimeError:
    return RuntimeError(
        f'Outside of a task, call "{name}" with `run(file=..., task="{name}", args=[...])`'
    )
