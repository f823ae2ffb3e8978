"""Randomness: seeded anew for each call."""

import os
import random
from weakref import ref

_SEED_BYTES = 16


class State:
    """How generators stand in the snapshot."""

    def __init__(self) -> None:
        self.seeded = False
        """Whether the top level has given the module's own generator a seed: then every call starts
        with that."""
        self._unseeded: list[ref[random.Random]] = []

    def add_unseeded(self, generator: random.Random) -> None:
        """Keeps in mind one that the top level has made without a seed."""
        if not self.is_unseeded(generator):
            self._unseeded.append(ref(generator))

    def is_unseeded(self, generator: random.Random) -> bool:
        """Whether what it gives is not known yet."""
        return any(it() is generator for it in self._unseeded)

    def forget(self, generator: random.Random | None = None) -> None:
        """Leaves out one that has got a seed, and those that are gone."""
        self._unseeded = [it for it in self._unseeded if it() not in (None, generator)]

    def renew(self) -> None:
        """To be called when a call begins."""
        if not self.seeded:
            random.seed(_seed())
        for it in self._unseeded:
            generator = it()
            if generator is not None:
                random.Random.seed(generator, _seed())


def _seed() -> int:
    return int.from_bytes(os.urandom(_SEED_BYTES))


STATE = State()
"""That of this runner."""
