"""From an exception to what the host is told of it."""

import traceback

from capsule_runner.failures.failure import Failure


def describe(error: BaseException) -> Failure:
    """The failure that an exception is."""
    if isinstance(error, Failure):
        return error
    stack = "".join(traceback.format_exception(error))
    return Failure("task_error", type(error).__name__, str(error), stack)
