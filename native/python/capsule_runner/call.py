"""``run``: one call of a task."""

import inspect
import json
from collections.abc import Callable
from typing import Any

from capsule_runner.failures.describe import describe
from capsule_runner.failures.failure import Failure
from capsule_runner.tasks import TASKS
from capsule_runner.values.arguments import parse_arguments
from capsule_runner.values.result import encode_result


def run_task(task: str, arguments: str) -> str:
    """Runs a task and gives the JSON of its result. Raises Failure."""
    function = TASKS.find(task)
    args, kwargs = parse_arguments(arguments)
    result = _call(function, args, kwargs)
    return encode_result(result)


def _call(function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> Any:
    try:
        return function(*args, **kwargs)
    except BaseException as error:
        raise describe(error) from None
