"""The Python runner: the component that becomes a task's when its ``init`` is given sources.

componentize-py looks for the class ``WitWorld`` here. Everything of this package is evaluated
when the runner is built, and is in the memory of every task.
"""

import capsule  # noqa: F401 - in every task's memory
from capsule_runner.prepare import prepare
from capsule_runner.world import WitWorld

__all__ = ["WitWorld"]

prepare()
