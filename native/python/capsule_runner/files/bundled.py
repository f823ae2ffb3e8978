"""The task's own files: sources and data of its packages, read-only."""

import errno
import io
import os
import stat
from collections.abc import Callable, Generator, Iterator

from capsule_runner.files.working import WORKING
from capsule_runner.importing.packed import STDLIB
from capsule_runner.importing.store import SITE_PACKAGES, STORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

_FILE = stat.S_IFREG | 0o444
_DIRECTORY = stat.S_IFDIR | 0o555


def find(path: str) -> str | None:
    """The place of a path among the task's own files; None where it is not there."""
    place = os.path.normpath(os.path.join(WORKING.directory, path))
    return place if STORE.has_file(place) or STORE.names(place) is not None else None


def belongs(path: str) -> bool:
    """Whether a path is among the task's packages or the runner's own files, there or not."""
    place = os.path.normpath(os.path.join(WORKING.directory, path))
    return f"{place}/".startswith((f"{SITE_PACKAGES}/", f"{STDLIB}/"))


def stat_of(place: str) -> os.stat_result:
    """What ``os.stat`` tells of it."""
    content = STORE.read(place)
    mode, size = (_DIRECTORY, 0) if content is None else (_FILE, len(content))
    return os.stat_result((mode, hash(place) & 0x7FFFFFFF, 0, 1, 0, 0, size, 0, 0, 0))


def names_in(place: str) -> list[str]:
    """What ``os.listdir`` gives."""
    names = STORE.names(place)
    if names is None:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), place)
    return names


def open_file(place: str, path: str, mode: str, options: dict[str, Any]) -> Any:
    """What ``open`` gives for reading."""
    if set(mode) & set("wax+"):
        raise PermissionError(errno.EROFS, "The task's own files are read-only", path)
    content = STORE.read(place)
    if content is None:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    file = _Content(content, path)
    if "b" in mode:
        return file
    text = io.TextIOWrapper(
        file,
        encoding=options.get("encoding") or "utf-8",
        errors=options.get("errors"),
        newline=options.get("newline"),
    )
    text.mode = mode  # type: ignore[misc]
    return text


class _Content(io.BytesIO):
    """A file's bytes."""

    mode = "rb"

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name

    def writable(self) -> bool:
        return False

    def write(self, _data: Any, /) -> int:
        raise io.UnsupportedOperation("not writable")


class Entry:
    """An entry of ``os.scandir``."""

    def __init__(self, directory: str, name: str) -> None:
        self.name = name
        self.path = os.path.join(directory, name)

    def inode(self) -> int:
        """Number of the file."""
        return os.lstat(self.path).st_ino

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a directory."""
        return self._is(stat.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a file."""
        return self._is(stat.S_ISREG, follow_symlinks)

    def is_symlink(self) -> bool:
        """Whether it is a link."""
        return self._is(stat.S_ISLNK, False)

    def is_junction(self) -> bool:
        """Never."""
        return False

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """What ``os.stat`` tells of it."""
        return os.stat(self.path) if follow_symlinks else os.lstat(self.path)

    def _is(self, kind: Callable[[int], bool], follow_symlinks: bool) -> bool:
        try:
            return kind(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except OSError:
            return False

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"


class Entries:
    """What ``os.scandir`` gives."""

    def __init__(self, entries: Generator[Entry]) -> None:
        self._entries = entries

    def __iter__(self) -> Iterator[Entry]:
        return self._entries

    def __next__(self) -> Entry:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the scan."""
        self._entries.close()


def scan(directory: str, place: str) -> Entries:
    """What ``os.scandir`` gives for a directory of the task's own files."""
    return Entries(Entry(directory, name) for name in names_in(place))
