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
    """Notices draws of generators without a seed, the module's own among them, and of the system's.

    To make one is nothing that differs: it is seeded when a call begins.
    """
    patches.set(os, "urandom", _urandom)
    patches.set(random, "_urandom", _urandom)
    shared = random._inst  # type: ignore[attr-defined]
    for name in ("random", "getrandbits"):
        method = getattr(_Random, name)
        patches.set(_Random, name, _drawing(method))
        # The module's functions are methods that were bound when it was imported.
        patches.set(random, name, _drawing(getattr(shared, name), bound=True))
    patches.set(_Random, "getstate", _drawing(_Random.getstate))
    patches.set(random, "getstate", _drawing(shared.getstate, bound=True))
    patches.set(_Random, "setstate", _setting(_Random.setstate))
    seed = _seeding(_Random.seed)
    patches.set(_Random, "seed", seed)
    patches.set(random, "seed", seed.__get__(shared))


def _urandom(size: int, /) -> bytes:
    WATCH.note(RANDOM)
    return _real_urandom(size)


def _drawing(method: Any, *, bound: bool = False) -> Any:
    def draw(*args: Any) -> Any:
        is_shared = bound or args[0] is random._inst  # type: ignore[attr-defined]
        if WATCH.active and (not STATE.seeded if is_shared else STATE.is_unseeded(args[0])):
            WATCH.note(RANDOM)
        return method(*args)

    return draw


def _setting(method: Any) -> Any:
    def setstate(self: random.Random, state: Any) -> None:
        method(self, state)
        _know(self)

    return setstate


def _seeding(method: Any) -> Any:
    def seed(self: random.Random, a: Any = None, version: int = 2) -> None:
        if not WATCH.active or isinstance(self, random.SystemRandom):
            method(self, a, version)
        elif a is not None:
            method(self, a, version)
            _know(self)
        else:
            # Any: it is made anew in each call, and the same sources make the same snapshot.
            method(self, 0, version)
            if self is random._inst:  # type: ignore[attr-defined]
                STATE.seeded = False
            else:
                STATE.add_unseeded(self)

    return seed


def _know(generator: random.Random) -> None:
    """For a generator whose draws are the same in every run from now on."""
    if generator is random._inst:  # type: ignore[attr-defined]
        STATE.seeded = STATE.seeded or WATCH.active
    else:
        STATE.forget(generator)
