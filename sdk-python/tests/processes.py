"""Workers of this process, and programs that use the SDK in an interpreter of their own."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import capsule

SOURCES = Path(capsule.__file__).resolve().parents[1]


def workers() -> list[int]:
    """The worker processes that this process started."""
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True
    )
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "worker" in line]


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be collected doesn't."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(pid: int) -> None:
    """A worker that stays makes the test run into its timeout."""
    while is_alive(pid):
        asyncio.run(asyncio.sleep(0.05))


def python(script: str, *args: str) -> subprocess.Popen[str]:
    """Runs a program that uses the SDK in an interpreter of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *args],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


PROGRAM = """\
import asyncio, subprocess, sys, os, threading
import capsule

def show(event):
    command = ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())]
    children = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    print(*[line.split()[0] for line in children if "worker" in line], flush=True)

async def call():
    await capsule.run(file=sys.argv[1], task="sleeps", args=["/none"], on_log=show)
"""
