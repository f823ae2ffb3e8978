"""The Python runner: the component that becomes a task's when its ``init`` is given sources.

componentize-py evaluates this, and looks for the class ``WitWorld`` here. What is imported now is
in the memory of every task; the rest lies in the archive.
"""

from capsule_runner.building.archive import close_archive, open_archive
from capsule_runner.building.light import stand_back, stand_in

_archive = open_archive()
stand_in()

from capsule_runner.building.natives import begin_natives  # noqa: E402 - from the archive
from capsule_runner.building.prepare import prepare  # noqa: E402
from capsule_runner.world import WitWorld  # noqa: E402

__all__ = ["WitWorld"]

prepare()
stand_back()
begin_natives()
close_archive(_archive)
