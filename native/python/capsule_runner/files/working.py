"""The working directory. The C library can't change back to ``/``, which holds the granted
directories but is none: so here is kept where relative paths start."""

import errno
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ROOT = "/"


class Working:
    """The directory that relative paths start from."""

    def __init__(self) -> None:
        self.directory = ROOT

    def resolve(self, path: Any) -> Any:
        """The path as the C library takes it, which is always in ``/``."""
        if self.directory == ROOT or isinstance(path, int):
            return path
        place = os.fspath(path)
        if isinstance(place, bytes):
            return os.path.join(os.fsencode(self.directory), place)
        return os.path.join(self.directory, place)

    def change(self, path: Any) -> None:
        """What ``os.chdir`` does."""
        place = os.path.normpath(os.path.join(self.directory, os.fsdecode(path)))
        if place != ROOT and not stat.S_ISDIR(os.stat(place).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
        self.directory = place


WORKING = Working()
"""That of the call."""
