"""Capsule: tasks that were compiled ahead of time, each call in a sandbox of its own.

Declare tasks with `task`; call them in their sandboxes with `run` or `run_sync`. Code that nobody
has read runs in `run_python`, `run_javascript` or a `Session`.
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
    InterpreterError,
    InvalidArgumentsError,
    InvalidResultError,
    OutOfMemoryError,
    PermissionDeniedError,
    SessionEndedError,
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
from ._options import Language, RunOptions, SessionOptions
from ._remote import remote, remote_async
from ._run import close, run, run_sync
from ._run_envelope import RunEnvelope, SessionEnvelope, ToolCall
from ._session import Session
from ._session_core import FileInfo
from ._snippets import (
    load_sandboxes,
    load_sandboxes_sync,
    run_javascript,
    run_javascript_sync,
    run_python,
    run_python_sync,
)
from ._sync_session import SyncSession
from ._tools import Tool, ToolFunction

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
    "FileInfo",
    "FileMode",
    "FuelExhaustedError",
    "HostRequest",
    "InternalError",
    "InterpreterError",
    "InvalidArgumentsError",
    "InvalidResultError",
    "Language",
    "LogEvent",
    "LogHandler",
    "OutOfMemoryError",
    "PermissionDeniedError",
    "RunEnvelope",
    "RunOptions",
    "Session",
    "SessionEndedError",
    "SessionEnvelope",
    "SessionOptions",
    "StackOverflowError",
    "SyncSession",
    "TaskError",
    "TaskNotFoundError",
    "TaskOptions",
    "TimeoutError",
    "Tool",
    "ToolCall",
    "ToolFunction",
    "TrapError",
    "WorkerEndedError",
    "WorkerError",
    "WorkerStartError",
    "close",
    "error_of",
    "load_sandboxes",
    "load_sandboxes_sync",
    "print_log",
    "printable",
    "remote",
    "remote_async",
    "run",
    "run_javascript",
    "run_javascript_sync",
    "run_python",
    "run_python_sync",
    "run_sync",
    "task",
]
