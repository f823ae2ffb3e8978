"""What ``asyncio.run`` asks for a loop. Imports nothing of asyncio before that."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class LazyPolicy:
    """Gives out the task's loop."""

    def __init__(self) -> None:
        self._loop: Any = None

    def new_event_loop(self) -> Any:
        """A loop."""
        from capsule_runner.waiting.loop import TaskLoop

        return TaskLoop()

    def get_event_loop(self) -> Any:
        """The loop that was set."""
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop: Any) -> None:
        """Sets the loop."""
        self._loop = loop
