"""What ``init`` is given."""

import json
from binascii import a2b_base64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

type Files = dict[str, bytes]
"""Contents by path, with forward slashes."""


class Source:
    """A file with tasks and what it can import."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.mode: str = fields["mode"]
        """``evaluate``: what the entry's top level leaves is in the snapshot. ``compile``: it is
        evaluated at the start of each call. ``pack``: nothing but the packages is prepared, for
        other files' sources."""
        self.entry: str = fields.get("entry", "")
        """The module that holds the tasks."""
        self.tasks: dict[str, str] = fields.get("tasks", {})
        """Names of functions in the entry by the names of their tasks."""
        self.project = _files(fields.get("project", {}))
        """The user's files by their path below the project's root."""
        packages = fields.get("packages", {})
        packed = {
            path: _packed(it)
            for path, it in packages.items()
            if isinstance(it, dict) and "packed" in it
        }
        self.packages = _files({path: it for path, it in packages.items() if path not in packed})
        """What lies in ``site-packages``."""
        self.packed = packed
        """What lies there too, as ``pack`` has prepared it: compressed, and a module's code."""
        self.roots: list[str] = fields.get("roots", [""])
        """Directories of the project that names of modules are looked up in, in this order."""
        self.env: list[str] | None = fields.get("env")
        """Names of the environment variables that a task of this file may be granted; others never
        have a value. None where that isn't known."""
        self.files: list[str] | None = fields.get("files")
        """Directories that a task of this file may be granted, as it sees them. None where that is
        not known."""


def parse(text: str) -> Source:
    """Reads the JSON that the compiler makes."""
    return Source(json.loads(text))


def _files(files: dict[str, str | dict[str, str]]) -> Files:
    return {path: _content(content) for path, content in files.items()}


def _packed(content: dict[str, str]) -> tuple[bytes, bytes | None]:
    code = content.get("code")
    return a2b_base64(content["packed"]), None if code is None else a2b_base64(code)


def _content(content: str | dict[str, str]) -> bytes:
    if isinstance(content, str):
        return content.encode()
    return a2b_base64(content["base64"])
