"""httpx: its transports, in blocking code and in coroutines."""

from collections.abc import AsyncIterator, Iterator

from capsule_runner.http.drive import block, wait
from capsule_runner.http.exchange import Exchange, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_UNAVAILABLE = {"proxy": None, "uds": None, "cert": None}


def adapt(module: Any) -> None:
    """Replaces what sends in the two classes."""
    _adapt_sync(module)
    _adapt_async(module)


def _init(self: Any, verify: Any = True, **options: Any) -> None:
    for name, default in _UNAVAILABLE.items():
        if options.get(name, default) is not default:
            raise OSError(f"httpx's option {name} is not available in a task")
    if verify is False or getattr(verify, "verify_mode", 2) == 0:
        raise OSError("certificates are always verified in a task, by the host")


def _adapt_sync(module: Any) -> None:
    class Body(module.SyncByteStream):
        def __init__(self, exchange: Exchange) -> None:
            self._exchange = exchange

        def __iter__(self) -> Iterator[bytes]:
            try:
                while data := block(self._exchange.read()):
                    yield data
            except OSError as error:
                raise _mapped(module, error, reading=True) from error

        def close(self) -> None:
            self._exchange.close()

    def handle_request(_self: Any, request: Any) -> Any:
        try:
            exchange = _start(request)
            for piece in request.stream:
                block(exchange.write(piece))
            exchange.finish()
            block(exchange.respond())
        except OSError as error:
            raise _mapped(module, error) from error
        return _response(module, exchange, Body(exchange))

    transport = module.HTTPTransport
    transport.__init__ = _init
    transport.__enter__ = lambda self: self
    transport.__exit__ = lambda _self, *_: None
    transport.close = lambda _self: None
    transport.handle_request = handle_request


def _adapt_async(module: Any) -> None:
    class Body(module.AsyncByteStream):
        def __init__(self, exchange: Exchange) -> None:
            self._exchange = exchange

        async def __aiter__(self) -> AsyncIterator[bytes]:
            try:
                while data := await wait(self._exchange.read()):
                    yield data
            except OSError as error:
                raise _mapped(module, error, reading=True) from error

        async def aclose(self) -> None:
            self._exchange.close()

    async def handle_async_request(_self: Any, request: Any) -> Any:
        exchange = None
        try:
            exchange = _start(request)
            async for piece in request.stream:
                await wait(exchange.write(piece))
            exchange.finish()
            await wait(exchange.respond())
        except OSError as error:
            raise _mapped(module, error) from error
        except BaseException:
            # Cancelled: the request ends with its waiter.
            if exchange is not None:
                exchange.close()
            raise
        return _response(module, exchange, Body(exchange))

    async def nothing(*_: Any) -> None: ...

    async def itself(self: Any) -> Any:
        return self

    transport = module.AsyncHTTPTransport
    transport.__init__ = _init
    transport.__aenter__ = itself
    transport.__aexit__ = nothing
    transport.aclose = nothing
    transport.handle_async_request = handle_async_request


def _start(request: Any) -> Exchange:
    url = request.url
    if url.scheme not in ("http", "https"):
        raise OSError(f"{url.scheme} is no scheme of HTTP")
    target = Target(url.scheme, url.netloc.decode(), url.raw_path.decode())
    headers = [(name.decode("latin-1"), value) for name, value in request.headers.raw]
    times = [time for time in request.extensions.get("timeout", {}).values() if time is not None]
    return Exchange(request.method, target, headers, max(times, default=None))


def _response(module: Any, exchange: Exchange, body: Any) -> Any:
    headers = [(name.encode(), value) for name, value in exchange.headers]
    extensions = {"http_version": b"HTTP/1.1"}
    return module.Response(exchange.status, headers=headers, stream=body, extensions=extensions)


def _mapped(module: Any, error: OSError, *, reading: bool = False) -> Exception:
    """The exception that httpx has for it."""
    if isinstance(error, TimeoutError):
        cls = module.ReadTimeout if reading else module.ConnectTimeout
    else:
        cls = module.ReadError if reading else module.ConnectError
    return cls(str(error))
