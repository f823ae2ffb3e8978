"""The worker of this process: started by the first call, replaced by the first after its end."""

from __future__ import annotations

import atexit
import os
import threading
from typing import Any

from ._call import Call
from ._command import explain_npx, worker_command
from ._errors import WorkerStartError
from ._worker import Worker


class Client:
    """Sends calls to a worker that is there when it is needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: Worker | None = None

    def submit(self, call: Call[Any]) -> None:
        """Sends a call.

        Raises:
            WorkerStartError: There is no command that could be started.
        """
        with self._lock:
            if self._worker is None or not self._worker.submit(call):
                self._worker = self._start(call)
                self._worker.submit(call)

    def close(self) -> None:
        """Ends the worker and the calls that are under way; a later call starts another one."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def forget(self) -> None:
        """Leaves the worker to the process that this one was forked from."""
        self._lock = threading.Lock()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.abandon()

    def _start(self, call: Call[Any]) -> Worker:
        command = worker_command(*call.places)
        return Worker(command, explain_npx(command, call.places), self._submit_again)

    def _submit_again(self, calls: list[Call[Any]]) -> None:
        for call in calls:
            try:
                self.submit(call)
            except WorkerStartError as error:
                call.fail(error)


client = Client()

atexit.register(client.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=client.forget)
