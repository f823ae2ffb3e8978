"""Runs snippets of Python and JavaScript, each in a sandbox of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._arguments import encode
from ._call import Call, Message
from ._client import client
from ._envelope import ErrorInfo
from ._options import Language, OnText, RunOptions, encode_run, grant_fields, refuse_unknown
from ._run_envelope import RunEnvelope, read_run, run_refusal
from ._tools import functions_of
from ._waiting import Listener, wait, wait_sync

if TYPE_CHECKING:
    # Known to every type checker, and needed by them alone.
    from typing_extensions import Unpack


async def run_python(code: str, **options: Unpack[RunOptions]) -> RunEnvelope:
    """Runs Python in a sandbox of its own, and gives the value of its last expression.

    Top-level `await` works. Doesn't raise for code that fails. Cancelling the awaiting asyncio
    task, also by a timeout, cancels the run. Tools, `on_stdout` and `on_stderr` are called in this
    event loop.

    Raises:
        ValueError: An option can't be read.
        InterpreterError: A file can't be read, or doesn't fit.
        WorkerStartError: Node or the `capsule` command is missing.
        WorkerEndedError: The worker ended amid the run; `may_have_run` says what is known.
    """
    return await _run("python", code, options)


async def run_javascript(code: str, **options: Unpack[RunOptions]) -> RunEnvelope:
    """The same as `run_python` for JavaScript or TypeScript."""
    return await _run("javascript", code, options)


def run_python_sync(code: str, **options: Unpack[RunOptions]) -> RunEnvelope:
    """Like `run_python`, for programs without an event loop; from any thread.

    Tools, `on_stdout` and `on_stderr` are called in the calling thread, one after the other. An
    exception of the latter, or an interrupt, cancels the run.
    """
    return _run_sync("python", code, options)


def run_javascript_sync(code: str, **options: Unpack[RunOptions]) -> RunEnvelope:
    """The same as `run_python_sync` for JavaScript or TypeScript."""
    return _run_sync("javascript", code, options)


async def load_sandboxes(*languages: Language) -> None:
    """Loads what snippets run in, so that the first ones are as fast as all others.

    Args:
        *languages: Default: all.
    """
    await wait(_load(languages), client.submit)


def load_sandboxes_sync(*languages: Language) -> None:
    """Like `load_sandboxes`, for programs without an event loop."""
    wait_sync(_load(languages), client.submit)


async def _run(language: Language, code: str, options: RunOptions) -> RunEnvelope:
    call = _call(language, code, options)
    if isinstance(call, RunEnvelope):
        return call
    return await wait(call, client.submit, listener_of(options))


def _run_sync(language: Language, code: str, options: RunOptions) -> RunEnvelope:
    call = _call(language, code, options)
    if isinstance(call, RunEnvelope):
        return call
    return wait_sync(call, client.submit, listener_of(options))


def _call(language: Language, code: str, options: RunOptions) -> Call[RunEnvelope] | RunEnvelope:
    refuse_unknown(options, RunOptions, f"run_{language}()")
    fields = {
        "language": language,
        "code": code,
        "stream": streams(options),
        **grant_fields(options),
    }
    body = encode_run(fields, options.get("inputs"))
    if isinstance(body, ErrorInfo):
        return run_refusal(language, body)
    return Call(
        "run",
        "the snippet",
        body,
        read=read_run,
        refuse=lambda error: run_refusal(language, error),
        places=(Path.cwd(),),
        sees_environment=True,
    )


def _load(languages: tuple[Language, ...]) -> Call[None]:
    body = encode({"languages": languages} if languages else {})
    return Call("load", "the loading", body, read=lambda _: None, places=(Path.cwd(),))


def streams(options: Mapping[str, Any]) -> bool:
    """Whether the caller wants output while code runs."""
    return any(options.get(name) is not None for name in ("on_stdout", "on_stderr"))


def listener_of(options: Mapping[str, Any]) -> Listener:
    """What options say of messages that come amid a run."""

    def tell(message: Message) -> None:
        handler: OnText | None = options.get(f"on_{message['stream']}")
        if handler is not None:
            handler(message["text"])

    return Listener(tell, functions_of(options.get("tools") or {}))
