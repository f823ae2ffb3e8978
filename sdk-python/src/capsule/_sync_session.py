"""Sessions for programs without an event loop."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ._client import client
from ._errors import WorkerEndedError
from ._options import Language, OnText, SessionOptions, StrPath
from ._run_envelope import SessionEnvelope
from ._session_core import Core, FileInfo
from ._waiting import wait_sync

if TYPE_CHECKING:
    from typing_extensions import Unpack


class SyncSession:
    """Like `Session`, for programs without an event loop; from any thread.

    ```py
    with SyncSession("python") as session:
        session.run("x = 20")
        session.run("x + 1").value  # 21
    ```

    Tools, `on_stdout` and `on_stderr` are called in the calling thread.
    """

    def __init__(self, language: Language = "python", **options: Unpack[SessionOptions]) -> None:
        self._core = Core(language, options)
        self._opening = threading.Lock()

    @property
    def language(self) -> Language:
        """What its snippets are written in."""
        return self._core.language

    @property
    def usable(self) -> bool:
        """Whether the next run finds what the runs before it left."""
        return self._core.is_usable

    def run(
        self,
        code: str,
        *,
        inputs: Mapping[str, Any] | None = None,
        on_stdout: OnText | None = None,
        on_stderr: OnText | None = None,
    ) -> SessionEnvelope:
        """See `Session.run`."""
        core = self._open()
        options = {"inputs": inputs, "on_stdout": on_stdout, "on_stderr": on_stderr}
        call = core.run(code, options)
        if isinstance(call, SessionEnvelope):
            return call
        return wait_sync(call, core.submit, core.listener(options))

    def import_file(self, source: StrPath | bytes, name: str) -> None:
        """See `Session.import_file`."""
        core = self._open()
        wait_sync(core.put(source, name), core.submit)

    def export_file(self, name: str, destination: StrPath | None = None) -> bytes:
        """See `Session.export_file`."""
        core = self._open()
        content = wait_sync(core.get(name), core.submit)
        if destination is not None:
            Path(destination).write_bytes(content)
        return content

    def delete_file(self, name: str) -> None:
        """See `Session.delete_file`."""
        core = self._open()
        wait_sync(core.delete(name), core.submit)

    def list_files(self) -> list[FileInfo]:
        """See `Session.list_files`."""
        core = self._open()
        return wait_sync(core.files(), core.submit)

    def reset(self) -> None:
        """See `Session.reset`."""
        core = self._open()
        wait_sync(core.reset(), core.submit)

    def close(self) -> None:
        """See `Session.close`."""
        call = self._core.close()
        if call is not None:
            with contextlib.suppress(WorkerEndedError):
                wait_sync(call, self._core.submit)

    def __enter__(self) -> SyncSession:
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> Core:
        core = self._core
        with self._opening:
            core.check()
            if core.worker is None:
                call = core.open()
                wait_sync(call, client.submit)
                core.worker = call.worker
        return core
