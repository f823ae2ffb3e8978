"""``ctypes``, without libffi and without libraries to load.

Packages import it for sizes of types, or for functions of systems that a task doesn't run on. Types
can be named, sized, multiplied and put in fields; what needs foreign memory or code is refused.
"""

import errno
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

__path__ = ["/python/ctypes"]
"""For its modules, which are the standard library's."""

_WHY = "ctypes needs native code, which a task doesn't have: of it there are only names and sizes"

DEFAULT_MODE = RTLD_LOCAL = 0
RTLD_GLOBAL = 256


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise OSError(errno.ENOTSUP, _WHY)


class ArgumentError(Exception):
    """An argument that a foreign function doesn't take."""


class _Type(type):
    """The types of C, which are multiplied to arrays."""

    def __mul__(cls, length: int) -> _Type:
        return _Type(
            f"{cls.__name__}_Array_{length}", (Array,), {"_type_": cls, "_length_": length}
        )

    def __rmul__(cls, length: int) -> _Type:
        return cls * length

    def from_param(cls, value: Any) -> Any:
        """What a foreign function would be passed."""
        return value

    from_address = from_buffer = from_buffer_copy = in_dll = _refuse


class _CData(metaclass=_Type):
    """What lies in foreign memory."""

    def __init__(self, *_: Any, **__: Any) -> None:
        _refuse()


class Array(_CData):
    """Raises OSError."""

    _type_: Any
    _length_ = 0


class Structure(_CData):
    """Raises OSError; classes may be made of it."""


class Union(_CData):
    """Raises OSError; classes may be made of it."""


BigEndianStructure = LittleEndianStructure = Structure
BigEndianUnion = LittleEndianUnion = Union


class _Pointer(_CData):
    """Raises OSError."""


class _SimpleCData(_CData):
    """A number of C, or what is as large as one."""

    _type_ = "i"

    def __init__(self, value: Any = None) -> None:
        self.value = value

    @property
    def value(self) -> Any:
        """The number, as far as the type holds it."""
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value = _held(self._type_, value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"


_AS_POINTERS = {"z": "P", "Z": "P", "O": "P"}
_UNLIKE_STRUCT = {"u": 4, "g": 16, "v": 2, "F": 8, "D": 16, "G": 32}
"""Sizes of what ``struct`` doesn't know: wide characters, long doubles, complex numbers."""


def _size(code: str) -> int:
    return _UNLIKE_STRUCT.get(code) or struct.calcsize(_AS_POINTERS.get(code, code))


def _held(code: str, value: Any) -> Any:
    if code in "bBhHiIlLqQ":
        bits = _size(code) * 8
        number = int(value or 0) & ((1 << bits) - 1)
        return number - (1 << bits) if code.islower() and number >> (bits - 1) else number
    if code in "fd":
        return struct.unpack(code, struct.pack(code, value or 0.0))[0]
    if code == "?":
        return bool(value)
    return b"\0" if code == "c" and value is None else value


def _simple(name: str, code: str) -> type[_SimpleCData]:
    return _Type(name, (_SimpleCData,), {"_type_": code, "__module__": __name__})


c_byte, c_ubyte = _simple("c_byte", "b"), _simple("c_ubyte", "B")
c_short, c_ushort = _simple("c_short", "h"), _simple("c_ushort", "H")
c_int, c_uint = _simple("c_int", "i"), _simple("c_uint", "I")
c_long, c_ulong = _simple("c_long", "l"), _simple("c_ulong", "L")
c_longlong, c_ulonglong = _simple("c_longlong", "q"), _simple("c_ulonglong", "Q")
c_float, c_double = _simple("c_float", "f"), _simple("c_double", "d")
c_longdouble = _simple("c_longdouble", "g")
c_bool, c_char, c_wchar = _simple("c_bool", "?"), _simple("c_char", "c"), _simple("c_wchar", "u")
c_char_p, c_wchar_p = _simple("c_char_p", "z"), _simple("c_wchar_p", "Z")
c_void_p = c_voidp = _simple("c_void_p", "P")
py_object = _simple("py_object", "O")
HRESULT = c_long

c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_longlong, c_ulonglong
c_size_t, c_ssize_t, c_time_t = c_ulong, c_long, c_longlong


def sizeof(of: Any) -> int:
    """Bytes of a type or a value of it: of numbers, pointers and arrays of these."""
    kind = of if isinstance(of, type) else type(of)
    if issubclass(kind, _SimpleCData):
        return _size(kind._type_)
    if issubclass(kind, Array):
        return kind._length_ * sizeof(kind._type_)
    if issubclass(kind, _Pointer | _Function):
        return _size("P")
    if issubclass(kind, _CData):
        _refuse()
    raise TypeError("this type has no size")


alignment = sizeof


class _Function(_CData):
    """Raises OSError."""


def CFUNCTYPE(*_: Any, **__: Any) -> type[_Function]:  # noqa: N802
    """The type of a function, which can't be made."""
    return _Type("CFunctionType", (_Function,), {})


PYFUNCTYPE = CFUNCTYPE


def POINTER(kind: Any) -> type[_Pointer]:  # noqa: N802
    """The type of pointers to another."""
    name = f"LP_{getattr(kind, '__name__', kind)}"
    return _Type(name, (_Pointer,), {"_type_": kind})


class CDLL:
    """Raises OSError."""

    def __init__(self, *_: Any, **__: Any) -> None:
        _refuse()


class PyDLL(CDLL):
    """Raises OSError."""


class LibraryLoader:
    """Raises OSError for every library."""

    def __init__(self, kind: type[CDLL]) -> None:
        self._kind = kind

    def __getattr__(self, name: str) -> CDLL:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._kind(name)

    def LoadLibrary(self, name: str) -> CDLL:  # noqa: N802
        """Raises OSError."""
        return self._kind(name)


cdll, pydll = LibraryLoader(CDLL), LibraryLoader(PyDLL)


class _PythonApi:
    """Without any function, as where a symbol isn't found."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name}: {_WHY}")


pythonapi = _PythonApi()

addressof = byref = cast = memmove = memset = pointer = resize = _refuse
create_string_buffer = create_unicode_buffer = string_at = wstring_at = _refuse


def get_errno() -> int:
    """Of the last foreign call, of which there are none."""
    return 0


def set_errno(_value: int) -> int:
    """As :func:`get_errno`."""
    return 0
