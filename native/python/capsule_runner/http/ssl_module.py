"""Stands for the module ``ssl``. TLS is the host's: it always verifies certificates. What clients
prepare for it is accepted, and what can't be had is refused where it would be used.
"""

import enum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class SSLError(OSError):
    """TLS failed."""

    library = "SSL"
    reason = ""


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate couldn't be verified."""


class SSLZeroReturnError(SSLError):
    """The other side has ended TLS."""


class SSLWantReadError(SSLError):
    """More must be read."""


class SSLWantWriteError(SSLError):
    """More must be written."""


class SSLSyscallError(SSLError):
    """The system failed."""


class SSLEOFError(SSLError):
    """The connection broke off."""


CertificateError = SSLCertVerificationError


class VerifyMode(enum.IntEnum):
    """Whether certificates are verified."""

    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class TLSVersion(enum.IntEnum):
    """Versions of TLS."""

    MINIMUM_SUPPORTED = -2
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class _SSLMethod(enum.IntEnum):
    PROTOCOL_TLS = 2
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17


class Purpose(enum.Enum):
    """What a context is for."""

    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


class Options(enum.IntFlag):
    """Options of a context."""

    OP_ALL = 0x80000050
    OP_NO_SSLv2 = 0
    OP_NO_SSLv3 = 0x2000000
    OP_NO_COMPRESSION = 0x20000
    OP_NO_TICKET = 0x4000
    OP_NO_TLSv1 = 0x4000000
    OP_NO_TLSv1_1 = 0x10000000
    OP_NO_TLSv1_2 = 0x8000000
    OP_NO_TLSv1_3 = 0x20000000
    OP_NO_RENEGOTIATION = 0x40000000
    OP_SINGLE_DH_USE = 0
    OP_SINGLE_ECDH_USE = 0
    OP_CIPHER_SERVER_PREFERENCE = 0x400000
    OP_IGNORE_UNEXPECTED_EOF = 0x80


class VerifyFlags(enum.IntFlag):
    """How certificates are verified."""

    VERIFY_DEFAULT = 0
    VERIFY_X509_PARTIAL_CHAIN = 0x80000
    VERIFY_X509_STRICT = 0x20
    VERIFY_X509_TRUSTED_FIRST = 0x8000


for _names in (VerifyMode, _SSLMethod, Options, VerifyFlags):
    globals().update(_names.__members__)
PROTOCOL_SSLv23 = _SSLMethod.PROTOCOL_TLS
PROTOCOL_TLSv1 = 3
PROTOCOL_TLSv1_1 = 4
PROTOCOL_TLSv1_2 = 5
CERT_REQUIRED = VerifyMode.CERT_REQUIRED
CERT_NONE = VerifyMode.CERT_NONE

OPENSSL_VERSION = "OpenSSL 3.0.0 (TLS of the host)"
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
HAS_SNI = HAS_ALPN = HAS_TLSv1_2 = HAS_TLSv1_3 = HAS_NEVER_CHECK_COMMON_NAME = True
HAS_ECDH = HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = HAS_PSK = False


class SSLContext:
    """What a client wants of TLS."""

    def __init__(self, protocol: int = _SSLMethod.PROTOCOL_TLS_CLIENT) -> None:
        self.protocol = protocol
        self.verify_mode: int = VerifyMode.CERT_REQUIRED
        self.check_hostname = True
        self.options: int = Options.OP_ALL
        self.verify_flags: int = VerifyFlags.VERIFY_DEFAULT
        self.minimum_version: int = TLSVersion.TLSv1_2
        self.maximum_version: int = TLSVersion.MAXIMUM_SUPPORTED
        self.hostname_checks_common_name = False
        self.post_handshake_auth = False
        self.keylog_filename = None
        self.sni_callback = None
        self.has_own_certificate = False

    def load_default_certs(self, purpose: Purpose = Purpose.SERVER_AUTH) -> None:
        """The host has its own."""

    def set_default_verify_paths(self) -> None:
        """The host has its own."""

    def load_verify_locations(
        self, cafile: Any = None, capath: Any = None, cadata: Any = None
    ) -> None:
        """Certificates that packages bring along are those that the host has as well."""

    def load_cert_chain(self, certfile: Any, keyfile: Any = None, password: Any = None) -> None:
        """Remembered: a request that would need it is refused."""
        self.has_own_certificate = True

    def set_alpn_protocols(self, protocols: list[str]) -> None:
        """The host speaks HTTP/1.1."""

    def set_ciphers(self, ciphers: str) -> None:
        """The host chooses."""

    def get_ciphers(self) -> list[dict[str, Any]]:
        """The host chooses."""
        return []

    def get_ca_certs(self, binary_form: bool = False) -> list[Any]:
        """The host's are not shown."""
        return []

    def cert_store_stats(self) -> dict[str, int]:
        """The host's are not shown."""
        return {"x509": 0, "crl": 0, "x509_ca": 0}

    def wrap_socket(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Sockets are for the host."""
        raise _refusal()

    wrap_bio = wrap_socket


class SSLSocket:
    """There is none."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        raise _refusal()


SSLObject = MemoryBIO = SSLSession = SSLSocket


def _refusal() -> OSError:
    from capsule_runner.system.refusals import SOCKETS

    return OSError(SOCKETS)


def create_default_context(
    purpose: Purpose = Purpose.SERVER_AUTH,
    *,
    cafile: Any = None,
    capath: Any = None,
    cadata: Any = None,
) -> SSLContext:
    """A context that verifies."""
    return SSLContext()


def _create_unverified_context(*_args: Any, **_kwargs: Any) -> SSLContext:
    context = SSLContext()
    context.check_hostname = False
    context.verify_mode = VerifyMode.CERT_NONE
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def get_default_verify_paths() -> Any:
    """The host's are not shown."""
    from collections import namedtuple

    names = "cafile capath openssl_cafile_env openssl_cafile openssl_capath_env openssl_capath"
    return namedtuple("DefaultVerifyPaths", names)(None, None, "", "", "", "")


def match_hostname(_certificate: Any, _hostname: str) -> None:
    """The host has done it."""


def RAND_bytes(size: int) -> bytes:  # noqa: N802 - the module's name for it
    """Random bytes."""
    import os

    return os.urandom(size)


def RAND_status() -> bool:  # noqa: N802 - the module's name for it
    """Always enough."""
    return True


def get_server_certificate(*_args: Any, **_kwargs: Any) -> NoReturn:
    """Certificates are the host's."""
    raise _refusal()
