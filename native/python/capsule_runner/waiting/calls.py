"""Calls of other tasks."""

import asyncio
import json

from wit_world.imports import calls
from wit_world.imports.calls import PendingCall

from capsule.errors import error_from
from capsule_runner.values.encode import encode
from capsule_runner.watching.watch import NETWORK, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def call(task: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Calls a task and waits for its result."""
    with _start(task, args, kwargs) as pending:
        with pending.subscribe() as ready:
            ready.block()
        return _outcome(task, pending)


async def call_async(task: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Calls a task; others run beside it. Cancelling the wait ends the call."""
    with _start(task, args, kwargs) as pending:
        await asyncio.get_running_loop().wait(pending.subscribe())  # type: ignore[attr-defined]
        return _outcome(task, pending)


def _start(task: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> PendingCall:
    WATCH.note(NETWORK)
    value = {"args": args, "kwargs": kwargs} if kwargs else args
    try:
        text = encode(value)
    except ValueError as error:
        message = f"the arguments can't be sent: {error}"
        raise error_from({"error_type": "invalid_arguments", "message": message}, task) from None
    return calls.call(task, text)


def _outcome(task: str, pending: PendingCall) -> Any:
    answer = pending.get()
    if answer is None:
        raise RuntimeError("the call has no outcome yet")
    if type(answer).__name__ == "Ok":
        return json.loads(answer.value) if answer.value else None
    raise error_from(json.loads(answer.value), task)
