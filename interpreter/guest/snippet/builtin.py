"""Built-in functions as snippets have them."""

import builtins
import sys

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
    """Brings back what a snippet has put something else in the place of, for whatever runs after
    it. Names that it has added stay."""

    def __init__(self) -> None:
        read_input.__name__ = read_input.__qualname__ = "input"
        leave.__name__ = leave.__qualname__ = "exit"
        _BUILTINS.update(input=read_input, exit=leave, quit=leave)
        self._own: dict[str, Any] = _BUILTINS.copy()
        self._is_watched = False

    def watch(self, text: str) -> None:
        """To be called before a snippet."""
        # Bringing back takes a while: it makes all of them part of the instance's own memory.
        self._is_watched = self._is_watched or "builtins" in text

    def bring_back(self) -> None:
        """To be called after a snippet."""
        if self._is_watched:
            _BUILTINS.update(self._own)


BUILTINS = Builtins()
"""Those of this instance."""
