"""Options of snippets and sessions."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypedDict

from ._arguments import encode, unsendable
from ._envelope import ErrorInfo
from ._tools import Tool, ToolFunction, described

Language = Literal["python", "javascript"]

StrPath = str | os.PathLike[str]
OnText = Callable[[str], object]

_LISTS = ("allowed_hosts", "env_variables", "packages")


class GrantOptions(TypedDict, total=False):
    """Limits and capabilities of code; all is denied that isn't named."""

    compute: int | str | None
    """Fuel of each run, about one instruction each. Default: `"MEDIUM"`."""
    ram: int | float | str | None
    """Most linear memory: `"64MB"` or bytes. Default: 512 MB."""
    timeout: int | float | str | None
    """Most time of a run: `"5s"` or milliseconds. Default: 30 seconds."""
    allowed_hosts: Sequence[str] | None
    env_variables: Sequence[str] | None
    """Exact names; the values are those of `os.environ`."""
    packages: Sequence[str] | None
    """Packages that the code may import, of those that the interpreter was built with."""
    tools: Mapping[str, Tool | ToolFunction] | None
    """Functions of this program that the code may call, by their names."""
    files: Mapping[str, str | bytes | os.PathLike[str]] | None
    """Files that the code finds: their text, their bytes, or where they lie on this machine.

    It can write beside them, also where this is empty. Default: no directory; a session has one.
    """
    workspace_size: int | float | str | None
    """Most that files may take. Default: 64 MB."""


class RunOptions(GrantOptions, total=False):
    """Options of `run_python` and `run_javascript`."""

    inputs: Mapping[str, Any] | None
    """Values that the code finds as global variables; what `json.dumps` can write."""
    on_stdout: OnText | None
    """Takes what the code writes, while it runs."""
    on_stderr: OnText | None


class SessionOptions(GrantOptions, total=False):
    """Options of a `Session`."""

    idle_timeout: int | float | str | None
    """It is closed after so long without a run. Default: 30 minutes."""
    lifetime: int | float | str | None
    """It is closed so long after it was opened. Default: 24 hours."""


def refuse_unknown(options: Mapping[str, object], known: type[Any], function: str) -> None:
    """Options are never skipped.

    Raises:
        TypeError: One isn't known.
    """
    for name in options.keys() - known.__optional_keys__:
        raise TypeError(f"{function} got an unexpected keyword argument {name!r}")


def grant_fields(options: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a request that options stand for.

    Raises:
        TypeError: One isn't of its type.
    """
    skipped = ("tools", "files", "inputs", "on_stdout", "on_stderr")
    fields = {
        name: value for name, value in options.items() if value is not None and name not in skipped
    }
    for name in _LISTS:
        value = fields.get(name, ())
        if isinstance(value, str | bytes):
            raise TypeError(f"{name} is a sequence of several, not a {type(value).__name__}")
        if value:
            fields[name] = list(value)
    if options.get("tools"):
        fields["tools"] = described(options["tools"])
    if options.get("files") is not None:
        fields["files"] = {name: content_of(it) for name, it in options["files"].items()}
    return fields


def content_of(content: object) -> object:
    """A file's content as requests have it.

    Raises:
        TypeError: It is neither text nor bytes nor a path.
    """
    if isinstance(content, str):
        return content
    if isinstance(content, bytes | bytearray | memoryview):
        return {"base64": b64encode(content).decode("ascii")}
    if isinstance(content, os.PathLike):
        return {"path": str(Path(content).absolute())}
    raise TypeError(f"a file's content is a {type(content).__name__}")


def encode_run(fields: Mapping[str, Any], inputs: Mapping[str, Any] | None) -> bytes | ErrorInfo:
    """A request's body; or why its inputs can't be sent."""
    try:
        return encode({**fields, "inputs": dict(inputs or {})})
    except (TypeError, ValueError, RecursionError) as error:
        return unsendable("the snippet", {"inputs": inputs, **fields}, error)
