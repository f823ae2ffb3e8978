"""Runs snippets with the peer's adapter: prints milliseconds of each call as JSON. Its sessions of JavaScript fail."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

from capsule_adapter import Session, load_python_sandbox, run_javascript, run_python

CALLS = int(sys.argv[1])


async def times(run: Callable[[], Awaitable[object]]) -> list[float]:
    """Milliseconds of each call, after as many that don't count."""
    await samples(run, CALLS)
    return await samples(run, CALLS)


async def samples(run: Callable[[], Awaitable[object]], calls: int) -> list[float]:
    taken = []
    for _ in range(calls):
        start = time.perf_counter()
        await run()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


async def main() -> None:
    async def load() -> None:
        # Its `load_javascript_sandbox` runs a comment, which its guest can't.
        await asyncio.gather(load_python_sandbox(), run_javascript("1"))

    measured = {
        "load": await samples(load, 1),
        "javascript": await times(lambda: run_javascript("1 + 1")),
        "python": await times(lambda: run_python("1 + 1")),
    }
    async with Session("python") as session:
        measured["pythonSession"] = await times(lambda: session.run("1 + 1"))
    print(json.dumps(measured))


asyncio.run(main())
