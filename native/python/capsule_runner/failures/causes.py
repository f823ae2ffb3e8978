"""What is behind an exception."""

import errno
from collections.abc import Iterator

_DENIALS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, 76})
"""What the system's calls fail with where a policy denies something; 76 is WASI's ENOTCAPABLE."""


def is_denied(error: BaseException) -> bool:
    """Whether an exception is there because the sandbox denied something. Libraries wrap it."""
    return any(_is_denial(cause) for cause in _behind(error))


def _is_denial(error: BaseException) -> bool:
    # Without a number it is one that the task raised by itself.
    return isinstance(error, OSError) and error.errno in _DENIALS


def _behind(error: BaseException) -> Iterator[BaseException]:
    """The exception, those it was raised from, and those it carries."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        context = None if current.__suppress_context__ else current.__context__
        carried = (getattr(current, "reason", None), *current.args)
        for other in (current.__cause__, context, *carried):
            if isinstance(other, BaseException):
                waiting.append(other)
