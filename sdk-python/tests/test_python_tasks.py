from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

import capsule
import python_tasks
from capsule import Envelope, LogEvent
from conftest import Project


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The module in a project of its own."""
    project = Project(tmp_path_factory.mktemp("python").resolve())
    text = Path(python_tasks.__file__).read_text(encoding="utf-8")
    return project.write("python_tasks.py", text)


def value(file: Path, task: str, *args: Any, **kwargs: Any) -> Any:
    return capsule.run_sync(file=file, task=task, args=args, kwargs=kwargs).unwrap()


def test_the_same_file_runs_in_plain_python(file: Path) -> None:
    assert python_tasks.add(1) == value(file, "add", 1) == 2
    assert python_tasks.add(1, 2, scale=2) == value(file, "add", 1, 2, scale=2) == 6
    assert python_tasks.twice(4) == value(file, "twice", 4) == 8
    assert asyncio.run(python_tasks.gathers(5)) == value(file, "gathers", 5) == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="on purpose"):
        python_tasks.fails("on purpose")
    assert python_tasks.day().isoformat() == value(file, "day")


def test_keyword_arguments_and_defaults_arrive_as_written(file: Path) -> None:
    assert value(file, "add", left=3) == 4
    assert value(file, "add", 3, right=4, scale=0.5) == 3.5
    assert value(file, "all-of", 1, [2], a={"b": None}, ключ="ä🦊") == {
        "args": [1, [2]],
        "kwargs": {"a": {"b": None}, "ключ": "ä🦊"},
    }
    envelope = capsule.run_sync(file=file, task="add", kwargs={"left": 1, "up": 2})
    with pytest.raises(capsule.InvalidArgumentsError, match="up"):
        envelope.unwrap()
    with pytest.raises(capsule.InvalidArgumentsError, match="left"):
        value(file, "add")


@pytest.mark.parametrize(
    "given", [1, 1.0, -0.0, 2**53 + 1, 2**60, 10**30, 1e300, 0.1, True, None, "ä\u2028🦊"]
)
def test_values_keep_their_types_both_ways(file: Path, given: object) -> None:
    name, returned = value(file, "kind", given)
    assert name == type(given).__name__
    assert (repr(returned), type(returned)) == (repr(given), type(given))


def test_failures_lead_to_the_source(file: Path) -> None:
    error = capsule.error_of(capsule.run_sync(file=file, task="fails", args=["on purpose"]))
    assert isinstance(error, capsule.TaskError)
    assert "on purpose" in error.message
    lines = Path(python_tasks.__file__).read_text(encoding="utf-8").splitlines()
    line = lines.index("        raise ValueError(message) from cause") + 1
    assert error.stack is not None
    assert f"python_tasks.py:{line}" in error.stack or f'python_tasks.py", line {line}' in (
        error.stack
    )
    assert "the cause" in error.stack


def test_limits_end_a_task_in_python(file: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    cases: list[tuple[str, list[Any], type[capsule.CapsuleError]]] = [
        ("spins", [], capsule.TimeoutError),
        ("grows", [], capsule.OutOfMemoryError),
        ("nobody", [], capsule.TaskNotFoundError),
    ]
    for task, args, kind in cases:
        with pytest.raises(kind):
            value(file, task, *args)
    assert not capsule.run_sync(file=file, task="reads", args=[str(tmp_path)]).success
    granted = capsule.run_sync(file=file, task="reads", args=["/in"], mounts=[f"{tmp_path}::/in"])
    assert granted.unwrap() == ["secret"]


def test_each_call_sees_its_own_variables_and_starts_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        monkeypatch.setenv("CAPSULE_SDK_TEST", name)
        assert value(file, "sees") == [name, None]
    # Often enough for instances that were made ahead.
    assert [value(file, "counts") for _ in range(30)] == [1] * 30


def test_100_calls_in_flight(file: Path) -> None:
    async def many() -> list[Envelope]:
        calls = (
            capsule.run(file=file, task="add", args=[n], kwargs={"right": 0}) for n in range(100)
        )
        return await asyncio.gather(*calls)

    assert [envelope.unwrap() for envelope in asyncio.run(many())] == list(range(100))


def test_what_it_prints_is_delivered(file: Path) -> None:
    events: list[LogEvent] = []
    capsule.run_sync(file=file, task="prints", args=["ä\nb"], on_log=events.append)
    assert events == [LogEvent("prints", "stdout", "ä"), LogEvent("prints", "stdout", "b")]
