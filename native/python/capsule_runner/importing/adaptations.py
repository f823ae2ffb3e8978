"""Modules that are changed right after they are evaluated."""

from collections.abc import Callable
from typing import Any

from capsule_runner.http import clients
from capsule_runner.system import refusals
from capsule_runner.waiting.policy import LazyPolicy

type Adapt = Callable[[Any], None]


def _use_loop(events: Any) -> None:
    # Not before: the loop's own module imports all of asyncio.
    events._event_loop_policy = LazyPolicy()


_adaptations: dict[str, Adapt] = {
    "asyncio.events": _use_loop,
    "http.client": clients.adapt_http_client,
    "httpx._transports.default": clients.adapt_httpx,
    "multiprocessing.process": refusals.refuse_in_process,
    "signal": refusals.refuse_in_signal,
    "socket": refusals.refuse_in_socket,
    "subprocess": refusals.refuse_in_subprocess,
    "threading": refusals.refuse_in_threading,
    "urllib3.connection": clients.adapt_urllib3,
}


def adapt(name: str, module: Any) -> None:
    """To be called when a module has been evaluated."""
    change = _adaptations.get(name)
    if change is not None:
        change(module)
