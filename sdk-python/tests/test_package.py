from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from conftest import CHECKOUT


def test_the_wheel_is_typed_and_needs_nothing_else(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=CHECKOUT / "sdk-python",
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == "capsule-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read("capsule-0.1.0.dist-info/METADATA").decode()
        archive.extractall(tmp_path / "site")
    assert "capsule/py.typed" in names
    assert not [name for name in names if name.startswith("tests")]
    assert "Requires-Dist" not in metadata
    assert "Requires-Python: >=3.10" in metadata
    isolated = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    script = "import capsule; print(capsule.__file__)"
    found = subprocess.run(
        [sys.executable, "-S", "-c", script], env=isolated, capture_output=True, text=True
    )
    assert found.stdout.strip() == str(tmp_path / "site/capsule/__init__.py")
