"""Of the packages that this interpreter is built with, a snippet imports those that it is given."""

import sys

from capsule.interpreter import RENEWALS

from .built import PACKAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

_ALWAYS = ("tzdata",)
"""What ``zoneinfo`` reads time zones from."""


class Allowed:
    """The modules of packages that an instance's snippets may import."""

    def __init__(self) -> None:
        self.modules: set[str] = set(_ALWAYS)
        self._evaluated: dict[str, ModuleType] = {}

    def begin(self) -> None:
        """To be called once all is imported: what packages have brought waits to be given."""
        for name in list(sys.modules):
            if any(_top(name) in modules for modules in PACKAGES.values()):
                self._evaluated[name] = sys.modules.pop(name)

    def allow(self, packages: Iterable[str]) -> None:
        """Gives those of packages. Raises ValueError for a package that isn't there."""
        for package in packages:
            modules = PACKAGES.get(package)
            if modules is None:
                raise ValueError(f"no package {package!r} in this interpreter: it has {_listed()}")
            if not self.modules.issuperset(modules):
                self.modules.update(modules)
                given = {name: it for name, it in self._evaluated.items() if _top(name) in modules}
                sys.modules.update(given)
                RENEWALS.renew(given)


ALLOWED = Allowed()
"""Those of this instance."""


def hint_for(module: str) -> str | None:
    """What to do about a module that can't be imported, where there is something to say."""
    top = _top(module)
    if top in ALLOWED.modules:
        return None
    # The package of that name itself, before one that requires it.
    bringing = [name for name, modules in PACKAGES.items() if top in modules]
    bringing.sort(key=lambda name: PACKAGES[name][0] != top)
    if bringing:
        return f"{bringing[0]} is in this interpreter; name it in `packages`"
    if top in sys.stdlib_module_names:
        return "of the standard library, but not in a sandbox"
    return f"beside the standard library, this interpreter has {_listed()}"


def _top(module: str) -> str:
    return module.partition(".")[0]


def _listed() -> str:
    return ", ".join(PACKAGES)
