"""``run``: one call of a task."""

from collections.abc import Callable
from types import CoroutineType

from capsule_runner.failures.describe import describe
from capsule_runner.failures.failure import Failure
from capsule_runner.system import environment, stdio
from capsule_runner.system.randomness import STATE as RANDOMNESS
from capsule_runner.tasks import TASKS
from capsule_runner.values.arguments import parse_arguments
from capsule_runner.values.result import encode_result
from capsule_runner.watching.renewals import RENEWALS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run_task(task: str, arguments: str) -> str:
    """Runs a task and gives the JSON of its result. Raises Failure."""
    stdio.STATE.open = True
    try:
        _BEGINNING.renew()
        function = _find(task)
        args, kwargs = parse_arguments(arguments)
        return encode_result(_call(function, args, kwargs))
    finally:
        stdio.flush()


class _Beginning:
    """What is made anew when an instance begins its first call. An instance that gets more of them
    is live: what the first one has seeded, set and drawn is there in the next."""

    def __init__(self) -> None:
        self._is_over = False

    def renew(self) -> None:
        """To be called when a call begins."""
        if self._is_over:
            return
        self._is_over = True
        RANDOMNESS.renew()
        environment.renew()
        try:
            RENEWALS.renew()
        except Exception as error:
            raise describe(error) from None


_BEGINNING = _Beginning()


def _find(task: str) -> Callable[..., Any]:
    try:
        return TASKS.find(task)
    except BaseException as error:
        raise describe(error) from None


def _call(function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> Any:
    try:
        result = function(*args, **kwargs)
        if isinstance(result, CoroutineType):
            from capsule_runner.waiting.loop import run

            result = run(result)
        return result
    except BaseException as error:
        _refuse_arguments(error, function, args, kwargs)
        raise describe(error) from None


def _refuse_arguments(
    error: BaseException, function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
) -> None:
    """Raises Failure where the function was never entered: these are no arguments of it."""
    trace = error.__traceback__
    if not isinstance(error, TypeError) or trace is None or trace.tb_next is not None:
        return
    import inspect

    signature = inspect.signature(function)
    try:
        signature.bind(*args, **kwargs)
    except TypeError as mismatch:
        name = getattr(function, "__name__", "the task")
        message = f"{name}{signature}: {mismatch}"
        raise Failure("invalid_arguments", "TypeError", message) from None
