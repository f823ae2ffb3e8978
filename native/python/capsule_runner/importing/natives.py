"""Modules in native code, of a runner that was built with the packages of one file.

They are linked into the runner's own code and begun when it is built: there is no file to load them
from in a task.
"""

import _imp
from importlib.machinery import ModuleSpec
from types import ModuleType

NATIVES: dict[str, ModuleType] = {}
"""Begun and not yet evaluated, by name. Empty in the runner that all files share."""


class NativeFinder:
    """Finds them, as a finder of ``sys.meta_path``."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The module's spec."""
        return ModuleSpec(name, NativeLoader(), origin="native") if name in NATIVES else None

    def invalidate_caches(self) -> None:
        """There are none."""


class NativeLoader:
    """Evaluates one of them."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module that was begun."""
        return NATIVES[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Evaluates it, unless it was evaluated when it was begun."""
        _imp.exec_dynamic(module)
