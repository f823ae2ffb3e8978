"""Imports from the archive while the runner is built: compiling would leave garbage in its memory,
which is every task's."""

import os
import sys

from capsule_runner.importing.packed import ARCHIVE, FINDER

_FILE = "/0/archive.bin"


def open_archive() -> int:
    """Gives the number of the open file, for :func:`close_archive`."""
    handle = os.open(_FILE, os.O_RDONLY)
    ARCHIVE.read_from(handle)
    sys.meta_path.insert(0, FINDER)
    return handle


def close_archive(handle: int) -> None:
    """From now on the archive is the linked runner's."""
    sys.meta_path.remove(FINDER)
    ARCHIVE.settle()
    os.close(handle)
