"""Uses of open files by their numbers.

Standard streams are the only ones that are open at build time. The first use of any makes the C
library ask the host for all of them, and these must not be in a snapshot.
"""

import errno
import io
import os

from capsule_runner.watching.watch import FILES, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from capsule_runner.watching.patches import Patches

_BY_NUMBER = (
    "close",
    "dup",
    "fdatasync",
    "fdopen",
    "fpathconf",
    "fstat",
    "fsync",
    "ftruncate",
    "get_blocking",
    "get_inheritable",
    "lseek",
    "pwrite",
    "read",
    "readinto",
    "set_blocking",
    "set_inheritable",
)


def watch_descriptors(patches: Patches) -> None:
    """Keeps the C library's open files untouched."""
    for name in _BY_NUMBER:
        if hasattr(os, name):
            patches.set(os, name, _refusing(getattr(os, name)))
    patches.set(os, "isatty", _isatty)
    patches.set(os, "write", _write)
    patches.set(io, "FileIO", _FileIO)


def _refusing(function: Any) -> Any:
    def use(*args: Any, **kwargs: Any) -> Any:
        if WATCH.active:
            WATCH.note(FILES)
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return function(*args, **kwargs)

    return use


_real_isatty = os.isatty
_real_write = os.write


def _isatty(number: int, /) -> bool:
    # As it is in calls: no stream is a terminal.
    return False if WATCH.active else _real_isatty(number)


def _write(number: int, data: Any, /) -> int:
    # As `print`: what is written at build time goes nowhere.
    return len(memoryview(data)) if WATCH.active else _real_write(number, data)


class _FileIO(io.FileIO):
    """For top-level code that keeps the class."""

    def __init__(self, file: Any, *args: Any, **kwargs: Any) -> None:
        if WATCH.active:
            WATCH.note(FILES)
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)
        super().__init__(file, *args, **kwargs)
