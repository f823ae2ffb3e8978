"""Which paths may hold something in a call that they don't hold while a top level is evaluated."""

from capsule_runner.importing.packed import STDLIB
from capsule_runner.importing.store import SITE_PACKAGES
from capsule_runner.watching.watch import FILES, WATCH

_SYSTEM = ("/bin", "/etc", "/lib", "/proc", "/sbin", "/sys", "/usr", "/var")
"""What a whole operating system has there, a task has not. Packages look for time zones, types of
files and programs."""

_NEVER = (*_SYSTEM, SITE_PACKAGES, STDLIB)


class Grants:
    """What the file's tasks may be granted."""

    def __init__(self) -> None:
        self._directories: list[str] | None = None

    def know(self, directories: list[str] | None) -> None:
        """Directories of the tasks' own policies; None where they aren't known."""
        self._directories = directories

    def note(self, place: str) -> bool:
        """Notices a look at a path that isn't the task's own. True where it may ever be there."""
        granted = self._directories
        if granted is None or not _is_below(place, _NEVER) or _overlaps(place, granted):
            WATCH.note(FILES)
            return True
        return False


def _is_below(place: str, directories: tuple[str, ...]) -> bool:
    return any(place == it or place.startswith(f"{it}/") for it in directories)


def _overlaps(place: str, granted: list[str]) -> bool:
    return any(_is_below(place, (it.rstrip("/"),)) or it.startswith(f"{place}/") for it in granted)


GRANTS = Grants()
"""Those of this runner."""
