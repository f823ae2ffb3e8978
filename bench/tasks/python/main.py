import time

from capsule import task
from work import fibonacci, milliseconds, read_csv


@task(ram="64MB")
def main(who: str) -> str:
    """The least a call can do."""
    return f"Hello, {who}!"


@task(name="fibonacci", compute="HIGH", ram="64MB")
def compute(n: int) -> int:
    """Computation only."""
    return fibonacci(n)


@task(name="csv", compute="HIGH", ram="256MB")
def table(text: str, column: str) -> dict[str, float]:
    """Text of five megabytes, given as an argument."""
    return read_csv(text, column)


@task(compute="HIGH", ram="64MB")
def parent(count: int) -> list[float]:
    """Calls another task one time after the other, and tells the milliseconds of each."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        main("Ada")
        times.append(milliseconds(start))
    return times
