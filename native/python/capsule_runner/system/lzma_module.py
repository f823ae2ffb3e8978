"""``_lzma``, without liblzma: packages import ``lzma`` for files that few of their users have."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_WHY = "lzma needs liblzma, which a task doesn't have: use gzip, zlib or zip files"

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = (
    0,
    1,
    4,
    10,
    15,
    16,
)
PRESET_DEFAULT, PRESET_EXTREME = 6, 1 << 31
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 18, 19, 20
MODE_FAST, MODE_NORMAL = 1, 2
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA = 0x4000000000000001, 33, 3
FILTER_X86, FILTER_POWERPC, FILTER_IA64 = 4, 5, 6
FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 7, 8, 9


class LZMAError(Exception):
    """Data that can't be read."""


class LZMACompressor:
    """Raises NotImplementedError."""

    def __init__(self, *_: Any, **__: Any) -> None:
        _refuse()


class LZMADecompressor:
    """Raises NotImplementedError."""

    def __init__(self, *_: Any, **__: Any) -> None:
        _refuse()


def is_check_supported(_check: int) -> bool:
    """None is."""
    return False


def _encode_filter_properties(_filter: Any) -> NoReturn:
    _refuse()


def _decode_filter_properties(_filter: Any, _properties: Any) -> NoReturn:
    _refuse()


def _refuse() -> NoReturn:
    raise NotImplementedError(_WHY)
