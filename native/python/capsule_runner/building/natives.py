"""Begins the modules in native code that a runner of its own is built with."""

import _imp
from importlib.machinery import ModuleSpec
from os import O_RDONLY, close, fstat, read
from os import open as open_file  # as it is before the task's own stands before it

from capsule_runner.importing.natives import NATIVES

_LIST = "/1/capsule-natives.txt"
"""In the second directory that componentize-py is given: the files of packages with native code,
one a line, with forward slashes. The runner that all files share is built without."""


def begin_natives() -> None:
    """Loads and links each; what a module does at its top is left to whoever imports it."""
    try:
        handle = open_file(_LIST, O_RDONLY)
    except FileNotFoundError:
        return
    names = read(handle, fstat(handle).st_size).decode()
    close(handle)
    for path in names.splitlines():
        name = path.replace("/", ".").removesuffix(_imp.extension_suffixes()[0])
        NATIVES[name] = _imp.create_dynamic(ModuleSpec(name, None, origin=f"/1/{path}"))
