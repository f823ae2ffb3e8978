"""What ``init`` is given."""

import base64
import json
from typing import NamedTuple

type Files = dict[str, bytes]
"""Contents by path, with forward slashes."""


class Packed(NamedTuple):
    """A file as ``pack`` has made it."""

    content: bytes
    """Compressed."""
    code: bytes | None
    """Of a module: its code, marshalled and compressed."""


class Source(NamedTuple):
    """A file with tasks and what it can import."""

    mode: str
    """``evaluate``: what the entry's top level leaves is in the snapshot. ``compile``: it is
    evaluated at the start of each call. ``pack``: nothing but the packages is prepared, for other
    files' sources."""
    entry: str
    """The module that holds the tasks."""
    tasks: dict[str, str]
    """Names of functions in the entry by the names of their tasks."""
    project: Files
    """The user's files by their path below the project's root."""
    packages: Files
    """What lies in ``site-packages``."""
    packed: dict[str, Packed]
    """What lies there too, prepared before."""
    roots: list[str]
    """Directories of the project that names of modules are looked up in, in this order."""
    env: list[str] | None
    """Names of the environment variables that a task of this file may be granted; others never
    have a value. None where that isn't known."""


def parse(text: str) -> Source:
    """Reads the JSON that the compiler makes."""
    fields = json.loads(text)
    packages = fields.get("packages", {})
    packed = {
        path: content
        for path, content in packages.items()
        if isinstance(content, dict) and "packed" in content
    }
    return Source(
        mode=fields["mode"],
        entry=fields.get("entry", ""),
        tasks=fields.get("tasks", {}),
        project=_files(fields.get("project", {})),
        packages=_files({path: it for path, it in packages.items() if path not in packed}),
        packed={path: _packed(content) for path, content in packed.items()},
        roots=fields.get("roots", [""]),
        env=fields.get("env"),
    )


def _files(files: dict[str, str | dict[str, str]]) -> Files:
    return {path: _content(content) for path, content in files.items()}


def _packed(content: dict[str, str]) -> Packed:
    code = content.get("code")
    return Packed(
        base64.b64decode(content["packed"]), None if code is None else base64.b64decode(code)
    )


def _content(content: str | dict[str, str]) -> bytes:
    if isinstance(content, str):
        return content.encode()
    return base64.b64decode(content["base64"])
