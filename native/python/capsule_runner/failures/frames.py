"""Frames as people are shown them."""

from types import CodeType

from capsule_runner.importing.lines import line_of

_RUNNER = "/0/"
"""Where the runner's own sources lie while it is built."""

_STDLIB = "/python/"

_HIDDEN: set[str] = set()
"""Files of a task that are none of the user's concern either."""


def hide_frames_of(filename: str) -> None:
    """Leaves a file's frames out of tracebacks from now on."""
    _HIDDEN.add(filename)


def is_of_runner(filename: str) -> bool:
    """Whether a frame is none of the user's concern."""
    own = (_RUNNER, "<frozen importlib", "/world/", "/bundled/")
    return filename.startswith(own) or filename in _HIDDEN


def is_of_stdlib(filename: str) -> bool:
    """Whether a frame is the standard library's."""
    return filename.startswith((_STDLIB, "<frozen "))


def show_frame(code: CodeType, line: int) -> str:
    """A frame as in a traceback, with its source line where that is known."""
    shown = f'  File "{code.co_filename}", line {line}, in {code.co_name}\n'
    text = line_of(code.co_filename, line)
    return f"{shown}    {text}\n" if text else shown
