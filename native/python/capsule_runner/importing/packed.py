"""The modules that come with the runner: the standard library, and its own.

Their code lies in an archive that the linked runner has beside its memory, so that it costs a task
nothing (``native/componentize/src/link``). While the runner is built it is a file.

This is imported before all else, so it imports little itself.
"""

import marshal
import sys
from importlib.machinery import ModuleSpec
from os import pread
from types import CodeType, ModuleType

from capsule_runner.importing.adapting import adapt

STDLIB = "/python"
"""Where the standard library lies, for whoever asks a module for its file."""

_ROOTS = (f"{STDLIB}/", "/0/", "/world/", "/bundled/")
"""With the runner's own sources, the bindings of the world, and what these need."""

_HANDLE = -7_700
"""What the linked runner takes for the archive, in the place of an open file."""


class Archive:
    """Reads the archive."""

    def __init__(self) -> None:
        self._handle = _HANDLE
        self._start = 0
        self._index: dict[str, tuple[int, int, bool, str]] | None = None

    def read_from(self, handle: int) -> None:
        """Reads an open file, until :meth:`settle` is called."""
        self._handle = handle

    def settle(self) -> None:
        """Forgets what is read again when it is needed. From now on the archive is the runner's."""
        self._handle = _HANDLE
        self._index = None

    def names(self) -> list[str]:
        """Names of all modules."""
        return list(self._read_index())

    def find(self, name: str) -> tuple[int, int, bool, str] | None:
        """Place and size of a module's code, whether it is a package, and its file."""
        return self._read_index().get(name)

    def _read_index(self) -> dict[str, tuple[int, int, bool, str]]:
        index = self._index
        if index is None:
            size = int.from_bytes(self._read(4, 0), "little")
            self._start = 4 + size
            index = self._index = marshal.loads(self._read(size, 4))
        return index

    def code(self, name: str) -> CodeType:
        """A module's code."""
        entry = self.find(name)
        if entry is None:
            raise ImportError(f"{name} is not in the archive", name=name)
        place, size, _, _ = entry
        return marshal.loads(self._read(size, self._start + place))

    def _read(self, size: int, place: int) -> bytes:
        data = pread(self._handle, size, place)
        # A file gives less at once.
        while len(data) < size:
            data += pread(self._handle, size - len(data), place + len(data))
        return data


ARCHIVE = Archive()
"""That of this runner."""


class PackedFinder:
    """Finds the modules of the archive."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The module's spec."""
        entry = ARCHIVE.find(name)
        if entry is None:
            return None
        _, _, is_package, origin = entry
        spec = ModuleSpec(name, LOADER, origin=origin)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [origin.removesuffix("/__init__.py")]
        return spec

    def iter_modules(self, prefix: str = "") -> list[tuple[str, bool]]:
        """The archive's modules are not listed."""
        return []

    def invalidate_caches(self) -> None:
        """There are none."""


class PackedLoader:
    """Evaluates modules of the archive."""

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """The ordinary kind of module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Evaluates the module's top level."""
        exec(ARCHIVE.code(module.__name__), module.__dict__)
        adapt(module.__name__, module)

    def get_code(self, name: str) -> CodeType:
        """The module's code."""
        return ARCHIVE.code(name)

    def get_source(self, _name: str = "") -> None:
        """The sources are not kept."""
        return

    def is_package(self, name: str) -> bool:
        """Whether the module can have submodules."""
        entry = ARCHIVE.find(name)
        return entry is not None and entry[2]


FINDER = PackedFinder()
LOADER = PackedLoader()


def packed_hook(directory: str) -> PackedFinder:
    """The finder for a directory of the archive."""
    if f"{directory}/".startswith(_ROOTS):
        return FINDER
    raise ImportError(f"{directory} is not the runner's")


def is_stdlib(name: str) -> bool:
    """Whether a module is the standard library's."""
    return name.partition(".")[0] in sys.stdlib_module_names
