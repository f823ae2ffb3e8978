"""Lines of the task's sources."""

from capsule_runner.importing.store import STORE


def line_of(filename: str, number: int) -> str:
    """A line without the white space around it; empty where it isn't known."""
    content = STORE.read(filename if filename.startswith("/") else f"/{filename}")
    lines = () if content is None else content.decode(errors="replace").splitlines()
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
