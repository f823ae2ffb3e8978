"""``anyio.to_thread``, on which synchronous handlers of ASGI frameworks run."""

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def adapt_anyio(backend: Any) -> None:
    """For ``anyio._backends._asyncio``: functions run at once, as with ``asyncio.to_thread``."""
    from contextvars import copy_context

    async def run_sync_in_worker_thread(
        cls: Any, func: Callable[..., Any], args: tuple[Any, ...], *_: Any, **__: Any
    ) -> Any:
        await cls.checkpoint()
        return copy_context().run(func, *args)

    backend.AsyncIOBackend.run_sync_in_worker_thread = classmethod(run_sync_in_worker_thread)
