"""Turns the runner's own import system, which reads files, into the task's, which doesn't."""

import sys
from importlib.machinery import BuiltinImporter, FrozenImporter, PathFinder

from capsule_runner.importing.finder import path_hook
from capsule_runner.importing.natives import NATIVES, NativeFinder
from capsule_runner.importing.packed import STDLIB, packed_hook
from capsule_runner.importing.store import SITE_PACKAGES


def set_up_imports(roots: list[str]) -> None:
    """To be called before the first of the task's modules is imported.

    The roots are directories of the project, relative to its own.
    """
    natives = [NativeFinder()] if NATIVES else []
    sys.meta_path[:] = [BuiltinImporter, FrozenImporter, *natives, PathFinder]
    # The hook for directories of the file system stays, for modules that lie in granted ones.
    sys.path_hooks[:] = [path_hook, packed_hook, sys.path_hooks[-1]]
    sys.path[:] = [*(f"/{root}" for root in roots), SITE_PACKAGES, STDLIB]
    sys.path_importer_cache.clear()
    sys.dont_write_bytecode = True
