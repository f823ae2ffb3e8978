"""What is done once, when an instance begins."""

import sys

from capsule.interpreter import hide_frames_of

from . import common  # noqa: F401 - what most snippets import is in the snapshot
from .importing import set_up_imports
from .waiting import let_run_anywhere

_ENTRY = "python"
_GUEST = [_ENTRY, *(name for name in sys.modules if name.partition(".")[0] == __package__)]
"""Names of the guest's own modules."""


class Beginning:
    """Whether it is done."""

    def __init__(self) -> None:
        self._is_over = False

    def begin(self) -> None:
        """To be called before a snippet."""
        if self._is_over:
            return
        self._is_over = True
        sys.argv[:] = ["snippet.py"]
        for name in _GUEST:
            # Imports of the same names are those of the workspace's modules.
            del sys.modules[name]
        set_up_imports()


for _name in _GUEST:
    hide_frames_of(sys.modules[_name].__file__ or "")
let_run_anywhere()

BEGINNING = Beginning()
"""That of this instance."""
