"""What a task's file imports: ``from capsule import task``, and the errors of called tasks."""

from capsule.errors import (
    ArtifactInvalidError,
    CancelledError,
    CapsuleError,
    FuelExhaustedError,
    InternalError,
    InvalidArgumentsError,
    InvalidResultError,
    OutOfMemoryError,
    PermissionDeniedError,
    StackOverflowError,
    TaskError,
    TaskNotFoundError,
    TimeoutError,  # noqa: A004 - the name of the error type
    TrapError,
)
from capsule.task import task

__all__ = [
    "ArtifactInvalidError",
    "CancelledError",
    "CapsuleError",
    "FuelExhaustedError",
    "InternalError",
    "InvalidArgumentsError",
    "InvalidResultError",
    "OutOfMemoryError",
    "PermissionDeniedError",
    "StackOverflowError",
    "TaskError",
    "TaskNotFoundError",
    "TimeoutError",
    "TrapError",
    "task",
]
