"""Tracebacks as people are shown them: without the runner's own frames."""

import traceback
from traceback import StackSummary, TracebackException
from types import TracebackType

from capsule_runner.failures.frames import is_of_runner, is_of_stdlib

_MAX_CHARACTERS = 24_000
"""The host keeps the first 32 kB; the end of a traceback matters more than its middle."""


_MAX_FRAMES = 50
"""Of a traceback that has more: working out the lines of thousands takes long."""


def trace_of(error: BaseException) -> str:
    """The traceback of an exception, of what it was raised from, and of those in a group."""
    try:
        limit = -_MAX_FRAMES if _is_deep(error.__traceback__) else None
        shown = TracebackException.from_exception(error, compact=True, limit=limit)
        _hide(shown)
        text = "".join(shown.format())
    except Exception:
        # Exceptions can have methods that fail.
        text = "".join(traceback.format_tb(error.__traceback__))
    if len(text) > _MAX_CHARACTERS:
        half = _MAX_CHARACTERS // 2
        text = f"{text[:half]}\n  […]\n{text[-half:]}"
    return text.rstrip("\n")


def _is_deep(trace: TracebackType | None) -> bool:
    for _ in range(_MAX_FRAMES):
        if trace is None:
            return False
        trace = trace.tb_next
    return trace is not None


def _hide(shown: TracebackException) -> None:
    waiting: list[TracebackException | None] = [shown]
    while waiting:
        current = waiting.pop()
        if current is None:
            continue
        frames = [frame for frame in current.stack if not is_of_runner(frame.filename)]
        # The event loop's, which called the task.
        first = (at for at, frame in enumerate(frames) if not is_of_stdlib(frame.filename))
        current.stack = StackSummary.from_list(frames[next(first, 0) :])
        waiting += [current.__cause__, current.__context__, *(current.exceptions or ())]
