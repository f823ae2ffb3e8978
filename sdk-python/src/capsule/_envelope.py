"""The outcome of a call, as every door of Capsule gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from ._errors import CapsuleError, error_class


@dataclass(frozen=True)
class HostRequest:
    """A request that the task sent; headers and bodies are never recorded."""

    method: str
    url: str
    status: int | None
    """`None` where no response arrived or the request was refused."""


@dataclass(frozen=True)
class Execution:
    """What a call took."""

    task_name: str
    duration_ms: float
    """Milliseconds from the start of the first attempt to the outcome."""
    retries: int
    """Retries that happened."""
    fuel_consumed: int
    """Fuel of the last attempt."""
    ram_used: int
    """Peak linear memory of the last attempt, bytes."""
    host_requests: tuple[HostRequest, ...]
    """Requests of all attempts, in their order."""


@dataclass(frozen=True)
class ErrorInfo:
    """Why a call failed."""

    error_type: str
    """One of `ERROR_TYPES`."""
    message: str
    stack: str | None = None
    """The task's frames, mapped to its source."""
    hint: str | None = None
    """What to do about it."""


@dataclass(frozen=True)
class Envelope:
    """The outcome of a call, whether it succeeded or failed."""

    success: bool
    result: Any
    """What the task returned, as JSON carries it; `None` where the call failed."""
    error: ErrorInfo | None
    execution: Execution

    def unwrap(self) -> Any:
        """Gives the result.

        Raises:
            CapsuleError: The call failed; its class says how.
        """
        error = error_of(self)
        if error is not None:
            raise error
        return self.result


class _Ended(Protocol):
    @property
    def error(self) -> ErrorInfo | None: ...
    @property
    def execution(self) -> Execution: ...


def error_of(envelope: _Ended) -> CapsuleError | None:
    """Makes the error of a failed call's or run's envelope; `None` where it succeeded."""
    error, execution = envelope.error, envelope.execution
    if error is None:
        return None
    return error_class(error.error_type)(
        error.message,
        hint=error.hint,
        task_name=execution.task_name,
        execution=execution,
        stack=error.stack,
    )


def refusal(task: str, error: ErrorInfo) -> Envelope:
    """The envelope of a call that didn't begin."""
    return Envelope(success=False, result=None, error=error, execution=not_run(task))


def not_run(task: str) -> Execution:
    """What a call took that didn't begin."""
    return Execution(task, 0.0, 0, 0, 0, ())


def read_envelope(message: dict[str, Any]) -> Envelope:
    """Reads an envelope as the worker sends it; leaves out fields of later versions."""
    return Envelope(
        success=message["success"],
        result=message["result"],
        error=read_error(message["error"]),
        execution=read_execution(message["execution"]),
    )


def read_execution(execution: dict[str, Any]) -> Execution:
    """Reads what a call took."""
    return Execution(
        task_name=execution["task_name"],
        duration_ms=execution["duration_ms"],
        retries=execution["retries"],
        fuel_consumed=execution["fuel_consumed"],
        ram_used=execution["ram_used"],
        host_requests=tuple(
            HostRequest(request["method"], request["url"], request["status"])
            for request in execution["host_requests"]
        ),
    )


def read_error(error: dict[str, Any] | None) -> ErrorInfo | None:
    """Reads why a call failed."""
    if error is None:
        return None
    return ErrorInfo(
        error_type=error["error_type"],
        message=error["message"],
        stack=error.get("stack"),
        hint=error.get("hint"),
    )
