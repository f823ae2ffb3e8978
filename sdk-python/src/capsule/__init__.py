"""Capsule: tasks that were compiled ahead of time, each call in a sandbox of its own.

Declare tasks with `task`; call them in their sandboxes with `run` or `run_sync`.
"""

from ._decorator import AllowedFile, FileMode, TaskOptions, task
from ._envelope import Envelope, ErrorInfo, Execution, HostRequest, error_of
from ._errors import (
    ERROR_TYPES,
    ArtifactInvalidError,
    CancelledError,
    CapsuleError,
    ErrorType,
    FuelExhaustedError,
    InternalError,
    InvalidArgumentsError,
    InvalidResultError,
    OutOfMemoryError,
    PermissionDeniedError,
    StackOverflowError,
    TaskError,
    TaskNotFoundError,
    TimeoutError,  # noqa: A004 - named as in the other languages
    TrapError,
    WorkerEndedError,
    WorkerError,
    WorkerStartError,
)
from ._logs import LogEvent, LogHandler, print_log, printable
from ._remote import remote, remote_async
from ._run import close, run, run_sync

__all__ = [
    "ERROR_TYPES",
    "AllowedFile",
    "ArtifactInvalidError",
    "CancelledError",
    "CapsuleError",
    "Envelope",
    "ErrorInfo",
    "ErrorType",
    "Execution",
    "FileMode",
    "FuelExhaustedError",
    "HostRequest",
    "InternalError",
    "InvalidArgumentsError",
    "InvalidResultError",
    "LogEvent",
    "LogHandler",
    "OutOfMemoryError",
    "PermissionDeniedError",
    "StackOverflowError",
    "TaskError",
    "TaskNotFoundError",
    "TaskOptions",
    "TimeoutError",
    "TrapError",
    "WorkerEndedError",
    "WorkerError",
    "WorkerStartError",
    "close",
    "error_of",
    "print_log",
    "printable",
    "remote",
    "remote_async",
    "run",
    "run_sync",
    "task",
]
