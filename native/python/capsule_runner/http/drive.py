"""Runs what waits, in blocking code and in coroutines."""

import asyncio

from capsule_runner.http.exchange import Waiting
from capsule_runner.watching.watch import WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def block[T](waiting: Waiting[T]) -> T:
    """Waits without doing anything else."""
    while True:
        try:
            pollable = next(waiting)
        except StopIteration as stop:
            return stop.value
        with pollable:
            if not WATCH.active:
                pollable.block()


async def wait[T](waiting: Waiting[T]) -> T:
    """Lets others run while it waits."""
    loop: Any = asyncio.get_running_loop()
    while True:
        try:
            pollable = next(waiting)
        except StopIteration as stop:
            return stop.value
        await loop.wait(pollable)
