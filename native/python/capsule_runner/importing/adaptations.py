"""Modules that are changed right after they are evaluated, and how."""

import builtins
from collections.abc import Callable

from capsule_runner.http import clients
from capsule_runner.importing.adapting import ADAPTATIONS
from capsule_runner.system import refusals
from capsule_runner.waiting.anyio_threads import adapt_anyio
from capsule_runner.waiting.policy import LazyPolicy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _read_own_files(tokenize: Any) -> None:
    # linecache reads sources with what it has taken from the built-in module.
    tokenize._builtin_open = builtins.open


def _use_loop(events: Any) -> None:
    # Not before: the loop's own module imports all of asyncio.
    events._event_loop_policy = LazyPolicy()


_ADAPTATIONS: dict[str, Callable[[Any], None]] = {
    "anyio._backends._asyncio": adapt_anyio,
    "asyncio.events": _use_loop,
    "http.client": clients.adapt_http_client,
    "httpx._transports.default": clients.adapt_httpx,
    "multiprocessing.process": refusals.refuse_in_process,
    "signal": refusals.refuse_in_signal,
    "socket": refusals.refuse_in_socket,
    "subprocess": refusals.refuse_in_subprocess,
    "tokenize": _read_own_files,
    "threading": refusals.refuse_in_threading,
    "urllib3.connection": clients.adapt_urllib3,
}


def register() -> None:
    """To be called once, before modules are adapted."""
    ADAPTATIONS.update(_ADAPTATIONS)
