"""Reads of clocks."""

import datetime
import gc
import time
from collections.abc import Callable

from capsule_runner.watching.patches import Patches
from capsule_runner.watching.watch import CLOCK, TIMERS, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_READS = (
    "time",
    "time_ns",
    "monotonic",
    "monotonic_ns",
    "perf_counter",
    "perf_counter_ns",
    "process_time",
    "process_time_ns",
    "clock_gettime",
    "clock_gettime_ns",
)

_READS_WITHOUT_TIME = {"gmtime": 0, "localtime": 0, "ctime": 0, "asctime": 0, "strftime": 1}
"""Functions that read the clock where a time is not given, and the place of that argument."""


def watch_clock(patches: Patches) -> None:
    """Notices reads of ``time`` and ``datetime``."""
    for name in _READS:
        if hasattr(time, name):
            patches.set(time, name, _reading(getattr(time, name)))
    for name, place in _READS_WITHOUT_TIME.items():
        patches.set(time, name, _reading_without(getattr(time, name), place))
    patches.set(time, "sleep", _sleep)
    for cls, names in (
        (datetime.datetime, ("now", "utcnow", "today")),
        (datetime.date, ("today",)),
    ):
        # The dictionary itself: types written in C let nothing be set.
        attributes = gc.get_referents(cls.__dict__)[0]
        for name in names:
            if name in attributes:
                patches.put(attributes, name, classmethod(_class_reading(attributes[name])))


def _reading(function: Callable[..., Any]) -> Callable[..., Any]:
    def read(*args: Any) -> Any:
        WATCH.note(CLOCK)
        return function(*args)

    return read


def _reading_without(function: Callable[..., Any], place: int) -> Callable[..., Any]:
    def read(*args: Any) -> Any:
        if len(args) <= place or args[place] is None:
            WATCH.note(CLOCK)
        return function(*args)

    return read


def _class_reading(method: Any) -> Callable[..., Any]:
    def read(cls: type, *args: Any, **kwargs: Any) -> Any:
        WATCH.note(CLOCK)
        return method.__get__(None, cls)(*args, **kwargs)

    return read


_real_sleep = time.sleep


def _sleep(seconds: float, /) -> None:
    """Nothing to wait for at build time; whoever kept this function waits in calls."""
    if WATCH.active:
        WATCH.note(TIMERS)
    else:
        _real_sleep(seconds)
