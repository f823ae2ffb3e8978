"""asyncio's event loop on ``wasi:io/poll``: timers, requests and calls are waited for together."""

import asyncio
import contextvars
from collections.abc import Callable

from wit_world.imports import monotonic_clock
from wit_world.imports.poll import Pollable, poll

from capsule_runner.system.refusals import SOCKETS
from capsule_runner.watching.watch import TIMERS, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_NANOSECONDS = 1_000_000_000


class _Selector:
    """What ``BaseEventLoop`` waits with."""

    def __init__(self) -> None:
        self.waiting: dict[int, tuple[Pollable, asyncio.Future[None]]] = {}

    def select(self, timeout: float | None) -> list[asyncio.Future[None]]:
        """Waits until something is ready or the time is over; what is ready is given back."""
        ids, pollables = list(self.waiting), [pollable for pollable, _ in self.waiting.values()]
        if timeout is None and not pollables:
            raise RuntimeError("the task awaits something that will never happen")
        if WATCH.active and (timeout is None or timeout > 0):
            # At build time nothing becomes ready, and what waits is told of.
            WATCH.note(TIMERS)
            raise RuntimeError("the top level waits, which it can't at build time")
        if timeout is None:
            ready = poll(pollables)
        elif timeout > 0 or pollables:
            with monotonic_clock.subscribe_duration(max(0, int(timeout * _NANOSECONDS))) as timer:
                ready = [index for index in poll([*pollables, timer]) if index < len(pollables)]
        else:
            ready = []
        return [self.waiting.pop(ids[index])[1] for index in ready]

    def close(self) -> None:
        """Drops what is still waited for."""
        for pollable, _ in self.waiting.values():
            pollable.__exit__(None, None, None)
        self.waiting.clear()


class TaskLoop(asyncio.BaseEventLoop):
    """The loop of a task."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Selector()

    async def wait(self, pollable: Pollable) -> None:
        """Returns when the pollable is ready, and drops it in any case."""
        future = self.create_future()
        self._selector.waiting[id(pollable)] = pollable, future
        try:
            await future
        finally:
            self._selector.waiting.pop(id(pollable), None)
            pollable.__exit__(None, None, None)

    def close(self) -> None:
        """Ends the loop."""
        super().close()
        self._selector.close()

    def _process_events(self, ready: list[asyncio.Future[None]]) -> None:
        for future in ready:
            if not future.done():
                future.set_result(None)

    def _write_to_self(self) -> None:
        """Nobody else can wake the loop: there are no threads."""

    def run_in_executor(  # type: ignore[override]
        self, _executor: object, function: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Runs the function at once, since there is no other thread to run it on."""
        future = self.create_future()
        try:
            future.set_result(function(*args))
        except SystemExit, KeyboardInterrupt:
            raise
        except BaseException as error:
            future.set_exception(error)
        return future

    def add_signal_handler(self, _signal: int, _callback: Any, *_args: Any) -> NoReturn:
        """Signals never arrive."""
        raise NotImplementedError("signals are not available in a task")

    def _add_reader(self, _fd: Any, _callback: Any, *_args: Any) -> NoReturn:
        raise OSError(SOCKETS)

    add_reader = add_writer = _add_writer = _add_reader

    async def create_connection(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Sockets are for the host."""
        raise OSError(SOCKETS)

    create_server = create_datagram_endpoint = create_unix_connection = create_connection
    create_unix_server = connect_accepted_socket = sock_connect = sock_accept = create_connection
    getaddrinfo = getnameinfo = create_connection


def run(awaitable: Any) -> Any:
    """Waits for what a task's function gave, in the context of the call."""
    with asyncio.Runner(loop_factory=TaskLoop) as runner:
        return runner.run(_awaited(awaitable), context=contextvars.copy_context())


async def _awaited(awaitable: Any) -> Any:
    return await awaitable
