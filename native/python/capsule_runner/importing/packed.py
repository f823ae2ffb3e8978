"""Modules that the runner has but doesn't evaluate when it is built: most of the standard library,
and what of the runner itself few tasks need. They are compiled then, and kept packed.
"""

import marshal
import os
import sys
import zlib
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import NamedTuple

from capsule_runner.importing.adaptations import adapt

STDLIB = "/python"
"""Where componentize-py has the standard library while the runner is built."""

RUNNER = "/0"
"""Where it has the runner's sources."""

_ROOTS = (STDLIB, RUNNER, "/world", "/bundled")
"""With the bindings of the world, that it makes, and what these need."""

_INSTEAD = {"capsule_runner.http.ssl_module": "ssl"}
"""Modules that take the place of one of the standard library."""

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
    origin: str
    is_package: bool


_modules: dict[str, _Packed] = {}


def pack_modules() -> None:
    """Compiles and keeps every module that isn't imported yet. Runs when the runner is built."""
    for root in _ROOTS:
        for directory, directories, files in os.walk(root):
            directories[:] = sorted(name for name in directories if name not in _LEFT_OUT)
            for file in sorted(files):
                place = f"{directory}/{file}"[len(root) + 1 :].removesuffix(".py")
                if file.endswith(".py") and place not in _LEFT_OUT_MODULES:
                    _pack(place, f"{directory}/{file}")


def _pack(place: str, path: str) -> None:
    is_package = place.endswith("/__init__")
    name = place.removesuffix("/__init__").replace("/", ".")
    name = _INSTEAD.get(name, name)
    if name in sys.modules:
        return
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    _modules[name] = _Packed(zlib.compress(marshal.dumps(code), 9), path, is_package)


def is_stdlib(name: str) -> bool:
    """Whether a module is the standard library's."""
    return name.partition(".")[0] in sys.stdlib_module_names


class PackedFinder:
    """Finds the modules that were packed."""

    def find_spec(self, name: str, _target: object = None) -> ModuleSpec | None:
        """The module's spec."""
        packed = _modules.get(name)
        if packed is None:
            return None
        spec = ModuleSpec(name, PackedLoader(packed), origin=packed.origin)
        spec.has_location = True
        if packed.is_package:
            spec.submodule_search_locations = [packed.origin.removesuffix("/__init__.py")]
        return spec

    def invalidate_caches(self) -> None:
        """There are none."""


class PackedLoader:
    """Evaluates a packed module."""

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """The ordinary kind of module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Evaluates the module's top level."""
        exec(self.get_code(), module.__dict__)
        adapt(module.__name__, module)

    def get_code(self, _name: str = "") -> CodeType:
        """The module's code."""
        return marshal.loads(zlib.decompress(self._packed.code))

    def get_source(self, _name: str = "") -> None:
        """The sources are not kept."""
        return None

    def is_package(self, _name: str = "") -> bool:
        """Whether the module can have submodules."""
        return self._packed.is_package


def packed_hook(directory: str) -> PackedFinder:
    """The finder for a directory of the packed modules."""
    if f"{directory}/".startswith(tuple(f"{root}/" for root in _ROOTS)):
        return PackedFinder()
    raise ImportError(f"{directory} is not the runner's")
