"""Calls tasks in their sandboxes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ._arguments import encode, unsendable
from ._call import Call
from ._client import client
from ._envelope import Envelope, read_envelope, refusal
from ._logs import LogHandler, print_log
from ._messages import log_event
from ._waiting import Listener, wait, wait_sync

StrPath = str | os.PathLike[str]


async def run(
    *,
    file: StrPath | None = None,
    artifact: StrPath | None = None,
    task: str = "main",
    args: Sequence[Any] = (),
    kwargs: Mapping[str, Any] | None = None,
    mounts: Sequence[str] = (),
    root: StrPath | None = None,
    cwd: StrPath | None = None,
    on_log: LogHandler | None = print_log,
) -> Envelope:
    """Calls one task and tells how it went. Doesn't raise for a failed call.

    Cancelling the awaiting asyncio task, also by a timeout, cancels the call. Calls from any
    number of event loops and threads share one worker process.

    Args:
        file: A source file with tasks, built first where something has changed.
        artifact: In place of `file`, the directory of a built artifact. With neither, the
            project of `cwd` is built and called.
        task: The task's name.
        args: Positional arguments; what `json.dumps` can write.
        kwargs: Arguments by name, for tasks in Python.
        mounts: Directories for this call, `"HOST[::GUEST][:ro|:rw]"`, read-only by default.
        root: With `artifact`: directory that `allowed_files` and `.env` files are relative to.
        cwd: What relative paths here are relative to. Default: the current directory.
        on_log: Takes each line that the task writes, in this event loop. Default: they go to the
            standard error as `[task] text`. With `None` they are dropped.

    Raises:
        WorkerStartError: Node or the `capsule` command is missing.
        WorkerEndedError: The worker ended amid the call; `may_have_run` says what is known.
        ValueError: A mount's text can't be read, or the parameters contradict each other.
    """
    call = _call(file, artifact, task, args, kwargs, mounts, root, cwd, on_log is not None)
    if isinstance(call, Envelope):
        return call
    return await wait(call, client.submit, _listener(on_log))


def run_sync(
    *,
    file: StrPath | None = None,
    artifact: StrPath | None = None,
    task: str = "main",
    args: Sequence[Any] = (),
    kwargs: Mapping[str, Any] | None = None,
    mounts: Sequence[str] = (),
    root: StrPath | None = None,
    cwd: StrPath | None = None,
    on_log: LogHandler | None = print_log,
) -> Envelope:
    """Like `run`, for programs without an event loop; from any thread.

    `on_log` is called in the calling thread. An exception there, or an interrupt, cancels the call.
    """
    call = _call(file, artifact, task, args, kwargs, mounts, root, cwd, on_log is not None)
    if isinstance(call, Envelope):
        return call
    return wait_sync(call, client.submit, _listener(on_log))


def close() -> None:
    """Ends the worker process and the calls that are under way.

    Happens by itself when the interpreter exits. A later call starts another worker.
    """
    client.close()


def _listener(on_log: LogHandler | None) -> Listener | None:
    if on_log is None:
        return None
    return Listener(lambda message: on_log(log_event(message)))


def _call(
    file: StrPath | None,
    artifact: StrPath | None,
    task: str,
    args: Sequence[Any],
    kwargs: Mapping[str, Any] | None,
    mounts: Sequence[str],
    root: StrPath | None,
    cwd: StrPath | None,
    logs: bool,
) -> Call[Envelope] | Envelope:
    """The call, or the envelope of one whose arguments can't be sent."""
    for name, value in (("args", args), ("mounts", mounts)):
        if isinstance(value, str | bytes):
            raise TypeError(f"{name} is a sequence of several, not a {type(value).__name__}")
    base = Path.cwd() if cwd is None else Path(cwd).absolute()
    keywords = dict(kwargs or {})
    request = {
        "task": task,
        "args": list(args),
        "kwargs": keywords,
        "mounts": list(mounts),
        "cwd": str(base),
        "logs": logs,
    }
    for name, path in (("file", file), ("artifact", artifact), ("root", root)):
        if path is not None:
            request[name] = os.fspath(path)
    what = f'task "{task}"'
    try:
        body = encode(request)
    except (TypeError, ValueError, RecursionError) as error:
        return refusal(task, unsendable(what, {"args": args, "kwargs": keywords}, error))
    named = file if file is not None else artifact
    places = (base,) if named is None else (base, (base / named).parent)
    return Call(
        "call",
        what,
        body,
        read=lambda message: read_envelope(message["envelope"]),
        refuse=lambda error: refusal(task, error),
        places=places,
        sees_environment=True,
    )
