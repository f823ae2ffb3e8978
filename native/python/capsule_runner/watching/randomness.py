"""Reads of randomness."""

import os
import random

from capsule_runner.system.randomness import STATE
from capsule_runner.watching.patches import Patches
from capsule_runner.watching.watch import RANDOM, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_real_urandom = os.urandom
_Random = random.Random


def watch_randomness(patches: Patches) -> None:
    """Notices draws of the module's own generator, generators without a seed, and the system's."""
    patches.set(os, "urandom", _urandom)
    patches.set(random, "_urandom", _urandom)
    shared = random._inst  # type: ignore[attr-defined]
    for name in ("random", "getrandbits"):
        method = getattr(_Random, name)
        patches.set(_Random, name, _drawing(method))
        # The module's functions are methods that were bound when it was imported.
        patches.set(random, name, _drawing(getattr(shared, name), bound=True))
    seed = _seeding(_Random.seed)
    patches.set(_Random, "seed", seed)
    patches.set(random, "seed", seed.__get__(shared))


def _urandom(size: int, /) -> bytes:
    WATCH.note(RANDOM)
    return _real_urandom(size)


def _drawing(method: Any, *, bound: bool = False) -> Any:
    def draw(*args: Any) -> Any:
        is_shared = bound or args[0] is random._inst  # type: ignore[attr-defined]
        if is_shared and not STATE.seeded:
            WATCH.note(RANDOM)
        return method(*args)

    return draw


def _seeding(method: Any) -> Any:
    def seed(self: random.Random, a: Any = None, version: int = 2) -> None:
        if a is None and not isinstance(self, random.SystemRandom):
            WATCH.note(RANDOM)
        if self is random._inst:  # type: ignore[attr-defined]
            STATE.seeded = STATE.seeded or (WATCH.active and a is not None)
        method(self, a, version)

    return seed
