"""Every way in which a call can fail, a class each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

if TYPE_CHECKING:
    from ._envelope import Execution

ErrorType = Literal[
    "task_error",
    "timeout",
    "fuel_exhausted",
    "out_of_memory",
    "stack_overflow",
    "trap",
    "invalid_arguments",
    "invalid_result",
    "permission_denied",
    "task_not_found",
    "cancelled",
    "artifact_invalid",
    "internal_error",
]

ERROR_TYPES: tuple[ErrorType, ...] = get_args(ErrorType)
"""The `error_type` of every envelope is one of these."""


class CapsuleError(Exception):
    """A call that failed. Each `ErrorType` has a subclass.

    Attributes:
        code: The `error_type`; tells errors apart without `isinstance`.
        message: What happened.
        hint: What to do about it.
        task_name: The task that was called.
        execution: What the call took; `None` where there was no call.
        stack: The task's own frames, mapped to its source.
    """

    code: ClassVar[ErrorType] = "internal_error"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        task_name: str | None = None,
        execution: Execution | None = None,
        stack: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.task_name = task_name
        self.execution = execution
        self.stack = stack
        # Shown below the message in tracebacks, from Python 3.11 on.
        notes = [stack, f"hint: {hint}" if hint else None]
        self.__notes__ = [note for note in notes if note]

    def __reduce__(self) -> tuple[Callable[..., CapsuleError], tuple[Any, ...]]:
        state = (self.message, self.hint, self.task_name, self.execution, self.stack)
        return _restore, (type(self), *state)


def _restore(
    kind: type[CapsuleError],
    message: str,
    hint: str | None,
    task_name: str | None,
    execution: Execution | None,
    stack: str | None,
) -> CapsuleError:
    """Makes an error that came from another process."""
    return kind(message, hint=hint, task_name=task_name, execution=execution, stack=stack)


class TaskError(CapsuleError):
    """The task raised."""

    code = "task_error"


class TimeoutError(CapsuleError):  # noqa: A001 - named as in the other languages
    """The task's `timeout` passed, in busy code or in a wait."""

    code = "timeout"


class FuelExhaustedError(CapsuleError):
    """The task used up its `compute`."""

    code = "fuel_exhausted"


class OutOfMemoryError(CapsuleError):
    """The task needed more than its `ram`."""

    code = "out_of_memory"


class StackOverflowError(CapsuleError):
    """The task recursed too deeply."""

    code = "stack_overflow"


class TrapError(CapsuleError):
    """The guest stopped in a way that no other type names."""

    code = "trap"


class InvalidArgumentsError(CapsuleError):
    """The arguments can't be sent as JSON, are too large, or the task doesn't take them."""

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
    """The sources can't be built, or the artifact is missing, damaged or of another version."""

    code = "artifact_invalid"


class InternalError(CapsuleError):
    """A defect of Capsule itself."""

    code = "internal_error"


_CLASSES: dict[str, type[CapsuleError]] = {
    kind.code: kind for kind in CapsuleError.__subclasses__()
}


def error_class(error_type: str) -> type[CapsuleError]:
    """The class of an `error_type`; that of internal errors for one that isn't known."""
    return _CLASSES.get(error_type, InternalError)


class WorkerError(RuntimeError):
    """Calls can't be made, or their outcome can't be known: no fault of a task."""


class WorkerStartError(WorkerError):
    """`capsule worker` can't be started. The task didn't run."""


class WorkerEndedError(WorkerError):
    """The worker ended before the call was answered.

    Attributes:
        may_have_run: Whether the task may have run, wholly or in part. It is not called again by
            itself: only its author knows whether that is safe.
    """

    def __init__(self, message: str, *, may_have_run: bool) -> None:
        super().__init__(message)
        self.may_have_run = may_have_run

    def __reduce__(self) -> tuple[Callable[..., WorkerEndedError], tuple[Any, ...]]:
        return _restore_ended, (str(self), self.may_have_run)


class InterpreterError(RuntimeError):
    """What can't be done with snippets and sessions, as the message says.

    A file isn't there or doesn't fit, or a session has ended. Code that fails is no error of this
    kind: its envelope tells.
    """


class SessionEndedError(InterpreterError):
    """The session was closed, or it has ended by itself, after its lifetime or unused for long."""


def _restore_ended(message: str, may_have_run: bool) -> WorkerEndedError:
    return WorkerEndedError(message, may_have_run=may_have_run)
