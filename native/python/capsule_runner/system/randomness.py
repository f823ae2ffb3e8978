"""Randomness: seeded anew for each call."""

import os
import random

_SEED_BYTES = 16


class State:
    """How the module's own generator stands in the snapshot."""

    def __init__(self) -> None:
        self.seeded = False
        """Whether the top level has given it a seed: then every call starts with that."""

    def renew(self) -> None:
        """To be called when a call begins."""
        if not self.seeded:
            random.seed(int.from_bytes(os.urandom(_SEED_BYTES)))


STATE = State()
"""That of this runner."""
