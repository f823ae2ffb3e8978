"""``init``: from sources to a memory that is ready for calls."""

from capsule_runner.importing.setup import set_up_imports
from capsule_runner.importing.store import SITE_PACKAGES, STORE
from capsule_runner.source import Files, parse
from capsule_runner.tasks import TASKS


def initialize(source: str) -> list[str]:
    """Returns notes of what the top level read that differs between runs, each as JSON."""
    set_up_imports()
    parsed = parse(source)
    _keep("/", parsed.project)
    _keep(f"{SITE_PACKAGES}/", parsed.packages)
    TASKS.declare(parsed.entry, parsed.tasks)
    if parsed.mode == "evaluate":
        TASKS.evaluate()
    return []


def _keep(prefix: str, files: Files) -> None:
    for path, content in files.items():
        STORE.add(prefix + path, content)
