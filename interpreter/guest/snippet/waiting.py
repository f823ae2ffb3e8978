"""The event loop of an instance: what a snippet leaves in it goes on when the next one waits."""

import asyncio
from asyncio import events, tasks
from collections.abc import Callable, Coroutine
from contextlib import contextmanager
from contextvars import Context, copy_context
from functools import wraps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Any


class Loop:
    """Made when a snippet first needs it."""

    def __init__(self) -> None:
        self._loop: Any = None
        self.context: Context = copy_context()
        """Context variables of all snippets."""

    @property
    def is_made(self) -> bool:
        """Whether a snippet has needed it."""
        return self._loop is not None

    def _get(self) -> Any:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._loop.run_until_complete = _nested(self._loop, self._loop.run_until_complete)
        return self._loop

    def run_beside(self, function: Callable[..., Any], *args: Any) -> Any:
        """Calls a function that finds the loop running, though nothing runs in it meanwhile."""
        events._set_running_loop(self._get())
        try:
            return self.context.run(function, *args)
        finally:
            events._set_running_loop(None)

    def wait(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Waits for a coroutine, and lets others run beside it."""
        loop = self._get()
        task = loop.create_task(coroutine, context=self.context)
        try:
            return loop.run_until_complete(task)
        except BaseException as error:
            if not task.done():
                error.__traceback__ = _place(loop, task)
            elif not task.cancelled():
                # Else it would be told of once more when the task is freed.
                task.exception()
            raise error


LOOP = Loop()
"""That of this instance."""


def _place(loop: Any, task: asyncio.Task[Any]) -> TracebackType | None:
    """Ends a task that waits in vain; the traceback of where it did."""
    task.cancel()
    try:
        loop.run_until_complete(task)
    except BaseException as error:
        return error.__traceback__
    return None


@contextmanager
def _suspended(loop: Any) -> Iterator[None]:
    """As if the loop, and a task in it, were not running now."""
    task = tasks.current_task(loop)
    if task is not None:
        tasks._leave_task(loop, task)
    events._set_running_loop(None)
    try:
        yield
    finally:
        events._set_running_loop(loop)
        if task is not None:
            tasks._enter_task(loop, task)


def _nested(loop: Any, run_until_complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Lets a snippet use ``run_until_complete`` although the loop runs."""

    def run(future: Any) -> Any:
        if events._get_running_loop() is not loop:
            return run_until_complete(future)
        with _suspended(loop):
            if not loop.is_running():
                return run_until_complete(future)
            waited = asyncio.ensure_future(future, loop=loop)
            events._set_running_loop(loop)
            while not waited.done():
                loop._run_once()
        return waited.result()

    return run


def let_run_anywhere() -> None:
    """Lets ``asyncio.run`` and ``asyncio.Runner`` be used in code that a loop runs."""
    asyncio.runners.Runner.run = _within(asyncio.runners.Runner.run)  # type: ignore[method-assign]
    asyncio.run = asyncio.runners.run = _within(asyncio.runners.run)


def _within(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        loop = events._get_running_loop()
        if loop is None:
            return function(*args, **kwargs)
        with _suspended(loop):
            return function(*args, **kwargs)

    return run
