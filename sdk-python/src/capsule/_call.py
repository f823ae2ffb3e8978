"""A request on its way through a worker."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._arguments import encode
from ._envelope import ErrorInfo

if TYPE_CHECKING:
    from ._worker import Worker

T = TypeVar("T")

_ids = itertools.count(1)

Message = dict[str, Any]
"""What the worker wrote."""

Reply = Callable[[bytes], None]
"""Sends an `answer` to the worker: its JSON."""

Take = Callable[[Message, Reply], None]
"""Takes what comes amid a call, in the worker's reading thread."""


@dataclass(eq=False)
class Call(Generic[T]):
    """One request, answered through its future, whose cancelling cancels it."""

    type: str
    what: str
    """Names it in messages, as `task "main"`."""
    body: bytes
    """The request's JSON without `type`, `id` and `env`."""
    read: Callable[[Message], T]
    """Makes the outcome of the last message."""
    refuse: Callable[[ErrorInfo], T] | None = None
    """Makes the outcome of one that can't be sent or read; `None` where that is an exception."""
    places: tuple[Path, ...] = ()
    """Where the command is looked for."""
    sees_environment: bool = False
    """Whether the variables of this process are those of the request."""
    take: Take | None = None
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    """This process's, when the call was made."""
    future: Future[T] = field(default_factory=Future)
    id: int = field(default_factory=lambda: next(_ids))
    worker: Worker | None = None
    """The one that took it last."""
    is_bound: bool = False
    """Whether no other worker can take it than the one that it is given to."""
    sent: bool = False
    """Whether a worker may have read it."""

    def message(self, environment: dict[str, str]) -> bytes:
        """The request as a line, for a worker that was started with an environment."""
        head: dict[str, object] = {"type": self.type, "id": self.id}
        if self.sees_environment and self.environment != environment:
            head["env"] = _difference(environment, self.environment)
        if self.body == b"{}":
            return encode(head) + b"\n"
        return b"%s,%s\n" % (encode(head)[:-1], self.body[1:])

    def answer(self, outcome: T) -> None:
        """Gives the outcome, unless the call was cancelled meanwhile."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_result(outcome)

    def fail(self, error: BaseException) -> None:
        """Gives an error in place of an outcome."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_exception(error)

    def decline(self, error: ErrorInfo) -> None:
        """Ends a call that can't be sent, or whose outcome can't be read."""
        if self.refuse is None:
            self.fail(ValueError(error.message))
        else:
            self.answer(self.refuse(error))


def _difference(before: dict[str, str], now: dict[str, str]) -> dict[str, str | None]:
    changed: dict[str, str | None] = dict.fromkeys(before.keys() - now.keys())
    changed.update(now.items() - before.items())
    return changed
