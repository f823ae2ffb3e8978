"""``os.environ``: what the call's policy grants."""

import os

from wit_world.imports import environment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_set_by_top_level: dict[bytes, bytes] = {}
"""Variables that the top level has set; they are part of the snapshot."""


def fill(data: dict[bytes, bytes]) -> None:
    """Takes these as the variables, for ``os.environ`` and ``os.environb`` alike."""
    for view in (os.environ, os.environb):
        view._data = data


def keep_set_variables() -> None:
    """To be called when ``init`` ends."""
    data: Any = os.environ._data
    _set_by_top_level.update(dict.items(data))


def renew() -> None:
    """To be called when a call begins. What the top level has set itself wins, as it would if it
    were evaluated now."""
    granted = {
        os.fsencode(name): os.fsencode(value) for name, value in environment.get_environment()
    }
    fill(granted | _set_by_top_level)
