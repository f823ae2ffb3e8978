"""The environment that packages are chosen for: CPython in a task, whatever machine builds it."""

from __future__ import annotations

from typing import Any

PYTHON = "3.14"

MARKERS = {
    "implementation_name": "cpython",
    "implementation_version": f"{PYTHON}.0",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_release": "",
    "platform_system": "WASI",
    "platform_version": "",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "wasi",
}
"""What conditions in requirements (`; sys_platform == "win32"`) see."""


def require_python_of_guest() -> None:
    """Let pip compare what packages require of Python with the guest's, where it forgets to."""
    from pip._internal.resolution.resolvelib.candidates import RequiresPythonCandidate

    candidate: Any = RequiresPythonCandidate
    original = candidate.__init__

    def init(self: Any, _version: object) -> None:
        original(self, tuple(int(part) for part in PYTHON.split(".")))

    candidate.__init__ = init


def evaluate_markers_for_guest() -> None:
    """Let pip evaluate the conditions of requirements for the guest, not for this machine."""
    from pip._vendor.packaging import markers

    def environment() -> dict[str, Any]:
        return dict(MARKERS)

    markers.default_environment = environment
