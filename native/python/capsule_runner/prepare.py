"""What is done once, when the runner is built."""

import gc
import importlib
import sys

from capsule_runner.files.functions import stand_before_files
from capsule_runner.importing.adaptations import adapt
from capsule_runner.importing.packed import pack_modules
from capsule_runner.system import refusals, stdio


def prepare() -> None:
    """Makes the interpreter one for tasks. The runner's own modules are imported already."""
    stdio.set_up()
    refusals.refuse_without_modules()
    pack_modules()
    stand_before_files()
    for name, module in list(sys.modules.items()):
        adapt(name, module)
    importlib.invalidate_caches()
    gc.collect()
