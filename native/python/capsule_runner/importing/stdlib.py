"""The standard library: every module of it can be imported at any time.

What the runner doesn't import when it is built is compiled then, and kept packed.
"""

import marshal
import os
import sys
import zlib
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import NamedTuple

ROOT = "/python"
"""Where componentize-py has the standard library while the runner is built."""

_LEFT_OUT = frozenset(
    {
        "__pycache__",
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

_LEFT_OUT_MODULES = frozenset({"turtle", "pydoc_data/topics", "antigravity", "this"})


class _Packed(NamedTuple):
    code: bytes
    is_package: bool


_modules: dict[str, _Packed] = {}


def pack_stdlib() -> None:
    """Compiles and keeps every module that isn't imported yet. Runs when the runner is built."""
    for directory, directories, files in os.walk(ROOT):
        directories[:] = sorted(name for name in directories if name not in _LEFT_OUT)
        for file in sorted(files):
            path = f"{directory}/{file}"
            place = path[len(ROOT) + 1 :].removesuffix(".py")
            if file.endswith(".py") and place not in _LEFT_OUT_MODULES:
                _pack(place, path)


def _pack(place: str, path: str) -> None:
    is_package = place.endswith("/__init__")
    name = place.removesuffix("/__init__").replace("/", ".")
    if name in sys.modules:
        return
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    _modules[name] = _Packed(zlib.compress(marshal.dumps(code), 9), is_package)


class StdlibFinder:
    """Finds the modules that were packed."""

    def find_spec(self, name: str, _target: object = None) -> ModuleSpec | None:
        """The module's spec."""
        packed = _modules.get(name)
        if packed is None:
            return None
        path = f"{ROOT}/{name.replace('.', '/')}"
        origin = f"{path}/__init__.py" if packed.is_package else f"{path}.py"
        spec = ModuleSpec(name, StdlibLoader(packed), origin=origin)
        spec.has_location = True
        if packed.is_package:
            spec.submodule_search_locations = [path]
        return spec

    def invalidate_caches(self) -> None:
        """There are none."""


class StdlibLoader:
    """Evaluates a packed module."""

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """The ordinary kind of module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Evaluates the module's top level."""
        exec(self.get_code(), module.__dict__)

    def get_code(self, _name: str = "") -> CodeType:
        """The module's code."""
        return marshal.loads(zlib.decompress(self._packed.code))

    def get_source(self, _name: str = "") -> None:
        """The sources of the standard library are not kept."""
        return None

    def is_package(self, _name: str = "") -> bool:
        """Whether the module can have submodules."""
        return self._packed.is_package


def stdlib_hook(directory: str) -> StdlibFinder:
    """The finder for a directory of the standard library."""
    if directory == ROOT or directory.startswith(f"{ROOT}/"):
        return StdlibFinder()
    raise ImportError(f"{directory} is not the standard library")
