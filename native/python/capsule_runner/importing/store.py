"""The files that a task brings along, compressed in memory."""

import zlib
from collections.abc import Iterator

SITE_PACKAGES = "/site-packages"
"""Where the guest's packages lie."""

_LEVEL = 6


def compress(content: bytes) -> bytes:
    """A file as the store keeps it."""
    return zlib.compress(content, _LEVEL)


class Store:
    """Files by absolute path. The project's own lie below ``/``."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._directories: dict[str, dict[str, None]] = {}

    def add(self, path: str, content: bytes) -> None:
        """Keeps a file."""
        self.add_compressed(path, compress(content))

    def add_compressed(self, path: str, content: bytes) -> None:
        """Keeps a file that :func:`compress` has made smaller."""
        self._files[path] = content
        directory, _, name = path.rpartition("/")
        self._enter(directory or "/", name)

    def _enter(self, directory: str, name: str) -> None:
        known = self._directories.get(directory)
        if known is None:
            known = self._directories[directory] = {}
            if directory != "/":
                parent, _, own = directory.rpartition("/")
                self._enter(parent or "/", own)
        known[name] = None

    def remove(self, path: str) -> None:
        """Forgets a file, and the directories that hold nothing any more."""
        self._files.pop(path, None)
        directory, _, name = path.rpartition("/")
        known = self._directories.get(directory or "/", {})
        known.pop(name, None)
        if directory and not known:
            self._directories.pop(directory, None)
            self.remove(directory)

    def read(self, path: str) -> bytes | None:
        """A file's content; None where there is no such file."""
        packed = self._files.get(path)
        return None if packed is None else zlib.decompress(packed)

    def has_file(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._files

    def names(self, directory: str) -> list[str] | None:
        """What a directory holds, in the order in which it was added; None where there is none."""
        known = self._directories.get(directory)
        return None if known is None else list(known)

    def paths(self) -> Iterator[str]:
        """All files."""
        return iter(self._files)


STORE = Store()
"""The files of the task that this runner has become."""
