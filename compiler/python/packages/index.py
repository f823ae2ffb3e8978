"""What an installed directory of packages holds, for the compiler to choose from."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from .guest import PYTHON, evaluate_markers_for_guest
from .scan import top_level_imports

NATIVE = re.compile(r"\.(so|pyd|dylib|dll)(\.[\d.]+)?$")

WASI = f".cpython-{PYTHON.replace('.', '')}-wasm32-wasi.so"
"""How native modules for CPython in a task end."""

LEFT_OUT = re.compile(
    r"""(^|/)__pycache__/ | \.py[ciox]$ | \.px[di]$ | \.(c|cc|cpp|h|hpp|pyx|a|f90|so|pyd|dylib|dll)$
    | \.dist-info/(RECORD|INSTALLER|REQUESTED|WHEEL|direct_url\.json|licenses/.*|sboms/.*)$
    | (^|/)py\.typed$ | ^\.\. | ^bin/""",
    re.VERBOSE,
)
"""Files that nothing in a task reads."""

TESTS = re.compile(r"^[^/]+/(.*/)?tests?/")


def index(directory: str) -> dict[str, Any]:
    """Every distribution in a directory, by its normalised name."""
    evaluate_markers_for_guest()
    root = Path(directory)
    found = [_distribution(root, info) for info in sorted(root.glob("*.dist-info"))]
    return {"distributions": dict(sorted(found))}


def _distribution(root: Path, info: Path) -> tuple[str, dict[str, Any]]:
    metadata = _headers(info / "METADATA")
    name, version = metadata["Name"][0], metadata["Version"][0]
    recorded = _recorded(info)
    natives = sorted(path for path in recorded if NATIVE.search(path))
    files = sorted(path for path in recorded if not LEFT_OUT.search(path))
    imports = {path: top_level_imports(root / path) for path in files if path.endswith(".py")}
    files = _without_tests(files, imports)
    return normalised(name), {
        "name": name,
        "version": version,
        "modules": sorted(_modules(files) | _modules(natives)),
        "pure": sorted(_modules(files)),
        "files": files,
        "natives": natives,
        "wasi": [path for path in natives if path.endswith(WASI)],
        "requires": [_requirement(text) for text in metadata.get("Requires-Dist", [])],
        "imports": sorted({it for path in files for it in imports.get(path, ())}),
    }


def _requirement(text: str) -> dict[str, Any]:
    """A requirement with what decides on it: true or false, or the extras that ask for it."""
    from pip._vendor.packaging.requirements import Requirement

    requirement = Requirement(text)
    marker = requirement.marker
    always = marker is None or marker.evaluate({"extra": ""})
    named = re.findall(r"""extra\s*==\s*['"]([^'"]+)['"]""", str(marker or ""))
    extras = [it for it in named if marker is not None and marker.evaluate({"extra": it})]
    return {
        "name": normalised(requirement.name),
        "extras": sorted(requirement.extras),
        "always": always,
        "for": [normalised(it) for it in extras],
    }


def normalised(name: str) -> str:
    """The form in which names of packages are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _headers(file: Path) -> dict[str, list[str]]:
    """The headers of a METADATA file, in a simple form of RFC 822."""
    found: dict[str, list[str]] = {}
    for line in file.read_text("utf-8", "replace").split("\n"):
        if not line.strip():
            break
        key, colon, value = line.partition(":")
        if colon and not line[0].isspace():
            found.setdefault(key, []).append(value.strip())
    return found


def _recorded(info: Path) -> list[str]:
    with (info / "RECORD").open(encoding="utf-8", newline="") as stream:
        paths = [row[0].replace("\\", "/") for row in csv.reader(stream) if row]
    return [path for path in paths if (info.parent / path).is_file()]


def _modules(files: list[str]) -> set[str]:
    """Names that can be imported: packages, modules, native modules at the top."""
    names = set()
    for path in files:
        top, slash, _ = path.partition("/")
        if slash and (path.endswith(".py") or NATIVE.search(path)):
            names.add(top)
        elif not slash:
            names.add(top.partition(".")[0])
    return {name for name in names if name.isidentifier()}


def _without_tests(files: list[str], imports: dict[str, set[str]]) -> list[str]:
    """Leave a package's tests out, unless its own modules import them."""
    tests = [path for path in files if TESTS.search(path)]
    used = {it for path in files if path not in tests for it in imports.get(path, ())}
    if any(it.startswith("tests:") for it in used):
        return files
    return [path for path in files if path not in tests]
