"""Packages prepared once for all files that import them: compiling them is most of an ``init``."""

import json
from binascii import b2a_base64

from capsule_runner.importing.loader import keep_packed_code, pack_code
from capsule_runner.importing.store import SITE_PACKAGES, STORE, compress
from capsule_runner.source import Files


def pack(packages: Files) -> list[str]:
    """Each file as ``init`` takes it: its path, and its content and code as they are kept."""
    return [json.dumps({"path": path, **_packed(path, it)}) for path, it in packages.items()]


def keep_packed(packages: dict[str, tuple[bytes, bytes | None]]) -> None:
    """Keeps what :func:`pack` has prepared."""
    for path, (content, code) in packages.items():
        place = f"{SITE_PACKAGES}/{path}"
        STORE.add_compressed(place, content)
        if code is not None:
            keep_packed_code(place, code)


def _packed(path: str, content: bytes) -> dict[str, str]:
    packed = {"packed": _text(compress(content))}
    if path.endswith(".py"):
        try:
            code = compile(content, f"{SITE_PACKAGES}/{path}", "exec", dont_inherit=True)
        except SyntaxError, ValueError:
            # Of another version of Python: whoever imports it is told.
            return packed
        packed["code"] = _text(pack_code(code))
    return packed


def _text(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode()
