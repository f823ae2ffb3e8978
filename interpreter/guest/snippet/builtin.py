"""Built-in functions as snippets have them."""

import builtins
import sys
from builtins import id, map, tuple  # kept, whatever a snippet does to them

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_BUILTINS = vars(builtins)

_NO_INPUT = "there is nobody to answer input(): pass values as `inputs`"


def read_input(prompt: object = "", /) -> NoReturn:
    """Raises EOFError: a snippet has no standard input."""
    sys.stdout.write(f"{prompt}")
    raise EOFError(_NO_INPUT)


def leave(code: object = None, /) -> NoReturn:
    """Ends the snippet."""
    raise SystemExit(code)


class Builtins:
    """Keeps what snippets put into ``builtins`` from whatever runs between them."""

    def __init__(self) -> None:
        read_input.__name__ = read_input.__qualname__ = "input"
        leave.__name__ = leave.__qualname__ = "exit"
        _BUILTINS.update(input=read_input, exit=leave, quit=leave)
        self._own: dict[str, Any] = _BUILTINS.copy()
        self._ids = _identities()
        self._changed: dict[str, Any] | None = None
        self._watched = False

    def enter(self, text: str) -> None:
        """To be called before a snippet: what those before it have changed is there again."""
        # Looking takes a while: it makes all of them part of the instance's own memory.
        self._watched = self._watched or "builtins" in text
        if self._changed is not None:
            _replace(self._changed)

    def leave(self) -> None:
        """To be called after a snippet."""
        if self._watched and _identities() != self._ids:
            self._changed = _BUILTINS.copy()
            _replace(self._own)


def _identities() -> tuple[int, ...]:
    return tuple(map(id, _BUILTINS.values()))


def _replace(names: dict[str, Any]) -> None:
    _BUILTINS.clear()
    _BUILTINS.update(names)


BUILTINS = Builtins()
"""Those of this instance."""
