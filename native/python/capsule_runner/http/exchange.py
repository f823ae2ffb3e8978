"""One request and its response.

What waits is a generator that yields the pollables it waits for: :mod:`capsule_runner.http.drive`
runs it in blocking code and in coroutines alike.
"""

from collections.abc import Generator, Iterable

from componentize_py_types import Err
from wit_world.imports import outgoing_handler
from wit_world.imports import wasi_http_types as types
from wit_world.imports.poll import Pollable
from wit_world.imports.streams import StreamError_Closed

from capsule_runner.http.failures import failure_of, stream_failure
from capsule_runner.watching.watch import NETWORK, WATCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

type Waiting[T] = Generator[Pollable, None, T]

_METHODS = {
    "GET": types.Method_Get,
    "HEAD": types.Method_Head,
    "POST": types.Method_Post,
    "PUT": types.Method_Put,
    "DELETE": types.Method_Delete,
    "OPTIONS": types.Method_Options,
    "TRACE": types.Method_Trace,
    "PATCH": types.Method_Patch,
}

_OF_CONNECTION = frozenset(
    {
        "connection",
        "host",
        "http2-settings",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""Headers of the connection, which is the host's."""

_READ_BYTES = 64 << 10
_NANOSECONDS = 1_000_000_000


class Target:
    """Where a request goes."""

    def __init__(self, scheme: str, authority: str, path: str) -> None:
        self.scheme = scheme
        self.authority = authority
        """Host, and port where it isn't the scheme's."""
        self.path = path
        """With the query."""


class Exchange:
    """A request that was started."""

    def __init__(
        self,
        method: str,
        target: Target,
        headers: Iterable[tuple[str, bytes]],
        timeout: float | None = None,
    ) -> None:
        WATCH.note(NETWORK)
        self._target = target
        self.status = 0
        self.headers: list[tuple[str, bytes]] = []
        self._incoming: Any = None
        self._stream: Any = None
        self._broken: Exception | None = None
        request = _request(method, target, headers)
        self._body: Any = request.body()
        self._output: Any = self._body.write()
        try:
            self._future: Any = outgoing_handler.handle(request, _options(timeout))
        except Err as error:
            raise failure_of(error.value, target) from None

    def write(self, data: bytes) -> Waiting[None]:
        """Sends a piece of the body."""
        view = memoryview(data)
        try:
            while view:
                room = self._output.check_write()
                if room == 0:
                    yield self._output.subscribe()
                    continue
                self._output.write(bytes(view[:room]))
                view = view[room:]
        except Err as error:
            if isinstance(error.value, StreamError_Closed):
                # The other side wants no more; its response tells why.
                return
            raise stream_failure(error.value, self._target) from None

    def finish(self) -> None:
        """Ends the body."""
        if self._body is not None:
            body, self._body = self._body, None
            self._drop_output()
            try:
                types.OutgoingBody.finish(body, None)
            except Err as error:
                # The host wanted no more of it, as of a refused request: its response tells why.
                self._broken = failure_of(error.value, self._target)

    def respond(self) -> Waiting[None]:
        """Waits for the response's status and headers."""
        yield self._future.subscribe()
        outer = self._future.get()
        answer = outer.value
        if isinstance(answer, Err):
            raise failure_of(answer.value, self._target)
        response = answer.value
        if self._broken is not None:
            response.__exit__(None, None, None)
            raise self._broken
        self.status = response.status()
        with response.headers() as fields:
            self.headers = [
                (name, value)
                for name, value in fields.entries()
                if name.lower() not in _OF_CONNECTION
            ]
        self._incoming = response.consume()
        response.__exit__(None, None, None)
        self._stream = self._incoming.stream()

    def read(self, most: int = _READ_BYTES) -> Waiting[bytes]:
        """A piece of the response's body; empty at its end."""
        while self._stream is not None:
            try:
                data = self._stream.read(min(most, _READ_BYTES))
            except Err as error:
                self._drop_stream()
                if isinstance(error.value, StreamError_Closed):
                    break
                raise stream_failure(error.value, self._target) from None
            if data:
                return data
            yield self._stream.subscribe()
        return b""

    def close(self) -> None:
        """Drops what is left, the inner before the outer; a request under way is given up."""
        self._drop_output()
        self._drop_stream()
        for name in ("_body", "_incoming", "_future"):
            resource = getattr(self, name, None)
            if resource is not None:
                setattr(self, name, None)
                resource.__exit__(None, None, None)

    def _drop_output(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            output.__exit__(None, None, None)

    def _drop_stream(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.__exit__(None, None, None)


def _request(method: str, target: Target, headers: Iterable[tuple[str, bytes]]) -> Any:
    entries = []
    for name, value in headers:
        lower = name.lower()
        if lower == "host" and not _is_same_host(value.decode("latin-1"), target):
            raise ValueError(
                f"the header Host can't differ from the URL's host, {target.authority}"
            )
        if lower not in _OF_CONNECTION:
            entries.append((name, value))
    try:
        request = types.OutgoingRequest(types.Fields.from_list(entries))
        kind = _METHODS.get(method)
        request.set_method(types.Method_Other(method) if kind is None else kind())
        secure = target.scheme == "https"
        request.set_scheme(types.Scheme_Https() if secure else types.Scheme_Http())
        request.set_authority(target.authority)
        request.set_path_with_query(target.path)
    except Err as error:
        place = f"{method} {target.scheme}://{target.authority}{target.path}"
        raise ValueError(f"{place} is no request that can be sent ({error.value})") from None
    return request


def _is_same_host(value: str, target: Target) -> bool:
    default = ":443" if target.scheme == "https" else ":80"
    return value.lower().removesuffix(default) == target.authority.lower().removesuffix(default)


def _options(timeout: float | None) -> Any:
    if timeout is None:
        return None
    options = types.RequestOptions()
    duration = max(1, int(timeout * _NANOSECONDS))
    options.set_connect_timeout(duration)
    options.set_first_byte_timeout(duration)
    options.set_between_bytes_timeout(duration)
    return options
