"""The commands of the compiler's Python side. Each is loaded when it is asked for."""

from __future__ import annotations

from typing import Any


def run(command: str, request: dict[str, Any]) -> Any:
    """Answer a request; the answer is what `json` can write."""
    if command == "check":
        return None
    if command == "discover":
        from discover.discover import discover

        return discover(request["root"], request["entries"])
    if command == "index":
        from packages.index import index

        return index(request["directory"])
    raise ValueError(f"unknown command {command!r}")
