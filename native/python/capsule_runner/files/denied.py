"""Errors of what is not granted."""

import errno
import os

from wit_world.imports import preopens

from capsule_runner.files.working import WORKING


def denied(path: str) -> PermissionError:
    """The error for a path outside of the granted directories."""
    reason = "Permission denied: no directory of the task's allowed_files holds it"
    return PermissionError(errno.EACCES, reason, path)


def is_granted(path: str) -> bool:
    """Whether a path lies in a directory that the call is granted."""
    place = os.path.normpath(os.path.join(WORKING.directory, path))
    for descriptor, directory in preopens.get_directories():
        with descriptor:
            root = directory.rstrip("/")
        if place == root or place.startswith(f"{root}/"):
            return True
    return False
