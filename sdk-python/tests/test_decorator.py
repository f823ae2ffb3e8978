from __future__ import annotations

import asyncio

import pytest

import capsule
from capsule import AllowedFile, TaskOptions, task


@task
def double(number: int, times: int = 1) -> int:
    """Doubles."""
    for _ in range(times):
        number *= 2
    return number


@task()
def half(number: float) -> float:
    return number / 2


@capsule.task(
    name="fetch-all",
    compute="LOW",
    ram="64MB",
    timeout="5s",
    max_retries=1,
    allowed_hosts=["example.com"],
    allowed_files=["./data:ro", AllowedFile(path="./out", mode="rw")],
    env_variables=["API_KEY"],
)
async def fetch_all(urls: list[str]) -> int:
    return len(urls)


def test_a_task_stays_a_plain_function() -> None:
    assert double(3) == 6
    assert double(number=3, times=2) == 12
    assert half(3) == 1.5
    assert asyncio.run(fetch_all(["a"])) == 1
    assert (double.__name__, double.__doc__) == ("double", "Doubles.")


def test_its_options_can_be_read() -> None:
    assert double.__dict__["__capsule_task__"] == TaskOptions(name="double")
    options = fetch_all.__dict__["__capsule_task__"]
    assert (options.name, options.compute, options.max_retries) == ("fetch-all", "LOW", 1)
    assert options.allowed_files == ["./data:ro", {"path": "./out", "mode": "rw"}]


def test_types_are_kept() -> None:
    number: int = double(1)
    # Strict type checking finds an ignore that is not needed.
    text: str = double(1)  # type: ignore[assignment]
    with pytest.raises(TypeError):
        double("1", "2")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        double()  # type: ignore[call-arg]
    assert [number, text] == [2, 2]


def test_what_is_no_task() -> None:
    with pytest.raises(TypeError, match="decorates functions, not type"):

        @task
        class NotAFunction:
            pass

    with pytest.raises(TypeError, match="max_retrys"):
        task(max_retrys=1)  # type: ignore[call-overload]
