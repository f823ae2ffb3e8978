"""The tasks of this component."""

import sys
from collections.abc import Callable

from capsule_runner.failures.failure import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

type Function = Callable[..., Any]


class Tasks:
    """The functions that are tasks, by the names of the tasks."""

    def __init__(self) -> None:
        self._entry = ""
        self._names: dict[str, str] = {}
        self._functions: dict[str, Function] | None = None

    def declare(self, entry: str, names: dict[str, str]) -> None:
        """Says which functions of which module they are."""
        self._entry = entry
        self._names = names

    def evaluate(self) -> dict[str, Function]:
        """Evaluates the entry's top level, unless that has been done. Raises what it raises."""
        if self._functions is None:
            # The function, and no call of importlib, which would stand in tracebacks.
            __import__(self._entry)
            module = sys.modules[self._entry]
            self._functions = {
                task: _undecorated(getattr(module, name)) for task, name in self._names.items()
            }
        return self._functions

    def find(self, task: str) -> Function:
        """The function of a task."""
        function = self.evaluate().get(task)
        if function is None:
            message = f"the component has no task named {task!r}"
            raise Failure("task_not_found", "Error", message)
        return function


def _undecorated(function: Function) -> Function:
    """The function itself, where ``capsule.task`` has made a stub of it."""
    return getattr(function, "__capsule_function__", function)


TASKS = Tasks()
"""Those of the file that this runner has become."""
