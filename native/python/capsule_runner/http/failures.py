"""From ``wasi:http``'s error codes to the exceptions that sockets would raise."""

import errno
import os

from wit_world.imports import wasi_http_types as types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TIMEOUTS = (
    types.ErrorCode_DnsTimeout,
    types.ErrorCode_ConnectionTimeout,
    types.ErrorCode_ConnectionReadTimeout,
    types.ErrorCode_ConnectionWriteTimeout,
    types.ErrorCode_HttpResponseTimeout,
)

_BROKEN = (types.ErrorCode_ConnectionTerminated, types.ErrorCode_HttpResponseIncomplete)


def failure_of(code: Any, target: Any) -> Exception:
    """The exception for an error code."""
    host = target.authority
    if isinstance(code, types.ErrorCode_HttpRequestDenied):
        reason = f"Permission denied: {host} is not among the task's allowed_hosts"
        return PermissionError(errno.EACCES, reason)
    if isinstance(code, types.ErrorCode_DnsError):
        from socket import EAI_NONAME, gaierror

        return gaierror(EAI_NONAME, f"{host}: name or service not known")
    if isinstance(code, types.ErrorCode_ConnectionRefused):
        reason = f"{os.strerror(errno.ECONNREFUSED)}: {host}"
        return ConnectionRefusedError(errno.ECONNREFUSED, reason)
    if isinstance(code, _TIMEOUTS):
        return TimeoutError(f"{host}: timed out")
    if isinstance(code, _BROKEN):
        return ConnectionResetError(errno.ECONNRESET, f"{host} closed the connection")
    if isinstance(code, types.ErrorCode_TlsCertificateError):
        from ssl import SSLCertVerificationError

        return SSLCertVerificationError(1, f"{host}: the certificate can't be verified")
    name = type(code).__name__.removeprefix("ErrorCode_")
    if name.startswith("Tls"):
        from ssl import SSLError

        return SSLError(1, f"{host}: TLS failed ({name})")
    detail = getattr(code, "value", None)
    return OSError(errno.EIO, f"{host}: {name}{f' ({detail})' if detail else ''}")


def stream_failure(error: Any, target: Any) -> Exception:
    """The exception for a body that broke off."""
    with error.value as cause:
        code = types.http_error_code(cause)
        if code is not None:
            return failure_of(code, target)
        return ConnectionResetError(errno.ECONNRESET, cause.to_debug_string())
