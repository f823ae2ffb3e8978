"""What the guest of the code interpreter needs of the runner around it."""

import sys

from capsule_runner.failures.describe import describe
from capsule_runner.failures.failure import Failure
from capsule_runner.failures.frames import hide_frames_of
from capsule_runner.importing.store import STORE
from capsule_runner.ready import READY
from capsule_runner.values.encode import encode
from capsule_runner.values.result import Encoded
from capsule_runner.watching.renewals import RENEWALS

__all__ = ["READY", "RENEWALS", "Encoded", "Failure", "describe", "encode", "hide"]


def hide(name: str) -> None:
    """Keeps a module of the guest's own out of tracebacks, and its file and name free."""
    module = sys.modules.pop(name)
    file = module.__file__ or ""
    hide_frames_of(file)
    STORE.remove(f"/{file}")
