"""What the package for host programs has beside: a file with tasks may import it too."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def run(**_options: Any) -> NoReturn:
    """Starts tasks from a host program. Raises RuntimeError: a task calls others directly."""
    _refuse("run")


def run_sync(**_options: Any) -> NoReturn:
    """Starts tasks from a host program. Raises RuntimeError: a task calls others directly."""
    _refuse("run_sync")


def close() -> NoReturn:
    """Ends the host program's worker. Raises RuntimeError: a task has none."""
    _refuse("close")


def _refuse(name: str) -> NoReturn:
    raise RuntimeError(
        f"capsule.{name} is for host programs. In a task, call the other task's function, "
        "or `capsule.remote(name)` for one of another file or language."
    )
