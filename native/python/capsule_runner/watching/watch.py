"""The notes of ``init``. Names of kinds are part of their format, the same in every language."""

import json
import sys
from types import FrameType

from capsule_runner.failures.frames import is_of_runner, is_of_stdlib, show_frame
from capsule_runner.importing.lines import line_of
from capsule_runner.watching.renewals import RENEWALS

CLOCK = "clock"
RANDOM = "random"
ENV = "env"
FILES = "files"
NETWORK = "network"
TIMERS = "timers"


class Watch:
    """Whether ``init`` evaluates a top level now, and what that has read."""

    def __init__(self) -> None:
        self.active = False
        self._notes: dict[tuple[str, str], None] = {}

    def note(self, kind: str) -> None:
        """To be called by whatever reads something that may differ from one run to the next."""
        if self.active:
            frames = _frames()
            if frames is not None:
                self._notes[kind, "".join(frames)] = None

    def take(self) -> list[str]:
        """Each distinct site once, in the order of their first reads, as the JSON of a note.

        ``stack`` is as in a traceback: the innermost frame last, without the runner's own.
        """
        notes = [json.dumps({"kind": kind, "stack": stack}) for kind, stack in self._notes]
        self._notes.clear()
        return notes


WATCH = Watch()
"""That of this runner."""


def _frames() -> list[str] | None:
    """The running frames, or None where it is the standard library's own top level that reads:
    what it does when it is imported is the same in every run, or made anew by the runner. So it is
    with a few statements of packages."""
    frames: list[str] = []
    frame: FrameType | None = sys._getframe(2)
    only_stdlib, is_innermost = True, True
    while frame is not None:
        code = frame.f_code
        if not is_of_runner(code.co_filename):
            only_stdlib = only_stdlib and is_of_stdlib(code.co_filename)
            if only_stdlib and code.co_name == "<module>":
                return None
            if is_innermost:
                is_innermost = code.co_name != "<module>"
                statement = line_of(code.co_filename, frame.f_lineno)
                if RENEWALS.take(frame.f_globals["__name__"], statement):
                    return None
            frames.append(show_frame(code, frame.f_lineno))
        frame = frame.f_back
    frames.reverse()
    return frames
