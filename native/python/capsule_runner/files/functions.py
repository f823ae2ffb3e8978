"""Stands before the functions of ``os`` and ``open``."""

import builtins
import errno
import functools
import io
import os
from collections.abc import Callable

from capsule_runner.files import bundled
from capsule_runner.files.denied import denied, is_granted
from capsule_runner.files.working import WORKING
from capsule_runner.watching.files import GRANTS
from capsule_runner.watching.watch import FILES, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NOT_FOUND = (errno.ENOENT, 76)
"""What the C library gives for paths outside of all directories; 76 is WASI's ENOTCAPABLE."""

_PATHS = {
    "chmod": 1,
    "link": 2,
    "mkdir": 1,
    "open": 1,
    "readlink": 1,
    "remove": 1,
    "rename": 2,
    "replace": 2,
    "rmdir": 1,
    "symlink": 2,
    "truncate": 1,
    "unlink": 1,
    "utime": 1,
}
"""Functions that the task's own files don't have, and how many paths they take."""

type Function = Callable[..., Any]


def stand_before_files() -> None:
    """Replaces the functions, for good."""
    os.stat = _reading(os.stat, bundled.stat_of)  # type: ignore[assignment]
    os.lstat = _reading(os.lstat, bundled.stat_of)  # type: ignore[assignment]
    os.listdir = _listing(os.listdir, lambda _path, place: bundled.names_in(place))  # type: ignore[assignment]
    os.scandir = _scanning(os.scandir)  # type: ignore[assignment]
    os.access = _access(os.access)  # type: ignore[assignment]
    os.chdir = WORKING.change  # type: ignore[assignment]
    os.getcwd = lambda: WORKING.directory
    os.getcwdb = lambda: os.fsencode(WORKING.directory)
    for name, paths in _PATHS.items():
        setattr(os, name, _guarded(getattr(os, name), paths))
    builtins.open = io.open = _open(io.open)  # type: ignore[assignment]
    io.open_code = functools.partial(builtins.open, mode="rb")  # type: ignore[assignment]


def _text(path: Any) -> str | None:
    """The path as text; None for the number of an open file."""
    return None if isinstance(path, int) else os.fsdecode(path)


def _absent(path: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


def _noticed(path: str) -> OSError:
    """Notices a look at a path that is not the task's own while a top level is evaluated. Where it
    is never there, the error is that of calls."""
    place = os.path.normpath(os.path.join(WORKING.directory, path))
    return _absent(path) if GRANTS.note(place) or bundled.belongs(path) else denied(path)


def _refusal(error: OSError, *paths: str) -> OSError:
    """What a failure was: a file that is not there, or one that is not granted."""
    if error.errno in _NOT_FOUND:
        for path in paths:
            if not bundled.belongs(path) and not is_granted(path):
                return denied(path)
    # As the task wrote it.
    error.filename = paths[0] if paths else error.filename
    return error


def _reading(function: Function, own: Callable[[str], Any]) -> Function:
    @functools.wraps(function)
    def read(path: Any, *args: Any, **kwargs: Any) -> Any:
        text = _text(path)
        if text is None:
            return function(path, *args, **kwargs)
        place = bundled.find(text)
        if WATCH.active:
            if place is None:
                raise _noticed(text)
            return own(place)
        try:
            return function(WORKING.resolve(path), *args, **kwargs)
        except OSError as error:
            if place is not None and error.errno in _NOT_FOUND:
                return own(place)
            refusal = _refusal(error, text)
        raise refusal

    return read


def _listing(function: Function, own: Callable[[str, str], Any]) -> Function:
    @functools.wraps(function)
    def listing(path: Any = ".") -> Any:
        of_path = _reading(function, lambda place: own(os.fsdecode(path), place))
        return of_path(path)

    return listing


def _scanning(function: Function) -> Function:
    listing = _listing(function, bundled.scan)

    @functools.wraps(function)
    def scan(path: Any = ".") -> Any:
        if WORKING.directory == "/" or WATCH.active:
            return listing(path)
        # Entries give paths that start with the one that is scanned.
        names = sorted(os.listdir(path))
        return bundled.Entries(bundled.Entry(os.fsdecode(path), name) for name in names)

    return scan


def _guarded(function: Function, paths: int) -> Function:
    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        named = [text for path in args[:paths] if (text := _text(path)) is not None]
        if WATCH.active and named:
            raise _noticed(named[0])
        try:
            resolved = (WORKING.resolve(path) for path in args[:paths])
            return function(*resolved, *args[paths:], **kwargs)
        except OSError as error:
            refusal = _refusal(error, *named)
        raise refusal

    return guarded


def _access(function: Function) -> Function:
    @functools.wraps(function)
    def access(path: Any, mode: int, **kwargs: Any) -> bool:
        text = _text(path)
        place = None if text is None else bundled.find(text)
        if WATCH.active and place is None:
            if text is None:
                WATCH.note(FILES)
            else:
                _noticed(text)
            return False
        if not WATCH.active and function(WORKING.resolve(path), mode, **kwargs):
            return True
        return place is not None and not mode & os.W_OK

    return access


def _open(function: Function) -> Function:
    @functools.wraps(function)
    def open(  # noqa: A001 - it stands for the built-in function
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Any = None,
    ) -> Any:
        text = _text(file)
        options = {"encoding": encoding, "errors": errors, "newline": newline}
        if WATCH.active and (text is None or opener is not None):
            WATCH.note(FILES)
            raise _absent(str(file))
        if text is None or opener is not None:
            return function(file, mode, buffering, **options, closefd=closefd, opener=opener)
        place = bundled.find(text)
        if WATCH.active:
            if place is None:
                raise _noticed(text)
            return bundled.open_file(place, text, mode, options)
        try:
            return function(WORKING.resolve(file), mode, buffering, **options, closefd=closefd)
        except OSError as error:
            if place is not None and error.errno in _NOT_FOUND:
                return bundled.open_file(place, text, mode, options)
            refusal = _refusal(error, text)
        raise refusal

    return open
