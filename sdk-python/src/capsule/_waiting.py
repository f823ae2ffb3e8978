"""Waits for a call's outcome, and acts upon what comes amid it."""

from __future__ import annotations

import asyncio
import contextlib
import queue
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, TypeVar

from ._call import Call, Message, Reply
from ._tools import ToolFunction, failed, succeeded

T = TypeVar("T")

Submit = Callable[[Call[Any]], None]


@dataclass(frozen=True)
class Listener:
    """What the caller does with what comes amid a call."""

    tell: Callable[[Message], None]
    """Takes `log` and `output` messages."""
    tools: Mapping[str, ToolFunction] = field(default_factory=dict)


async def wait(call: Call[T], submit: Submit, listener: Listener | None = None) -> T:
    """Sends a call and waits for it; acts in the running event loop. Cancelling cancels it."""
    loop = asyncio.get_running_loop()
    running: set[asyncio.Task[None]] = set()

    def act(message: Message, reply: Reply) -> None:
        if listener is None or call.future.cancelled():
            return
        if message["type"] != "tool":
            listener.tell(message)
            return
        task = loop.create_task(_answer(listener.tools, message, reply))
        running.add(task)
        task.add_done_callback(running.discard)

    def take(message: Message, reply: Reply) -> None:
        # A loop that was closed amid the call takes nothing more.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(act, message, reply)

    call.take = take
    submit(call)
    try:
        return await asyncio.wrap_future(call.future)
    finally:
        for task in running:
            task.cancel()


def wait_sync(call: Call[T], submit: Submit, listener: Listener | None = None) -> T:
    """Like `wait`, in the calling thread. An interrupt, or an exception of it, cancels the call."""
    events: queue.SimpleQueue[tuple[Message, Reply] | None] = queue.SimpleQueue()
    call.take = lambda message, reply: events.put((message, reply))
    call.future.add_done_callback(lambda _: events.put(None))
    submit(call)
    try:
        while (event := events.get()) is not None:
            message, reply = event
            if listener is None:
                continue
            if message["type"] == "tool":
                _answer_sync(listener.tools, message, reply)
            else:
                listener.tell(message)
        return call.future.result()
    except BaseException:
        call.future.cancel()
        raise


async def _answer(tools: Mapping[str, ToolFunction], message: Message, reply: Reply) -> None:
    try:
        result = tools[message["tool"]](message["input"])
        if isawaitable(result):
            result = await result
        answer = succeeded(message["call"], result)
    except asyncio.CancelledError:
        # By what it awaits, maybe: then the code must not wait any longer.
        reply(failed(message["call"], RuntimeError("the tool was cancelled")))
        raise
    except Exception as error:
        answer = failed(message["call"], error)
    reply(answer)


def _answer_sync(tools: Mapping[str, ToolFunction], message: Message, reply: Reply) -> None:
    try:
        result = tools[message["tool"]](message["input"])
        if isawaitable(result):
            result = asyncio.run(_await(result))
        answer = succeeded(message["call"], result)
    except Exception as error:
        answer = failed(message["call"], error)
    reply(answer)


async def _await(result: Awaitable[Any]) -> Any:
    return await result
