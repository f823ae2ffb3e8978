"""Standard streams. What a task writes becomes log events of the host, line by line."""

import io
import os
import sys
from collections.abc import Buffer


class _Output(io.RawIOBase):
    """Standard output or error. Writes nothing while ``init`` runs, since a snapshot must not hold
    the host's streams."""

    def __init__(self, fd: int, name: str) -> None:
        super().__init__()
        self._fd = fd
        self.name = name
        self.mode = "wb"

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._fd

    def write(self, data: Buffer, /) -> int:
        if STATE.open:
            return os.write(self._fd, data)
        return len(memoryview(data))


class State:
    """Whether there is anyone to write to."""

    def __init__(self) -> None:
        self.open = False


STATE = State()
"""That of this runner."""

_originals = (sys.stdin, sys.stdout, sys.stderr)
"""CPython's own. Kept, since they would close the host's streams when they are freed."""


def _text(fd: int, name: str, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BufferedWriter(_Output(fd, name)), encoding="utf-8", errors=errors, line_buffering=True
    )


def set_up() -> None:
    """Replaces the streams."""
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _text(1, "<stdout>", "surrogateescape")  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _text(2, "<stderr>", "backslashreplace")  # type: ignore[misc]


def flush() -> None:
    """Writes what stands without a line end. To be called when a call ends."""
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except Exception:
            # The task has closed it or put something else in its place, whose methods may fail.
            continue
