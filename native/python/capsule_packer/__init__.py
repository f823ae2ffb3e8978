"""Compiles the modules of the runner and of the standard library, for the runner's build.

componentize-py evaluates this in the CPython that tasks run on, so the code is made by the one that
reads it. What is written lies where the runner's own build finds it:
:mod:`capsule_runner.importing.packed` reads it.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator

_OUTPUT = "/0/archive.bin"

_ROOTS = {"/python": 0, "/0": 2, "/world": 2, "/bundled": 2}
"""Where modules lie, and how they are compiled: 2 leaves docstrings out, which only the standard
library's are any use for."""

_LEFT_OUT = frozenset(
    {
        "__pycache__",
        "capsule_packer",
        "config-3.14-wasm32-wasi",
        "ensurepip",
        "idlelib",
        "site-packages",
        "test",
        "tkinter",
        "turtledemo",
        "venv",
    }
)
"""Directories that hold no modules, or none for a program without a screen and a file system."""

_LEFT_OUT_MODULES = frozenset({"antigravity", "turtle", "this"})

_INSTEAD = {
    "capsule_runner.http.ssl_module": "ssl",
    "capsule_runner.system.bz2_module": "_bz2",
    "capsule_runner.system.ctypes_module": "ctypes",
    "capsule_runner.system.ctypes_util_module": "ctypes.util",
    "capsule_runner.system.lzma_module": "_lzma",
}
"""Modules that take the place of one of the standard library."""


def pack() -> None:
    """Writes all code behind an index ``{name: (place, size, is_package, origin)}``."""
    index: dict[str, tuple[int, int, bool, str]] = {}
    codes: list[bytes] = []
    place = 0
    for name, path, optimize in _modules():
        with open(path, "rb") as file:
            code = compile(file.read(), path, "exec", dont_inherit=True, optimize=optimize)
        data = marshal.dumps(code)
        index[name] = place, len(data), path.endswith("/__init__.py"), path
        codes.append(data)
        place += len(data)
    head = marshal.dumps(index)
    with open(_OUTPUT, "wb") as file:
        file.write(len(head).to_bytes(4, "little"))
        file.write(head)
        file.writelines(codes)


def _modules() -> Iterator[tuple[str, str, int]]:
    """Name, file and way of each. Later ones of a name win."""
    for root, optimize in _ROOTS.items():
        for directory, directories, files in os.walk(root):
            directories[:] = sorted(name for name in directories if name not in _LEFT_OUT)
            for file in sorted(files):
                place = f"{directory}/{file}"[len(root) + 1 :].removesuffix(".py")
                name = place.removesuffix("/__init__").replace("/", ".")
                if file.endswith(".py") and name not in _LEFT_OUT_MODULES:
                    yield _INSTEAD.get(name, name), f"{directory}/{file}", optimize


class WitWorld:
    """What componentize-py asks an application for. Nobody calls it."""


pack()
