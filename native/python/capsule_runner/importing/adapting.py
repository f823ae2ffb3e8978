"""Changes modules right after they are evaluated."""

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ADAPTATIONS: dict[str, Callable[[Any], None]] = {}
"""What is to be done with a module, by its name: :mod:`capsule_runner.importing.adaptations`."""


def adapt(name: str, module: Any) -> None:
    """To be called when a module has been evaluated."""
    change = ADAPTATIONS.get(name)
    if change is not None:
        change(module)
