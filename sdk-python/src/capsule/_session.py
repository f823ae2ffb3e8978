"""Sessions: live instances that run one snippet after the other."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ._client import client
from ._errors import WorkerEndedError
from ._options import Language, OnText, SessionOptions, StrPath
from ._run_envelope import SessionEnvelope
from ._session_core import Core, FileInfo
from ._waiting import wait

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Session:
    """One live instance that runs one snippet after the other.

    What a snippet leaves in variables, classes, generators, modules and files, the next one finds
    as it is. Fuel, time and output are each run's own; memory is limited as a whole. A run that
    raises leaves the session as the code left it. One that a limit or a cancellation stops ends
    the instance, which `usable` tells: `reset` makes a new one.

    ```py
    async with Session("python") as session:
        await session.run("x = 20")
        (await session.run("x + 1")).value  # 21
    ```

    It lives in the worker of this process and ends with it: then its requests raise
    `WorkerEndedError`. Without `async with`, call `close`.
    """

    def __init__(self, language: Language = "python", **options: Unpack[SessionOptions]) -> None:
        self._core = Core(language, options)
        self._opening = asyncio.Lock()

    @property
    def language(self) -> Language:
        """What its snippets are written in."""
        return self._core.language

    @property
    def usable(self) -> bool:
        """Whether the next run finds what the runs before it left."""
        return self._core.is_usable

    async def run(
        self,
        code: str,
        *,
        inputs: Mapping[str, Any] | None = None,
        on_stdout: OnText | None = None,
        on_stderr: OnText | None = None,
    ) -> SessionEnvelope:
        """Runs a snippet, after those before it. Doesn't raise for code that fails.

        Raises:
            SessionEndedError: The session was closed, or has ended by itself.
            WorkerEndedError: Its worker has ended; `may_have_run` says what is known.
        """
        core = await self._open()
        options = {"inputs": inputs, "on_stdout": on_stdout, "on_stderr": on_stderr}
        call = core.run(code, options)
        if isinstance(call, SessionEnvelope):
            return call
        return await wait(call, core.submit, core.listener(options))

    async def import_file(self, source: StrPath | bytes, name: str) -> None:
        """Copies a file into the session's directory.

        Args:
            source: A path of this machine, or the content as bytes.
            name: Where the code finds it: relative, or below `/`.

        Raises:
            ValueError: The name leads out of the directory.
            InterpreterError: The file can't be read, or doesn't fit.
        """
        core = await self._open()
        await wait(core.put(source, name), core.submit)

    async def export_file(self, name: str, destination: StrPath | None = None) -> bytes:
        """A file of the session.

        Args:
            name: Its path in the session.
            destination: Where a copy is written on this machine.

        Raises:
            InterpreterError: There is no such file.
        """
        core = await self._open()
        content = await wait(core.get(name), core.submit)
        if destination is not None:
            await asyncio.to_thread(Path(destination).write_bytes, content)
        return content

    async def delete_file(self, name: str) -> None:
        """Removes a file of the session.

        Raises:
            InterpreterError: There is no such file.
        """
        core = await self._open()
        await wait(core.delete(name), core.submit)

    async def list_files(self) -> list[FileInfo]:
        """The files of the session, by their paths."""
        core = await self._open()
        return await wait(core.files(), core.submit)

    async def reset(self) -> None:
        """Ends the instance, and the run in it; the next run has a new one. Files stay."""
        core = await self._open()
        await wait(core.reset(), core.submit)

    async def close(self) -> None:
        """Ends the session, and the run in it as `cancelled`, and removes its files."""
        call = self._core.close()
        if call is not None:
            # Where its worker ends meanwhile, so does the session.
            with contextlib.suppress(WorkerEndedError):
                await wait(call, self._core.submit)

    async def __aenter__(self) -> Session:
        await self._open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _open(self) -> Core:
        core = self._core
        async with self._opening:
            core.check()
            if core.worker is None:
                call = core.open()
                await wait(call, client.submit)
                core.worker = call.worker
        return core
