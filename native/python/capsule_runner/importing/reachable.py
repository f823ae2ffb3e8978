"""Makes ready what the task's code imports later: inside of functions, or at the top level where
that is evaluated in calls."""

import importlib
import sys
from collections.abc import Iterator
from opcode import opmap
from types import CodeType

from capsule_runner.importing.finder import StoreFinder
from capsule_runner.importing.loader import StoreLoader, compile_file, has_code, keep_code
from capsule_runner.importing.packed import is_stdlib
from capsule_runner.importing.store import SITE_PACKAGES

_EXTENDED = opmap["EXTENDED_ARG"]
_IMPORT = opmap["IMPORT_NAME"]
_CONSTANT = opmap["LOAD_CONST"]
_SMALL_INT = opmap["LOAD_SMALL_INT"]


def prepare_reachable(entry: str) -> None:
    """Follows the import statements from the entry on.

    The standard library's modules are evaluated where the project's own files import them, since
    they are the same in every run. Other modules are compiled.
    """
    seen: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        parent = name.rpartition(".")[0]
        if parent:
            waiting.append(parent)
        if is_stdlib(name):
            continue
        loader = _loader(name)
        if loader is None or (_is_packages(loader.path) and has_code(loader.path)):
            # What packages need is packed with them.
            continue
        code = _code(loader)
        if code is None:
            continue
        own = not _is_packages(loader.path)
        package = name if loader.is_package() else parent
        for imported in _imports(code, package):
            waiting.append(imported)
            if own and is_stdlib(imported):
                _evaluate(imported)


def _is_packages(path: str) -> bool:
    """Whether a file of the store is a package's and not the project's."""
    return path.startswith(f"{SITE_PACKAGES}/")


def _loader(name: str) -> StoreLoader | None:
    """Without importing parents: their place is where their name says."""
    module = sys.modules.get(name)
    if module is not None:
        loader = getattr(module, "__loader__", None)
        return loader if isinstance(loader, StoreLoader) else None
    parent = name.rpartition(".")[0].replace(".", "/")
    for root in sys.path:
        directory = f"{root.rstrip('/')}/{parent}".rstrip("/") or "/"
        spec = StoreFinder(directory).find_spec(name)
        if spec is not None and isinstance(spec.loader, StoreLoader):
            return spec.loader
    return None


def _code(loader: StoreLoader) -> CodeType | None:
    try:
        if has_code(loader.path):
            return loader.get_code()
        code = compile_file(loader.path, loader.shown)
    except SyntaxError:
        # Whoever imports it is told.
        return None
    if loader.name not in sys.modules:
        keep_code(loader.path, code, packed=_is_packages(loader.path))
    return code


def _imports(code: CodeType, package: str) -> Iterator[str]:
    """Names of modules in a code's import statements, and of what may be modules."""
    for name, level, names in _statements(code):
        module = _absolute(name, level, package)
        if module is None:
            continue
        yield module
        for attribute in names:
            yield f"{module}.{attribute}"
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _imports(constant, package)


def _absolute(name: str, level: int, package: str) -> str | None:
    if level == 0:
        return name
    parts = package.split(".")
    if level > len(parts):
        return None
    parent = ".".join(parts[: len(parts) - level + 1])
    return f"{parent}.{name}" if name else parent


def _statements(code: CodeType) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each statement's module, level and names: the instruction's, and the two values before it.

    Read from the code itself, since the module ``dis`` would stay in the task's memory.
    """
    before: list[object] = [None, None]
    argument = 0
    for opcode, low in zip(code.co_code[::2], code.co_code[1::2], strict=True):
        argument = argument << 8 | low
        if opcode == _EXTENDED:
            continue
        if opcode == _IMPORT:
            level, names = before
            level = level if isinstance(level, int) else 0
            yield code.co_names[argument], level, names if isinstance(names, tuple) else ()
        value = argument if opcode == _SMALL_INT else None
        before = [before[1], code.co_consts[argument] if opcode == _CONSTANT else value]
        argument = 0


def _evaluate(name: str) -> None:
    try:
        importlib.import_module(name)
    except Exception:
        # Not there on this system: whoever imports it is told.
        return
