"""From an exception to what the host is told of it."""

from capsule.errors import CapsuleError
from capsule_runner.failures.causes import is_denied
from capsule_runner.failures.failure import Failure


def describe(error: BaseException) -> Failure:
    """The failure that an exception is."""
    if isinstance(error, Failure):
        return error
    from capsule_runner.failures.trace import trace_of

    message = _message(error)
    task = error.task_name if isinstance(error, CapsuleError) else None
    return Failure(_kind(error), type(error).__name__, message, trace_of(error), task)


def _kind(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "stack_overflow"
    if isinstance(error, MemoryError):
        return "out_of_memory"
    if is_denied(error):
        return "permission_denied"
    return "task_error"


def _message(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return f"the task ended itself with exit code {error.code if error.code is not None else 0}"
    try:
        return str(error)
    except Exception:
        # Its own `__str__` fails.
        return ""
