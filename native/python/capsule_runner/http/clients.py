"""Puts requests of the usual clients on ``wasi:http``."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


_NO_PROXIES = "proxies are not available in a task"


def adapt_http_client(module: Any) -> None:
    """For ``http.client``, and so for ``urllib.request``."""

    def connect(self: Any) -> None:
        if self._tunnel_host:
            raise OSError(_NO_PROXIES)
        self.sock = _wire("http", self)

    def connect_securely(self: Any) -> None:
        if self._tunnel_host:
            raise OSError(_NO_PROXIES)
        _check(self._context)
        self.sock = _wire("https", self)

    module.HTTPConnection.connect = connect
    module.HTTPSConnection.connect = connect_securely


def adapt_urllib3(module: Any) -> None:
    """For ``urllib3.connection``, and so for requests."""

    def connect(self: Any) -> None:
        if getattr(self, "_tunnel_host", None):
            raise OSError(_NO_PROXIES)
        self.sock = _wire("http", self)

    def connect_securely(self: Any) -> None:
        if getattr(self, "_tunnel_host", None):
            raise OSError(_NO_PROXIES)
        if self.cert_reqs in ("CERT_NONE", 0):
            _refuse_unverified()
        if self.cert_file or self.key_file:
            _refuse_certificates()
        self.sock = _wire("https", self)
        self.is_verified = True

    module.HTTPConnection.connect = connect
    module.HTTPSConnection.connect = connect_securely
    # A connection serves one request; asking its socket would need a real one.
    module.HTTPConnection.is_connected = property(lambda self: self.sock is not None)


def _wire(scheme: str, connection: Any) -> Any:
    from capsule_runner.http.wire import Wire

    host = getattr(connection, "_dns_host", connection.host)
    return Wire(scheme, host, connection.port, connection.timeout)


def _check(context: Any) -> None:
    import ssl

    if context is not None and context.verify_mode == ssl.CERT_NONE:
        _refuse_unverified()
    if context is not None and getattr(context, "has_own_certificate", False):
        _refuse_certificates()


def _refuse_unverified() -> NoReturn:
    raise OSError("certificates are always verified in a task, by the host")


def _refuse_certificates() -> NoReturn:
    raise OSError("certificates of the client's own are not available in a task")


def adapt_httpx(module: Any) -> None:
    """For ``httpx._transports.default``."""
    from capsule_runner.http.httpx_transport import adapt

    adapt(module)
