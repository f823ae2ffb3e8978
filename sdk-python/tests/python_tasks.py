"""Tasks in Python: imported here as a plain module, and built for their sandboxes."""

import asyncio
import os
from datetime import date
from pathlib import Path

from capsule import task


@task
def add(left: int, right: int = 1, *, scale: float = 1.0) -> float:
    return (left + right) * scale


@task
def kind(value: object) -> list[object]:
    return [type(value).__name__, value]


@task(name="all-of")
def all_of(*args: object, **kwargs: object) -> dict[str, object]:
    return {"args": list(args), "kwargs": kwargs}


@task
async def gathers(count: int) -> list[int]:
    async def one(number: int) -> int:
        await asyncio.sleep(0.001)
        return number

    return list(await asyncio.gather(*(one(number) for number in range(count))))


@task
def twice(number: int) -> float:
    return add(number, number)


@task
def day() -> date:
    return date(2026, 11, 24)


@task
def fails(message: str) -> None:
    try:
        raise LookupError("the cause")
    except LookupError as cause:
        raise ValueError(message) from cause


@task
def prints(text: str) -> None:
    print(text)


@task(timeout="300ms", compute="HIGH")
def spins() -> None:
    while True:
        pass


@task(ram="64MB")
def grows() -> None:
    everything = []
    while True:
        everything.append(bytearray(1 << 20))


@task(env_variables=["CAPSULE_SDK_TEST"])
def sees() -> list[object]:
    return [os.environ.get("CAPSULE_SDK_TEST"), os.environ.get("HOME")]


@task
def reads(path: str) -> list[str]:
    return sorted(entry.name for entry in Path(path).iterdir())


_calls = 0


@task
def counts() -> int:
    global _calls
    _calls += 1
    return _calls
