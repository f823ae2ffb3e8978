"""What a session is to this process: its requests, and what is known of it."""

from __future__ import annotations

import itertools
import os
from base64 import b64decode
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ._arguments import encode
from ._call import Call, Message
from ._envelope import ErrorInfo
from ._errors import SessionEndedError, WorkerEndedError
from ._options import (
    Language,
    SessionOptions,
    StrPath,
    content_of,
    encode_run,
    grant_fields,
    refuse_unknown,
)
from ._run_envelope import SessionEnvelope, read_session_run, session_refusal
from ._snippets import listener_of, streams
from ._waiting import Listener

if TYPE_CHECKING:
    from ._worker import Worker

T = TypeVar("T")

_names = itertools.count(1)


@dataclass(frozen=True)
class FileInfo:
    """A file of a session."""

    path: str
    """Below the session's directory, with forward slashes."""
    size: int
    """Bytes."""


class Core:
    """A session's requests, and what is known of it."""

    def __init__(self, language: Language, options: SessionOptions) -> None:
        refuse_unknown(options, SessionOptions, "Session()")
        if language not in ("python", "javascript"):
            raise ValueError(f'{language!r} is no language of a session: "python" or "javascript"')
        self.language = language
        self.usable = True
        self.closed = False
        self.worker: Worker | None = None
        self._fields = {"language": language, **grant_fields(options)}
        self._tools: dict[str, Any] = {"tools": options.get("tools")}
        self._name = ""
        listener_of(self._tools)

    @property
    def is_usable(self) -> bool:
        """Whether the next run finds what the runs before it left."""
        ended = self.worker is not None and self.worker.ended
        return self.usable and not self.closed and not ended

    def check(self) -> None:
        """Refuses requests of one that was closed."""
        if self.closed:
            raise SessionEndedError("The session was closed. Open a new one.")

    def open(self) -> Call[None]:
        """The request that opens it, under a new name."""
        # One that was cancelled amid its opening is gone, whatever became of it.
        self._name = f"{os.getpid()}-{next(_names)}"
        call: Call[None] = self._request("open", dict(self._fields), lambda _: None)
        call.places = (Path.cwd(),)
        call.sees_environment = True
        return call

    def submit(self, call: Call[Any]) -> None:
        """Sends a request to the worker that has the session."""
        worker = self.worker
        call.is_bound = True
        call.future.add_done_callback(self._note)
        if worker is None or not worker.submit(call):
            raise WorkerEndedError(
                "The worker of this session has ended, and with it all that the session held. "
                "Open a new session.",
                may_have_run=False,
            )

    def run(self, code: str, options: Mapping[str, Any]) -> Call[SessionEnvelope] | SessionEnvelope:
        """The request that runs a snippet, or the envelope of one that can't be sent."""
        fields = {"session": self._name, "code": code, "stream": streams(options)}
        body = encode_run(fields, options["inputs"])
        if isinstance(body, ErrorInfo):
            return self._refuse(body)
        return Call("session.run", "the snippet", body, read=self._read, refuse=self._refuse)

    def listener(self, options: Mapping[str, Any]) -> Listener:
        """Who takes what comes amid a run."""
        return listener_of({**options, **self._tools})

    def put(self, source: StrPath | bytes, name: str) -> Call[None]:
        """The request that imports a file."""
        content = content_of(Path(source) if isinstance(source, str) else source)
        return self._request("import", {"name": name, "content": content}, lambda _: None)

    def get(self, name: str) -> Call[bytes]:
        """The request that exports a file."""
        return self._request("export", {"name": name}, lambda it: b64decode(it["base64"]))

    def delete(self, name: str) -> Call[None]:
        """The request that removes a file."""
        return self._request("delete", {"name": name}, lambda _: None)

    def files(self) -> Call[list[FileInfo]]:
        """The request that lists the files."""
        return self._request("list", {}, _read_files)

    def reset(self) -> Call[None]:
        """The request that makes a new instance."""
        return self._request("reset", {}, self._read_reset)

    def close(self) -> Call[None] | None:
        """The request that closes it; `None` where nothing is open."""
        self.closed = True
        if self.worker is None or self.worker.ended:
            return None
        return self._request("close", {}, lambda _: None)

    def _note(self, future: Future[Any]) -> None:
        if not future.cancelled() and isinstance(future.exception(), SessionEndedError):
            self.closed = True

    def _request(self, kind: str, fields: dict[str, Any], read: Callable[[Message], T]) -> Call[T]:
        body = encode({"session": self._name, **fields})
        return Call(f"session.{kind}", f'the request "session.{kind}"', body, read=read)

    def _read(self, message: Message) -> SessionEnvelope:
        envelope = read_session_run(message)
        self.usable = envelope.usable
        return envelope

    def _read_reset(self, _: Message) -> None:
        self.usable = True

    def _refuse(self, error: ErrorInfo) -> SessionEnvelope:
        return session_refusal(self.language, error, usable=self.is_usable)


def _read_files(message: Message) -> list[FileInfo]:
    return [FileInfo(file["path"], file["size"]) for file in message["files"]]
