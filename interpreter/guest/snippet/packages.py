"""Of the packages that this interpreter is built with, a snippet imports those that it is given."""

import sys

from .built import PACKAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ALWAYS = ("tzdata",)
"""What ``zoneinfo`` reads time zones from."""


class Allowed:
    """The modules of packages that an instance's snippets may import."""

    def __init__(self) -> None:
        self.modules: set[str] = set(_ALWAYS)

    def allow(self, packages: Iterable[str]) -> None:
        """Adds those of packages. Raises ValueError for a package that isn't there."""
        for package in packages:
            modules = PACKAGES.get(package)
            if modules is None:
                raise ValueError(f"no package {package!r} in this interpreter: it has {_listed()}")
            self.modules.update(modules)


ALLOWED = Allowed()
"""Those of this instance."""


def hint_for(module: str) -> str | None:
    """What to do about a module that can't be imported, where there is something to say."""
    top = module.partition(".")[0]
    if top in ALLOWED.modules:
        return None
    for package, (first, *_) in PACKAGES.items():
        if top == first:
            return f"{package} is in this interpreter; name it in `packages`"
    if top in sys.stdlib_module_names:
        return "of the standard library, but not in a sandbox"
    return f"beside the standard library, this interpreter has {_listed()}"


def _listed() -> str:
    return ", ".join(PACKAGES)
