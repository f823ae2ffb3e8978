"""Declares tasks. What runs in a sandbox is compiled from the source by `capsule build`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import isfunction
from typing import Literal, ParamSpec, TypedDict, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")

FileMode = Literal["read-only", "ro", "read-write", "rw"]


class _Path(TypedDict):
    path: str


class AllowedFile(_Path, total=False):
    """A directory below the project's root, and what may be done there."""

    mode: FileMode


@dataclass(frozen=True)
class TaskOptions:
    """A task's name, limits and capabilities as they were written; `None` where nothing was."""

    name: str
    compute: int | str | None = None
    ram: int | float | str | None = None
    timeout: int | float | str | None = None
    max_retries: int | None = None
    allowed_hosts: Sequence[str] | None = None
    allowed_files: Sequence[str | AllowedFile] | None = None
    env_variables: Sequence[str] | None = None


@overload
def task(function: Callable[P, R], /) -> Callable[P, R]: ...


@overload
def task(
    *,
    name: str | None = None,
    compute: int | str | None = None,
    ram: int | float | str | None = None,
    timeout: int | float | str | None = None,
    max_retries: int | None = None,
    allowed_hosts: Sequence[str] | None = None,
    allowed_files: Sequence[str | AllowedFile] | None = None,
    env_variables: Sequence[str] | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]: ...


def task(
    function: Callable[P, R] | None = None,
    /,
    *,
    name: str | None = None,
    compute: int | str | None = None,
    ram: int | float | str | None = None,
    timeout: int | float | str | None = None,
    max_retries: int | None = None,
    allowed_hosts: Sequence[str] | None = None,
    allowed_files: Sequence[str | AllowedFile] | None = None,
    env_variables: Sequence[str] | None = None,
) -> Callable[P, R] | Callable[[Callable[P, R]], Callable[P, R]]:
    """Declares that a function is a task, by `@task` or `@task(…)`.

    The options are read from the source when the task is compiled, so they must be static.
    In a sandbox, calling another task runs that one in a sandbox of its own. In plain Python a
    task is the function that it was, without any limit, so that it can be tested as one; to run it
    in its sandbox, call it with `run`.

    Args:
        function: The function, where the decorator is used without parentheses.
        name: Unique in the project. Default: the function's.
        compute: Fuel, about one instruction each: `"LOW"`, `"MEDIUM"` (default), `"HIGH"` or a
            number.
        ram: Most linear memory of a call: `"64MB"` or bytes. Default: 512 MB.
        timeout: Most time of an attempt, waits included: `"5s"`, `"1m 30s"` or milliseconds.
            Default: 30 seconds.
        max_retries: How often a failed call is tried again, 0 (default) to 100.
        allowed_hosts: Hosts that it may send requests to. Default: none.
        allowed_files: Directories below the project's root that it may use. Default: none.
        env_variables: Environment variables that it may read. Default: none.

    Raises:
        TypeError: What is decorated is no function.
    """

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        if not isfunction(function):
            raise TypeError(f"@task decorates functions, not {type(function).__name__}")
        options = TaskOptions(
            name=function.__name__ if name is None else name,
            compute=compute,
            ram=ram,
            timeout=timeout,
            max_retries=max_retries,
            allowed_hosts=allowed_hosts,
            allowed_files=allowed_files,
            env_variables=env_variables,
        )
        function.__dict__["__capsule_task__"] = options
        return function

    return declare if function is None else declare(function)
