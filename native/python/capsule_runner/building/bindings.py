"""The bindings of the world, all of which componentize-py holds on to."""

import importlib

from capsule_runner.importing.packed import ARCHIVE

_PACKAGE = "wit_world.imports."


def import_bindings() -> None:
    """Imports them while the stand-ins are in place."""
    for name in ARCHIVE.names():
        if name.startswith(_PACKAGE):
            importlib.import_module(name)
    importlib.import_module("componentize_py_types")
