"""Finds the `capsule` command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from ._errors import WorkerStartError

_SCRIPTS = (".js", ".mjs", ".cjs")

_INSTALL = "Install it in your project: npm install --save-dev @capsule/compiler"


def worker_command(*places: Path) -> list[str]:
    """The command that starts a worker.

    It is what `CAPSULE_BIN` names, else the `capsule` of the nearest `node_modules` at or above
    one of the places, else what `npx` finds.

    Raises:
        WorkerStartError: There is none, or no Node to run it.
    """
    named = os.environ.get("CAPSULE_BIN")
    if named:
        path = Path(named)
        if not path.is_file():
            raise WorkerStartError(f"CAPSULE_BIN names {named}, which is not a file.")
        return [*_runnable(path), "worker"]
    for place in places:
        for directory in (place, *place.parents):
            for path in _installed(directory / "node_modules" / ".bin"):
                return [*_runnable(path), "worker"]
    npx = shutil.which("npx")
    if npx is None:
        raise WorkerStartError(
            "Capsule needs Node 20.19 or newer, which was not found on the PATH: "
            "https://nodejs.org/en/download"
            if shutil.which("node") is None
            else _missing(places)
        )
    # Never installs anything: what a program runs is its author's choice.
    return [npx, "--no-install", "capsule", "worker"]


def _missing(places: tuple[Path, ...]) -> str:
    where = " or ".join(str(place) for place in dict.fromkeys(places))
    return f"The capsule command was not found at or above {where}. {_INSTALL}"


def explain_npx(command: list[str], places: tuple[Path, ...]) -> str | None:
    """What to say where `npx` found nothing; `None` for another command."""
    return _missing(places) if "--no-install" in command else None


def _installed(directory: Path) -> Iterator[Path]:
    names = ["capsule.cmd", "capsule.exe"] if sys.platform == "win32" else ["capsule"]
    return (directory / name for name in names if (directory / name).is_file())


def _runnable(path: Path) -> list[str]:
    # npm's links lead to the script; other package managers write a shell script.
    script = path.resolve()
    if script.suffix not in _SCRIPTS:
        return [str(path)]
    node = shutil.which("node")
    if node is None:
        raise WorkerStartError(
            f"{script} needs Node 20.19 or newer, which was not found on the PATH: "
            "https://nodejs.org/en/download"
        )
    return [node, str(script)]
