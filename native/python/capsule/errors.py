"""How a called task fails: one class for each ``error_type``."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CapsuleError(Exception):
    """A call that failed."""

    code = "internal_error"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        task_name: str | None = None,
        stack: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.task_name = task_name
        self.stack = stack


class TaskError(CapsuleError):
    """The task raised an exception."""

    code = "task_error"


class TimeoutError(CapsuleError):  # noqa: A001 - the name of the error type
    """The task's ``timeout`` passed."""

    code = "timeout"


class FuelExhaustedError(CapsuleError):
    """The task used up its ``compute``."""

    code = "fuel_exhausted"


class OutOfMemoryError(CapsuleError):
    """The task needed more than its ``ram``."""

    code = "out_of_memory"


class StackOverflowError(CapsuleError):
    """The task recursed too deeply."""

    code = "stack_overflow"


class TrapError(CapsuleError):
    """The guest stopped in a way that no other type names."""

    code = "trap"


class InvalidArgumentsError(CapsuleError):
    """The arguments can't be sent as JSON, are too large, or are not those of the function."""

    code = "invalid_arguments"


class InvalidResultError(CapsuleError):
    """The result can't be sent as JSON, or is too large."""

    code = "invalid_result"


class PermissionDeniedError(CapsuleError):
    """The task used a host, file or variable that its policy doesn't grant."""

    code = "permission_denied"


class TaskNotFoundError(CapsuleError):
    """The artifact has no task of that name."""

    code = "task_not_found"


class CancelledError(CapsuleError):
    """The call was cancelled."""

    code = "cancelled"


class ArtifactInvalidError(CapsuleError):
    """The artifact is missing, damaged, or of another version."""

    code = "artifact_invalid"


class InternalError(CapsuleError):
    """A defect of Capsule itself."""

    code = "internal_error"


_CLASSES: dict[str, type[CapsuleError]] = {
    cls.code: cls
    for cls in (
        TaskError,
        TimeoutError,
        FuelExhaustedError,
        OutOfMemoryError,
        StackOverflowError,
        TrapError,
        InvalidArgumentsError,
        InvalidResultError,
        PermissionDeniedError,
        TaskNotFoundError,
        CancelledError,
        ArtifactInvalidError,
        InternalError,
    )
}


def error_from(error: dict[str, Any], task: str) -> CapsuleError:
    """The exception for a failure as the host tells it."""
    cls = _CLASSES.get(error.get("error_type", ""), InternalError)
    return cls(
        error.get("message", ""),
        hint=error.get("hint"),
        task_name=task,
        stack=error.get("stack"),
    )
