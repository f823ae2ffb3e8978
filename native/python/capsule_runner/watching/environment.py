"""Reads of environment variables."""

import os
from collections.abc import Iterator

from capsule_runner.system.environment import fill
from capsule_runner.watching.patches import Patches
from capsule_runner.watching.watch import ENV, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def watch_environment(patches: Patches, grantable: list[str] | None) -> None:
    """Notices reads of ``os.environ``. ``grantable`` are the names that can ever have a value."""
    names = None if grantable is None else frozenset(os.fsencode(name) for name in grantable)
    fill(_Watched(names))
    patches.on_undo(lambda: fill({}))


class _Watched(dict[bytes, bytes]):
    """An environment in which nothing is set yet."""

    def __init__(self, grantable: frozenset[bytes] | None) -> None:
        super().__init__()
        self._grantable = grantable

    def _note(self, key: Any) -> None:
        # A name that no task may be granted is absent now and in every call. What the code has
        # set itself is its own.
        if dict.__contains__(self, key):
            return
        if self._grantable is None or key in self._grantable:
            WATCH.note(ENV)

    def _note_all(self) -> None:
        if self._grantable is None or self._grantable:
            WATCH.note(ENV)

    def __getitem__(self, key: bytes) -> bytes:
        self._note(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)

    def get(self, key: bytes, default: Any = None) -> Any:
        self._note(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[bytes]:
        self._note_all()
        return super().__iter__()

    def __len__(self) -> int:
        self._note_all()
        return super().__len__()
