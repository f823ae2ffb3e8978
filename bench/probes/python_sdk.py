"""Warm calls through the Python SDK: prints the milliseconds of each as a JSON array.

The same program measures the peer's, whose package bears the same name: `ours` and `theirs` say
which of the two this interpreter finds.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

import capsule

WARM_UP = 50


def ours(place: str) -> Callable[[], Awaitable[object]]:
    return lambda: capsule.run(artifact=place, args=["Ada"], on_log=None)


def theirs(file: str, command: str) -> Callable[[], Awaitable[object]]:
    return lambda: capsule.run_with_worker(file=file, args=["hello", "Ada"], capsule_path=command)


async def main(count: int, call: Callable[[], Awaitable[object]]) -> None:
    for _ in range(WARM_UP):
        await call()
    times = []
    for _ in range(count):
        start = time.perf_counter()
        await call()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times), flush=True)


if __name__ == "__main__":
    which, count, *places = sys.argv[1:]
    asyncio.run(main(int(count), {"ours": ours, "theirs": theirs}[which](*places)))
