"""The decorator that makes a function a task."""

from collections.abc import Callable
from functools import update_wrapper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CO_COROUTINE = 0x80


def task(function: Callable[..., Any] | None = None, /, **options: Any) -> Any:
    """Marks a function as a task, by ``@task`` or ``@task(…)``.

    The compiler reads the options. Here the function becomes a stub: whoever calls it within a
    task starts a call of that task, in a sandbox and with limits of its own.
    """
    if function is None:
        return lambda function: task(function, **options)
    return _stub(function, options.get("name") or function.__name__)


def _stub(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    stub: Callable[..., Any]
    if function.__code__.co_flags & _CO_COROUTINE:

        async def stub(*args: Any, **kwargs: Any) -> Any:
            from capsule_runner.waiting.calls import call_async

            return await call_async(name, args, kwargs)

    else:

        def stub(*args: Any, **kwargs: Any) -> Any:
            from capsule_runner.waiting.calls import call

            return call(name, args, kwargs)

    update_wrapper(stub, function)
    stub.__capsule_function__ = function  # type: ignore[attr-defined]
    stub.task_name = name  # type: ignore[attr-defined]
    return stub
