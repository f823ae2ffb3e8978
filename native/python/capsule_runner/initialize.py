"""``init``: from sources to a memory that is ready for calls."""

import gc
import sys

from capsule_runner.failures.describe import describe
from capsule_runner.importing.pack import keep_packed, pack
from capsule_runner.importing.packed import ARCHIVE
from capsule_runner.importing.reachable import prepare_reachable
from capsule_runner.importing.setup import set_up_imports
from capsule_runner.importing.store import SITE_PACKAGES, STORE
from capsule_runner.ready import READY
from capsule_runner.source import Files, Source, parse
from capsule_runner.system.environment import keep_set_variables
from capsule_runner.system.randomness import STATE as RANDOMNESS
from capsule_runner.tasks import TASKS
from capsule_runner.watching.clock import watch_clock
from capsule_runner.watching.descriptors import watch_descriptors
from capsule_runner.watching.environment import watch_environment
from capsule_runner.watching.files import GRANTS
from capsule_runner.watching.patches import Patches
from capsule_runner.watching.randomness import watch_randomness
from capsule_runner.watching.watch import WATCH


def initialize(source: str) -> list[str]:
    """Returns notes of what the top level read that differs between runs, each as JSON."""
    parsed = parse(source)
    if parsed.mode == "pack":
        return pack(parsed.packages)
    set_up_imports(parsed.roots)
    _keep("/", parsed.project)
    _keep(f"{SITE_PACKAGES}/", parsed.packages)
    keep_packed(parsed.packed)
    TASKS.declare(parsed.entry, parsed.tasks)
    # What argparse and others take a program's name from.
    sys.argv[:] = [f"{parsed.entry.replace('.', '/')}.py"]
    notes = _evaluate(parsed) if parsed.mode == "evaluate" else []
    prepare_reachable(parsed.entry)
    READY.call()
    ARCHIVE.settle()
    gc.collect()
    # What is there now lives as long as the memory does: nothing for collections in calls.
    gc.freeze()
    return notes


def _keep(prefix: str, files: Files) -> None:
    for path, content in files.items():
        STORE.add(prefix + path, content)


def _evaluate(source: Source) -> list[str]:
    patches = Patches()
    watch_clock(patches)
    watch_descriptors(patches)
    watch_randomness(patches)
    watch_environment(patches, source.env)
    GRANTS.know(source.files)
    WATCH.active = True
    raised: BaseException | None = None
    try:
        TASKS.evaluate()
    except BaseException as error:
        raised = error
    finally:
        WATCH.active = False
        keep_set_variables()
        RANDOMNESS.forget()
        patches.undo()
    notes = WATCH.take()
    if raised is not None and not notes:
        raise describe(raised)
    # With notes it may only have failed because the world wasn't there; a call will tell.
    return notes
