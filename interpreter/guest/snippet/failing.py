"""How a snippet ends that doesn't come to its end."""

from capsule.interpreter import Failure, describe

from .packages import hint_for


def end(error: BaseException) -> None:
    """Returns where the snippet has ended itself with the exit code 0. Raises the error, or the
    failure that it is for the host."""
    if isinstance(error, SystemExit):
        if error.code is None or error.code == 0:
            return
        raise _exit(error)
    if isinstance(error, ModuleNotFoundError) and error.name is not None:
        hint = hint_for(error.name)
        if hint is not None:
            error.msg = f"{error.msg}: {hint}"
    raise error


def _exit(error: SystemExit) -> Failure:
    failure = describe(error)
    code = error.code
    failure.message = f"exit code {code}" if isinstance(code, int) else str(code)
    return failure
