"""The event loop of an instance: tasks that a snippet leaves behind go on when the next one waits."""

import asyncio
from asyncio import events, tasks
from collections.abc import Callable, Coroutine
from contextlib import contextmanager
from contextvars import Context, copy_context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Loop:
    """Made when a snippet first needs it."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self.context: Context = copy_context()
        """Context variables of all snippets."""

    @property
    def is_made(self) -> bool:
        """Whether a snippet has needed it."""
        return self._loop is not None

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Waits for a snippet."""
        loop = self._loop
        if loop is None:
            loop = self._loop = asyncio.new_event_loop()
            _let_run_within(loop)
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


def _place(loop: asyncio.AbstractEventLoop, task: asyncio.Task[Any]) -> Any:
    """Ends a task that waits in vain; the traceback of where it did."""
    task.cancel()
    try:
        loop.run_until_complete(task)
    except BaseException as error:
        return error.__traceback__
    return None


@contextmanager
def _outside(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """As if no task of the loop were running now."""
    task = tasks.current_task(loop)
    if task is not None:
        tasks._leave_task(loop, task)
    try:
        yield
    finally:
        if task is not None:
            tasks._enter_task(loop, task)


def _let_run_within(loop: Any) -> None:
    """Lets a snippet use ``run_until_complete`` although it runs in the loop itself."""
    run_until_complete = loop.run_until_complete

    def run(future: Any) -> Any:
        if not loop.is_running():
            return run_until_complete(future)
        waited = asyncio.ensure_future(future, loop=loop)
        with _outside(loop):
            while not waited.done():
                loop._run_once()
        return waited.result()

    loop.run_until_complete = run


def let_run_anywhere() -> None:
    """Lets ``asyncio.run`` and ``asyncio.Runner`` be used in code that a loop runs: snippets that
    await at their top level, and most others, expect one or the other."""
    asyncio.runners.Runner.run = _within(asyncio.runners.Runner.run)
    asyncio.run = asyncio.runners.run = _within(asyncio.runners.run)


def _within(function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        loop = events._get_running_loop()
        if loop is None:
            return function(*args, **kwargs)
        with _outside(loop):
            events._set_running_loop(None)
            try:
                return function(*args, **kwargs)
            finally:
                events._set_running_loop(loop)

    run.__name__ = run.__qualname__ = function.__name__
    run.__doc__ = function.__doc__
    return run
