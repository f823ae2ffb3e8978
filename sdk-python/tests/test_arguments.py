from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import capsule


def circular() -> list[Any]:
    inner: list[Any] = []
    inner.append({"back": inner})
    return inner


def deep() -> list[Any]:
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("args", "kwargs", "problem"),
    [
        ([1, {"rows": [datetime.date(2026, 1, 1)]}], {}, "args[1]['rows'][0] is a date."),
        ([{1, 2}], {}, "args[0] is a set."),
        ([float("nan")], {}, "args[0] is nan."),
        ([[float("-inf")]], {}, "args[0][0] is -inf."),
        ([b"x"], {}, "args[0] is a bytes."),
        ([{(1, 2): 3}], {}, "args[0] has a key that is a tuple."),
        ([], {"options": {"when": object()}}, "kwargs['options']['when'] is a object."),
        ([circular()], {}, "args[0][0]['back'] refers back to args[0] (circular)."),
        ([deep()], {}, "they are nested too deeply."),
    ],
)
def test_what_cannot_be_sent_is_named(
    args: list[Any], kwargs: dict[str, Any], problem: str
) -> None:
    envelope = capsule.run_sync(file=Path("never called.ts"), args=args, kwargs=kwargs)
    assert envelope.error is not None
    assert envelope.error.error_type == "invalid_arguments"
    assert envelope.error.message == f'The arguments of task "main" can\'t be sent: {problem}'
    assert envelope.error.hint


def test_the_same_object_twice_is_not_circular(tasks: Path) -> None:
    shared = {"a": 1}
    result = capsule.run_sync(file=tasks, args=[[shared, shared]]).result
    assert result == {"args": [[{"a": 1}, {"a": 1}]]}
