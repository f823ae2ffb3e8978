"""The outcome of a snippet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ._envelope import ErrorInfo, Execution, error_of, not_run, read_error, read_execution


@dataclass(frozen=True)
class ToolCall:
    """A call of a tool, in the order in which they were made."""

    tool: str
    duration_ms: float
    error: str | None
    """`None` where it succeeded."""


@dataclass(frozen=True)
class RunEnvelope:
    """How a run ended, whether it succeeded or failed."""

    success: bool
    value: Any
    """The last expression's value as JSON carries it.

    `None` where it has none, isn't JSON, or the run failed.
    """
    stdout: str
    stderr: str
    text: str
    """What a person would see.

    The standard output, then the last expression (text as it is, else as `repr` or `util.inspect`
    show it) or the error's message.
    """
    error: ErrorInfo | None
    tool_calls: tuple[ToolCall, ...]
    execution: Execution

    def unwrap(self) -> Any:
        """Gives the value.

        Raises:
            CapsuleError: The run failed; its class says how.
        """
        error = error_of(self)
        if error is not None:
            raise error
        return self.value


@dataclass(frozen=True)
class SessionEnvelope(RunEnvelope):
    """How a run of a session ended."""

    usable: bool
    """Whether the session goes on with what the code left; if not, `reset` makes a new instance."""


def run_refusal(language: str, error: ErrorInfo) -> RunEnvelope:
    """The envelope of a run that didn't begin, or whose outcome can't be read."""
    return RunEnvelope(**_refused(language, error))


def session_refusal(language: str, error: ErrorInfo, *, usable: bool) -> SessionEnvelope:
    """The same for a run of a session."""
    return SessionEnvelope(**_refused(language, error), usable=usable)


def read_run(message: dict[str, Any]) -> RunEnvelope:
    """Reads a `result` message."""
    return RunEnvelope(**_fields(message["envelope"]))


def read_session_run(message: dict[str, Any]) -> SessionEnvelope:
    """Reads a `result` message of a session."""
    envelope = message["envelope"]
    return SessionEnvelope(**_fields(envelope), usable=envelope["usable"])


def _refused(language: str, error: ErrorInfo) -> dict[str, Any]:
    return {
        "success": False,
        "value": None,
        "stdout": "",
        "stderr": "",
        "text": error.message,
        "error": error,
        "tool_calls": (),
        "execution": not_run(language),
    }


def _fields(envelope: dict[str, Any]) -> dict[str, Any]:
    """What this version knows."""
    return {
        "success": envelope["success"],
        "value": envelope["value"],
        "stdout": envelope["stdout"],
        "stderr": envelope["stderr"],
        "text": envelope["text"],
        "error": read_error(envelope["error"]),
        "tool_calls": tuple(
            ToolCall(call["tool"], call["duration_ms"], call["error"])
            for call in envelope["tool_calls"]
        ),
        "execution": read_execution(envelope["execution"]),
    }
