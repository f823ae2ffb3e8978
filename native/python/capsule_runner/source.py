"""What ``init`` is given."""

import json

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
        evaluated at the start of each call."""
        self.entry: str = fields["entry"]
        """The module that holds the tasks."""
        self.tasks: dict[str, str] = fields["tasks"]
        """Names of functions in the entry by the names of their tasks."""
        self.project = _files(fields.get("project", {}))
        """The user's files by their path below the project's root."""
        self.packages = _files(fields.get("packages", {}))
        """What lies in ``site-packages``."""
        self.env: list[str] | None = fields.get("env")
        """Names of the environment variables that a task of this file may be granted; others never
        have a value. None where that isn't known."""


def parse(text: str) -> Source:
    """Reads the JSON that the compiler makes."""
    return Source(json.loads(text))


def _files(files: dict[str, str | dict[str, str]]) -> Files:
    return {path: _content(content) for path, content in files.items()}


def _content(content: str | dict[str, str]) -> bytes:
    if isinstance(content, str):
        return content.encode()
    from base64 import b64decode

    return b64decode(content["base64"])
