"""One `capsule worker` process: a thread that writes to it, and one that reads."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from ._arguments import encode, too_large
from ._call import Call
from ._errors import WorkerEndedError, WorkerStartError
from ._messages import PROTOCOL, BuildNews, answer, lines, parse, unreadable
from ._tools import call_of, failed

_HELLO_SECONDS = 60.0
_END_SECONDS = 3.0
_KILL: int = getattr(signal, "SIGKILL", signal.SIGTERM)


class Worker:
    """A worker that is being started, runs, or has ended. It is never started again."""

    def __init__(
        self, command: list[str], hint: str | None, on_unsent: Callable[[list[Call[Any]]], None]
    ) -> None:
        """Starts a worker beside the caller, who waits for nothing.

        Args:
            command: The command and its arguments.
            hint: What to say where the command can't be run.
            on_unsent: Takes the calls that a worker which has ended did not get to read.
        """
        self._environment = dict(os.environ)
        self._command = command
        self._hint = hint
        self._on_unsent = on_unsent
        self._lock = threading.Lock()
        self._calls: dict[int, Call[Any]] = {}
        self._outbox: queue.SimpleQueue[Call[Any] | bytes | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._limit: int | None = None
        self._greeted = threading.Event()
        self._refused: str | None = None
        self._ended = False
        self._closed = False
        threading.Thread(target=self._write, name="capsule-worker", daemon=True).start()

    def submit(self, call: Call[Any]) -> bool:
        """Takes a call; false where the worker has ended."""
        with self._lock:
            if self._ended:
                return False
            self._calls[call.id] = call
        call.worker = self
        self._outbox.put(call)
        call.future.add_done_callback(lambda future: self._done(call, future.cancelled()))
        return True

    @property
    def ended(self) -> bool:
        """Whether it takes no more calls."""
        return self._ended

    def close(self) -> None:
        """Ends the process, and with it the calls that are under way."""
        with self._lock:
            self._closed = True
            process = self._process
        self._end()
        if process is None:
            return
        _signal(process, signal.SIGTERM)
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            _signal(process, _KILL)
            process.wait()

    def abandon(self) -> None:
        """Lets go of the pipes in a forked process: the worker is that of its parent."""
        self._lock = threading.Lock()
        self._ended = True
        process = self._process
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        # It is no child of this process, which must not wait for it.
        process.returncode = 0

    def _done(self, call: Call[Any], cancelled: bool) -> None:
        with self._lock:
            known = call.id in self._calls
            # One that is cancelled is still answered.
            waits = cancelled and call.sent
            if not waits:
                self._calls.pop(call.id, None)
        if known and waits:
            self._outbox.put(encode({"type": "cancel", "id": call.id}) + b"\n")

    def _reply(self, answer: bytes) -> None:
        """Sends the answer to a tool's call."""
        if self._limit is not None and len(answer) > self._limit:
            text = f"the tool's result is more than {self._limit // 1024**2} MiB of JSON"
            answer = failed(call_of(answer), ValueError(text))
        self._outbox.put(answer + b"\n")

    # The thread that writes.

    def _write(self) -> None:
        try:
            process = self._start()
        except (OSError, WorkerStartError) as error:
            self._refused = str(error)
            self._end()
            return
        assert process.stdin is not None  # noqa: S101 - it was asked for
        reader = threading.Thread(
            target=self._read, args=(process,), name="capsule-worker-reader", daemon=True
        )
        reader.start()
        if not self._greeted.wait(_HELLO_SECONDS):
            self._refused = f"it said nothing for {_HELLO_SECONDS:.0f} seconds"
            _signal(process, _KILL)
        with contextlib.suppress(OSError), process.stdin as pipe:
            while (item := self._outbox.get()) is not None:
                message = item if isinstance(item, bytes) else self._message(item)
                _write_all(pipe.fileno(), message)

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - the command was chosen by the user's project
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment,
            bufsize=0,
            # An interrupt from the terminal is for this program, which then ends the worker.
            start_new_session=sys.platform != "win32",
        )
        with self._lock:
            self._process = process
            closed = self._closed
        if closed:
            _signal(process, signal.SIGTERM)
        return process

    def _message(self, call: Call[Any]) -> bytes:
        """The bytes of a call; none for one that was cancelled, or that is too large."""
        message = call.message(self._environment)
        if self._limit is not None and len(message) > self._limit:
            call.decline(too_large(call.what, self._limit))
            return b""
        with self._lock:
            if call.id not in self._calls:
                return b""
            call.sent = True
        return message

    # The thread that reads.

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        news = BuildNews()
        try:
            with contextlib.suppress(OSError), process.stdout as pipe:
                for line in lines(pipe.fileno()):
                    if self._limit is None:
                        self._greet(line, process)
                    else:
                        self._take(line, news)
            _signal(process, _KILL)
            how = _how(process.wait())
        except Exception as error:
            # No call may wait for an answer that nobody reads.
            _signal(process, _KILL)
            process.wait()
            how = f"what it wrote can't be read: {error!r}"
        if self._limit is None and self._refused is None:
            self._refused = f"it ended with {how}"
        self._end(how)
        self._greeted.set()
        self._outbox.put(None)

    def _greet(self, line: bytes, process: subprocess.Popen[bytes]) -> None:
        message = parse(line)
        if isinstance(message, dict) and message.get("type") == "hello":
            if message.get("protocol") == PROTOCOL:
                self._limit = message["max_message_bytes"]
                self._greeted.set()
                return
            self._refused = (
                f"it speaks version {message.get('protocol')} of the protocol, this package "
                f"{PROTOCOL}: install versions that go together"
            )
        else:
            self._refused = "what it wrote is not the worker's protocol"
        _signal(process, _KILL)

    def _take(self, line: bytes, news: BuildNews) -> None:
        message = parse(line)
        if isinstance(message, tuple):
            call = self._calls.get(message[0])
            if call is not None:
                unreadable(call, line, message[1], self._reply)
            return
        kind, call = message.get("type"), self._calls.get(message.get("id", 0))
        if kind in ("progress", "diagnostics"):
            news.tell(message)
        elif call is None:
            return
        elif kind in ("log", "output", "tool"):
            if call.take is not None:
                call.take(message, self._reply)
        elif kind in ("result", "done", "error"):
            answer(call, message)
            with self._lock:
                self._calls.pop(call.id, None)

    def _end(self, how: str = "") -> None:
        """Ends all calls: those that were sent may have run, the others can go elsewhere."""
        with self._lock:
            self._ended = True
            calls = list(self._calls.values())
            self._calls.clear()
        if self._refused is not None:
            self._fail_start(calls, self._refused)
            return
        what = "was closed" if self._closed else f"ended unexpectedly ({how})"
        for call in calls:
            if call.sent:
                text = f"The worker {what} while {call.what} was under way: it may have run."
                call.fail(WorkerEndedError(text, may_have_run=True))
            elif self._closed or call.is_bound:
                text = f"The worker {what} before {call.what} was begun."
                call.fail(WorkerEndedError(text, may_have_run=False))
        unsent = [call for call in calls if not call.sent and not call.is_bound]
        if unsent and not self._closed:
            self._on_unsent(unsent)

    def _fail_start(self, calls: list[Call[Any]], reason: str) -> None:
        text = f"`{' '.join(self._command)}` can't be started: {reason}."
        for call in calls:
            call.fail(WorkerStartError(text if self._hint is None else f"{text} {self._hint}"))


def _write_all(descriptor: int, message: bytes) -> None:
    rest = memoryview(message)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    """Signals the worker and what it was started through."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.terminate()
        elif process.poll() is None:
            os.killpg(process.pid, number)


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
