"""Tasks of the same artifact by their names, whatever their language."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any


def remote(name: str) -> Callable[..., Any]:
    """The stub of a task: a call starts one in a sandbox of its own and waits for its result.

    Raises CapsuleError of the class that says how the call failed.
    """

    def stub(*args: Any, **kwargs: Any) -> Any:
        from capsule_runner.waiting.calls import call

        return call(name, args, kwargs)

    return stub


def remote_async(name: str) -> Callable[..., Awaitable[Any]]:
    """The same to be awaited: others run beside it."""

    async def stub(*args: Any, **kwargs: Any) -> Any:
        from capsule_runner.waiting.calls import call_async

        return await call_async(name, args, kwargs)

    return stub
