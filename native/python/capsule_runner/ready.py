"""What is to be done when ``init`` ends: for guests that are more than tasks."""

from collections.abc import Callable


class Ready:
    """Functions that are called once all is evaluated and compiled."""

    def __init__(self) -> None:
        self._functions: list[Callable[[], None]] = []

    def add(self, function: Callable[[], None]) -> None:
        """Has a function called."""
        self._functions.append(function)

    def call(self) -> None:
        """Calls them, in their order."""
        while self._functions:
            self._functions.pop(0)()


READY = Ready()
"""Those of the snapshot."""
