"""The outcome of a call, as every door of Capsule gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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


def error_of(envelope: Envelope) -> CapsuleError | None:
    """Makes the error of a failed call's envelope; `None` where the call succeeded."""
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
    execution = Execution(task, 0.0, 0, 0, 0, ())
    return Envelope(success=False, result=None, error=error, execution=execution)


def read_envelope(message: dict[str, Any]) -> Envelope:
    """Reads an envelope as the worker sends it; leaves out fields of later versions."""
    error, execution = message["error"], message["execution"]
    return Envelope(
        success=message["success"],
        result=message["result"],
        error=None if error is None else _pick_error(error),
        execution=Execution(
            task_name=execution["task_name"],
            duration_ms=execution["duration_ms"],
            retries=execution["retries"],
            fuel_consumed=execution["fuel_consumed"],
            ram_used=execution["ram_used"],
            host_requests=tuple(
                HostRequest(request["method"], request["url"], request["status"])
                for request in execution["host_requests"]
            ),
        ),
    )


def _pick_error(error: dict[str, Any]) -> ErrorInfo:
    return ErrorInfo(
        error_type=error["error_type"],
        message=error["message"],
        stack=error.get("stack"),
        hint=error.get("hint"),
    )
