"""Finds modules in the store: a path entry finder as the import system knows them."""

from collections.abc import Iterator
from importlib.machinery import ModuleSpec

from capsule_runner.importing.loader import StoreLoader
from capsule_runner.importing.store import SITE_PACKAGES, STORE


class StoreFinder:
    """Finds the modules that lie in one directory of the store."""

    def __init__(self, directory: str) -> None:
        self._directory = directory
        self._prefix = directory if directory == "/" else f"{directory}/"

    def find_spec(self, name: str, _target: object = None) -> ModuleSpec | None:
        """The module's spec; a directory without ``__init__.py`` is part of a namespace package."""
        place = self._prefix + name.rpartition(".")[2]
        if STORE.has_file(f"{place}/__init__.py"):
            return spec(name, f"{place}/__init__.py", package=place)
        if STORE.has_file(f"{place}.py"):
            return spec(name, f"{place}.py")
        if STORE.names(place) is None:
            return None
        namespace = ModuleSpec(name, None, is_package=True)
        namespace.submodule_search_locations = [place]
        return namespace

    def iter_modules(self, prefix: str = "") -> Iterator[tuple[str, bool]]:
        """Names of the modules and whether they are packages, for ``pkgutil``."""
        for name in sorted(STORE.names(self._directory) or ()):
            if STORE.has_file(f"{self._prefix}{name}/__init__.py"):
                yield prefix + name, True
            elif name.endswith(".py") and name != "__init__.py":
                yield prefix + name.removesuffix(".py"), False

    def invalidate_caches(self) -> None:
        """There are none: the store is what it is."""


def path_hook(directory: str) -> StoreFinder:
    """The finder for a directory of the store."""
    if directory in ("/", SITE_PACKAGES) or STORE.names(directory) is not None:
        return StoreFinder(directory)
    raise ImportError(f"{directory} is not in the task")


def spec(name: str, path: str, package: str | None = None) -> ModuleSpec:
    """The spec of the module in a file."""
    shown = shown_path(path)
    found = ModuleSpec(name, StoreLoader(name, path, shown), origin=shown)
    found.has_location = True
    if package is not None:
        found.submodule_search_locations = [package]
    return found


def shown_path(path: str) -> str:
    """A file's path as tracebacks have it: relative to the project's root, but for packages."""
    return path if path.startswith(f"{SITE_PACKAGES}/") else path.removeprefix("/")
