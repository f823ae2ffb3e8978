"""What takes a socket's place in ``http.client``.

It reads HTTP/1.1 that is written to it, sends the request by ``wasi:http``, and gives the response
as HTTP/1.1 again. Everything that is built on ``http.client`` works on it: ``urllib.request``,
urllib3, requests.
"""

import io
from collections.abc import Buffer
from http.client import responses

from capsule_runner.http.drive import block
from capsule_runner.http.exchange import Exchange, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HEAD_END = b"\r\n\r\n"
_MAX_HEAD = 1 << 20


class Wire:
    """One connection, which carries one request."""

    def __init__(self, scheme: str, host: str, port: int | None, timeout: Any = None) -> None:
        default = 443 if scheme == "https" else 80
        shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
        self._scheme = scheme
        self._authority = shown if port in (None, default) else f"{shown}:{port}"
        self._timeout: float | None = timeout if isinstance(timeout, (int, float)) else None
        self._head = bytearray()
        self._exchange: Exchange | None = None
        self._chunks: _Chunks | None = None
        self._left = 0

    def sendall(self, data: Buffer, _flags: int = 0) -> None:
        """Takes a piece of the request."""
        piece = bytes(data)
        if self._exchange is None:
            self._head += piece
            end = self._head.find(_HEAD_END)
            if end < 0:
                if len(self._head) > _MAX_HEAD:
                    raise ValueError("the head of the request is too large")
                return
            piece = bytes(self._head[end + len(_HEAD_END) :])
            self._start(bytes(self._head[:end]))
        self._send_body(piece)

    def send(self, data: Buffer, flags: int = 0) -> int:
        """Takes a piece of the request."""
        self.sendall(data, flags)
        return len(memoryview(data).cast("B"))

    def _start(self, head: bytes) -> None:
        line, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = line.split(" ", 2)
        if method == "CONNECT" or not path.startswith(("/", "*")):
            raise OSError("proxies are not available in a task")
        headers = [(name, value.strip()) for name, _, value in (it.partition(":") for it in lines)]
        known = {name.lower(): value for name, value in headers}
        fields = [(name, value.encode("latin-1")) for name, value in headers]
        target = Target(self._scheme, self._authority, path)
        self._exchange = Exchange(method, target, fields, self._timeout)
        if known.get("transfer-encoding", "").lower().endswith("chunked"):
            self._chunks = _Chunks()
        else:
            self._left = int(known.get("content-length", 0))
            if self._left == 0:
                self._exchange.finish()

    def _send_body(self, piece: bytes) -> None:
        exchange = self._exchange
        if exchange is None or not piece:
            return
        if self._chunks is not None:
            for content in self._chunks.take(piece):
                block(exchange.write(content))
            if self._chunks.ended:
                exchange.finish()
        elif self._left > 0:
            block(exchange.write(piece[: self._left]))
            self._left -= len(piece)
            if self._left <= 0:
                exchange.finish()

    def makefile(self, _mode: str = "r", *_args: Any, **_kwargs: Any) -> io.BufferedReader:
        """The response, as it would come over the wire."""
        if self._exchange is None:
            raise OSError("nothing was sent")
        return io.BufferedReader(_Response(self._exchange), 64 << 10)

    def settimeout(self, timeout: float | None) -> None:
        """Seconds for each wait of the request that follows."""
        self._timeout = timeout

    def gettimeout(self) -> float | None:
        """Seconds for each wait."""
        return self._timeout

    def setsockopt(self, *_args: Any) -> None:
        """The connection is the host's, and so are its options."""

    def shutdown(self, _how: int) -> None:
        """Nothing more is sent or read."""

    def close(self) -> None:
        """The response may still be read: who reads it closes it."""

    def getpeercert(self, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        """The host has verified it."""
        return {}


class _Chunks:
    """Takes the framing off a body that comes in chunks."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._left = -1
        self.ended = False

    def take(self, piece: bytes) -> list[bytes]:
        """The content in a piece."""
        self._buffer += piece
        contents = []
        while not self.ended:
            if self._left < 0:
                end = self._buffer.find(b"\r\n")
                if end < 0:
                    break
                self._left = int(self._buffer[:end].split(b";")[0], 16)
                del self._buffer[: end + 2]
            if self._left == 0:
                self.ended = True
            elif len(self._buffer) < self._left + 2:
                break
            else:
                contents.append(bytes(self._buffer[: self._left]))
                del self._buffer[: self._left + 2]
                self._left = -1
        return contents


class _Response(io.RawIOBase):
    """A response, head and body."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange
        self._head: bytes | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if self._head is None:
            block(self._exchange.respond())
            self._head = self._render()
        if self._head:
            piece, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            piece = block(self._exchange.read(len(view)))
        view[: len(piece)] = piece
        return len(piece)

    def _render(self) -> bytes:
        status = self._exchange.status
        lines = [f"HTTP/1.1 {status} {responses.get(status, '')}".encode()]
        lines += [name.encode() + b": " + value for name, value in self._exchange.headers]
        # One request each: nobody is to keep it for the next.
        lines.append(b"connection: close")
        return b"\r\n".join(lines) + _HEAD_END

    def close(self) -> None:
        if not self.closed:
            self._exchange.close()
        super().close()
