"""A call on its way through a worker."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from pathlib import Path

from ._arguments import encode
from ._envelope import Envelope
from ._logs import LogEvent

_ids = itertools.count(1)

Deliver = Callable[[LogEvent], None]
"""Takes a line in the worker's reading thread."""


@dataclass(eq=False)
class Call:
    """One call, answered through its future, whose cancelling cancels the call."""

    task: str
    body: bytes
    """The request's JSON without `type`, `id` and `env`."""
    deliver: Deliver | None
    places: tuple[Path, ...]
    """Where the command is looked for."""
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    """This process's, when the call was made."""
    future: Future[Envelope] = field(default_factory=Future)
    id: int = field(default_factory=lambda: next(_ids))
    sent: bool = False
    """Whether a worker may have read it."""

    def message(self, environment: dict[str, str]) -> bytes:
        """The request as a line, for a worker that was started with an environment."""
        head: dict[str, object] = {"type": "call", "id": self.id}
        if self.environment != environment:
            head["env"] = _difference(environment, self.environment)
        return b"%s,%s\n" % (encode(head)[:-1], self.body[1:])

    def answer(self, envelope: Envelope) -> None:
        """Gives the outcome, unless the call was cancelled meanwhile."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_result(envelope)

    def fail(self, error: BaseException) -> None:
        """Gives an error in place of an outcome."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_exception(error)


def _difference(before: dict[str, str], now: dict[str, str]) -> dict[str, str | None]:
    changed: dict[str, str | None] = dict.fromkeys(before.keys() - now.keys())
    changed.update(now.items() - before.items())
    return changed
