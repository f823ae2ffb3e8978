"""What a task can't do, refused with a way out."""

import _thread
import errno
import os
import sys
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_THREADS = "threads are not available in a task: use asyncio, or call other tasks"
_PROCESSES = "processes are not available in a task: call other tasks instead"
SOCKETS = (
    "sockets are not available in a task: use http.client, urllib.request, requests or httpx, "
    "whose requests go to the task's allowed_hosts"
)
_SIGNALS = "signals are not available in a task"


def refuse_without_modules() -> None:
    """Replaces what is there before any module is imported."""
    _thread.start_new_thread = _thread.start_new = _no_threads  # type: ignore[attr-defined, assignment]
    _thread.start_joinable_thread = _no_threads  # type: ignore[attr-defined]
    # CPython for WASI comes without it, and packages name it in lists of what they forbid.
    os.system = refusing("system", _PROCESSES)
    os._exit = _exit  # type: ignore[assignment]
    os.abort = _abort  # type: ignore[assignment]


def refusing(name: str, why: str) -> Callable[..., NoReturn]:
    """A function that is not there."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise OSError(errno.ENOTSUP, why)

    refuse.__name__ = name
    return refuse


def _no_threads(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise RuntimeError(_THREADS)


def _exit(status: int = 0) -> NoReturn:
    sys.exit(status)


def _abort() -> NoReturn:
    sys.exit("os.abort() was called")


def refuse_in_threading(module: Any) -> None:
    """For ``threading``, which has taken the function already."""
    module._start_joinable_thread = _no_threads

    def start(self: Any) -> NoReturn:
        raise RuntimeError(_THREADS)

    module.Thread.start = start


def refuse_in_subprocess(module: Any) -> None:
    """For ``subprocess``."""

    def init(self: Any, *_args: Any, **_kwargs: Any) -> NoReturn:
        # What `__del__` looks at.
        self.returncode = 0
        raise OSError(errno.ENOTSUP, _PROCESSES)

    module.Popen.__init__ = init


def refuse_in_process(module: Any) -> None:
    """For ``multiprocessing.process``."""

    def start(self: Any) -> NoReturn:
        raise OSError(errno.ENOTSUP, _PROCESSES)

    module.BaseProcess.start = start


def refuse_in_socket(module: Any) -> None:
    """For ``socket``."""

    def init(self: Any, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise OSError(errno.ENOTSUP, SOCKETS)

    module.socket.__init__ = init
    for name in (
        "create_connection",
        "create_server",
        "fromfd",
        "getaddrinfo",
        "gethostbyaddr",
        "gethostbyname",
        "gethostbyname_ex",
        "getnameinfo",
        "socketpair",
    ):
        setattr(module, name, refusing(name, SOCKETS))
    module.gethostname = lambda: "capsule"
    module.getfqdn = lambda name="": name or "capsule"


def refuse_in_signal(module: Any) -> None:
    """For ``signal``: handlers would never be called."""

    def signal(_number: int, _handler: Any) -> NoReturn:
        # As outside of the main thread, which callers such as asyncio are prepared for.
        raise ValueError(_SIGNALS)

    module.signal = signal
