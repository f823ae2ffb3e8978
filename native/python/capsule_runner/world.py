"""The exports of ``native/wit/world.wit``."""

from componentize_py_types import Err

from capsule_runner.call import run_task
from capsule_runner.failures.failure import Failure
from capsule_runner.initialize import initialize


class WitWorld:
    """What the host calls."""

    def init(self, source: str) -> list[str]:
        """Evaluates a file with tasks; what memory holds afterwards is the snapshot."""
        try:
            return initialize(source)
        except Failure as failure:
            raise Err(failure.to_json()) from None

    def run(self, task: str, arguments: str) -> str:
        """Runs a task."""
        try:
            return run_task(task, arguments)
        except Failure as failure:
            raise Err(failure.to_json()) from None
