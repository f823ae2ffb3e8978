"""``_bz2``, without libbz2: packages import ``bz2`` for files that few of their users have."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WHY = "bz2 needs libbz2, which a task doesn't have: use gzip, zlib or zip files"


class BZ2Compressor:
    """Raises NotImplementedError."""

    def __init__(self, *_: Any) -> None:
        raise NotImplementedError(_WHY)


class BZ2Decompressor:
    """Raises NotImplementedError."""

    def __init__(self, *_: Any) -> None:
        raise NotImplementedError(_WHY)
