"""Makes the interpreter one for tasks. Imports what is in the memory of every one."""

import gc
import random  # noqa: F401 - componentize-py imports these afterwards
import sys
import weakref  # noqa: F401

import capsule  # noqa: F401
from capsule_runner.building.bindings import import_bindings
from capsule_runner.files.functions import stand_before_files
from capsule_runner.importing.adaptations import register
from capsule_runner.importing.adapting import adapt
from capsule_runner.system import refusals, stdio


def prepare() -> None:
    """The runner's modules are imported already."""
    import_bindings()
    refusals.refuse_without_modules()
    stand_before_files()
    register()
    for name, module in list(sys.modules.items()):
        adapt(name, module)
    gc.collect()
    # The last thing: what is written until now is for whoever builds.
    stdio.set_up()
