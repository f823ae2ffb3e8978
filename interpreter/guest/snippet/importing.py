"""What a snippet can import: modules of its workspace, packages that it is given, and the standard
library."""

import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader

from .packages import ALLOWED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WORKSPACE = "/"
_PACKAGES = "/site-packages"


class WorkspaceFinder(FileFinder):
    """Finds modules of the workspace, also those that were written a moment ago."""

    def __init__(self) -> None:
        super().__init__(_WORKSPACE, (SourceFileLoader, SOURCE_SUFFIXES))

    def find_spec(self, fullname: str, target: Any = None) -> ModuleSpec | None:
        """The module's spec."""
        self.invalidate_caches()
        return super().find_spec(fullname, target)


class PackagesFinder:
    """Finds modules of the packages that snippets are given."""

    def __init__(self, finder: Any) -> None:
        self._finder = finder
        self.invalidate_caches = finder.invalidate_caches

    def find_spec(self, fullname: str, target: Any = None) -> ModuleSpec | None:
        """The module's spec."""
        allowed = fullname in ALLOWED.modules
        return self._finder.find_spec(fullname, target) if allowed else None


def set_up_imports() -> None:
    """To be called when nothing of the guest is to be imported any more."""
    hook = sys.path_hooks[0]

    def find(directory: str) -> Any:
        if directory == _WORKSPACE:
            return WorkspaceFinder()
        if directory == _PACKAGES:
            return PackagesFinder(hook(directory))
        raise ImportError(directory)

    sys.path_hooks.insert(0, find)
    for directory in (_WORKSPACE, _PACKAGES):
        sys.path_importer_cache.pop(directory, None)
    sys.path[:] = [_WORKSPACE, *(it for it in sys.path if it in (_PACKAGES, "/python"))]
