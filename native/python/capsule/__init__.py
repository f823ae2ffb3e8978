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
from capsule.host_only import close, run, run_sync
from capsule.remote import remote, remote_async
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
    "close",
    "remote",
    "remote_async",
    "run",
    "run_sync",
    "task",
]
