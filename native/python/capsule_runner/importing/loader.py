"""Evaluates modules of the store."""

import marshal
import zlib
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

from capsule_runner.importing.adapting import adapt
from capsule_runner.importing.store import STORE

_compiled: dict[str, CodeType | bytes] = {}
"""Code that was compiled in advance, by path: as it is, or packed."""


class StoreLoader:
    """Loads one module of the store."""

    def __init__(self, name: str, path: str, shown: str) -> None:
        self.name = name
        self.path = path
        """In the store."""
        self.shown = shown
        """As tracebacks and ``__file__`` have it."""

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """The ordinary kind of module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Evaluates the module's top level."""
        exec(self.get_code(), module.__dict__)
        adapt(self.name, module)

    def is_package(self, _name: str = "") -> bool:
        """Whether the module can have submodules."""
        return self.path.endswith("/__init__.py")

    def get_filename(self, _name: str = "") -> str:
        """The module's ``__file__``."""
        return self.shown

    def get_source(self, _name: str = "") -> str:
        """The module's text."""
        return source_of(self.path)

    def get_data(self, path: str) -> bytes:
        """A file beside the module."""
        content = STORE.read(path if path.startswith("/") else f"/{path}")
        if content is None:
            raise FileNotFoundError(path)
        return content

    def get_code(self, _name: str = "") -> CodeType:
        """The module's code, compiled now if it wasn't in advance."""
        code = _compiled.get(self.path)
        if code is None:
            return compile_file(self.path, self.shown)
        if isinstance(code, bytes):
            return marshal.loads(zlib.decompress(code))
        return code

    def get_resource_reader(self, _name: str):  # noqa: ANN201 - the type needs an import that few need
        """Reads data files beside a package, for ``importlib.resources``."""
        from importlib.readers import FileReader

        return FileReader(self)


def source_of(path: str) -> str:
    """The text of a file of the store, decoded as its first lines say."""
    from importlib._bootstrap_external import decode_source

    return decode_source(STORE.read(path) or b"")


def compile_file(path: str, shown: str) -> CodeType:
    """Compiles a file of the store."""
    return compile(STORE.read(path) or b"", shown, "exec", dont_inherit=True)


def keep_code(path: str, code: CodeType, *, packed: bool) -> None:
    """Keeps code that was compiled in advance."""
    _compiled[path] = pack_code(code) if packed else code


def keep_packed_code(path: str, code: bytes) -> None:
    """Keeps code that another ``init`` of this runner has compiled."""
    _compiled[path] = code


def pack_code(code: CodeType) -> bytes:
    """Code as it is kept where it isn't evaluated in advance."""
    return zlib.compress(marshal.dumps(code))


def has_code(path: str) -> bool:
    """Whether a file is compiled already."""
    return path in _compiled
