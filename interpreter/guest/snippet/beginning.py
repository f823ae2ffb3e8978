"""What is done once, when all of the guest is evaluated."""

import sys

from capsule.interpreter import READY, hide

from . import common  # noqa: F401 - what most snippets import is in the snapshot
from .importing import set_up_imports
from .packages import ALLOWED
from .waiting import let_run_anywhere

_ENTRY = "python"


def _begin() -> None:
    for name in list(sys.modules):
        if name == _ENTRY or name.partition(".")[0] == __package__:
            hide(name)
    sys.argv[:] = ["snippet.py"]
    let_run_anywhere()
    ALLOWED.begin()
    set_up_imports()


READY.add(_begin)
