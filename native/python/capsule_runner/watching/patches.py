"""Functions that are replaced for as long as ``init`` evaluates a top level."""

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_PUT: list[object] = []
"""What was put into types written in C. Their caches of attributes aren't told of the change, and
go on to give what was there: so it must live, and do what the original does."""


class Patches:
    """What was replaced, and how to undo it."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], None]] = []

    def set(self, owner: Any, name: str, value: Any) -> None:
        """Replaces an attribute."""
        if name in vars(owner):
            original = vars(owner)[name]
            self._undo.append(lambda: setattr(owner, name, original))
        else:
            self._undo.append(lambda: delattr(owner, name))
        setattr(owner, name, value)

    def put(self, mapping: dict[str, Any], key: str, value: Any) -> None:
        """Replaces an item."""
        original = mapping[key]
        self._undo.append(lambda: mapping.__setitem__(key, original))
        mapping[key] = value
        _PUT.append(value)

    def on_undo(self, action: Callable[[], None]) -> None:
        """Does something more when everything is brought back."""
        self._undo.append(action)

    def undo(self) -> None:
        """Brings everything back, the last first."""
        while self._undo:
            self._undo.pop()()
