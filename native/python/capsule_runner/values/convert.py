"""Values that JSON doesn't have: one form for each. The table is in docs/python.md."""

import math
import sys
from collections.abc import Callable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MAX_DEPTH = 500
"""Most levels of a value."""


class NotJson(ValueError):
    """A value that can't be sent."""

    def __init__(self, problem: str, path: str) -> None:
        super().__init__(f"{problem}, at {path}")


def convert(value: Any) -> Any:
    """The same value in JSON's own types. Raises NotJson."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit + 4 * MAX_DEPTH)
    try:
        return _convert(value, "$", [])
    finally:
        sys.setrecursionlimit(limit)


def _convert(value: Any, path: str, around: list[int]) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return _leaf(value, path)
    if id(value) in around:
        raise NotJson("the value contains itself", path)
    if len(around) >= MAX_DEPTH:
        raise NotJson(f"the value has more than {MAX_DEPTH} levels", path[:100] + "…")
    around.append(id(value))
    try:
        return _container(value, path, around)
    finally:
        around.pop()


def _container(value: Any, path: str, around: list[int]) -> Any:
    if isinstance(value, Mapping):
        return {
            _key(key, path): _convert(item, _member(path, key), around)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return _items(value, path, around)
    if isinstance(value, (set, frozenset)):
        return _sorted(_items(value, path, around))
    for form in _FORMS:
        found = form(value)
        if found is not None:
            return _convert(found[0], path, around)
    raise NotJson(f"{_article(type(value).__name__)} can't be sent as JSON", path)


def _leaf(value: Any, path: str) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        raise NotJson(f"{value} is no JSON number", path)
    enumerated = _enum(value)
    return value if enumerated is None else _leaf(enumerated[0], path)


def _items(values: Any, path: str, around: list[int]) -> list[Any]:
    return [_convert(item, f"{path}[{index}]", around) for index, item in enumerate(values)]


def _sorted(items: list[Any]) -> list[Any]:
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (type(item).__name__, repr(item)))


def _key(key: Any, path: str) -> str:
    if isinstance(key, str):
        enumerated = _enum(key)
        return key if enumerated is None else str(enumerated[0])
    raise NotJson(f"the key {key!r} is {_article(type(key).__name__)}, not a str", path)


def _member(path: str, key: Any) -> str:
    simple = isinstance(key, str) and key.isidentifier()
    return f"{path}.{key}" if simple else f"{path}[{key!r}]"


def _article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


type _Form = Callable[[Any], tuple[Any] | None]


def _enum(value: Any) -> tuple[Any] | None:
    from enum import Enum

    return (value.value,) if isinstance(value, Enum) else None


def _dataclass(value: Any) -> tuple[Any] | None:
    fields = getattr(type(value), "__dataclass_fields__", None)
    if fields is None or isinstance(value, type):
        return None
    return ({name: getattr(value, name) for name in fields if hasattr(value, name)},)


def _model(value: Any) -> tuple[Any] | None:
    """Pydantic's models, and what has their method."""
    dump = getattr(type(value), "model_dump", None)
    return None if dump is None else (dump(value, mode="json"),)


def _attrs(value: Any) -> tuple[Any] | None:
    """Classes of the package attrs."""
    fields = getattr(type(value), "__attrs_attrs__", None)
    if fields is None:
        return None
    return ({field.name: getattr(value, field.name) for field in fields},)


def _bytes(value: Any) -> tuple[Any] | None:
    if not isinstance(value, (bytes, bytearray, memoryview)):
        return None
    from base64 import b64encode

    return (b64encode(value).decode(),)


_TEXTS = {
    ("datetime", "datetime"): "isoformat",
    ("datetime", "date"): "isoformat",
    ("datetime", "time"): "isoformat",
    ("decimal", "Decimal"): "__str__",
    ("fractions", "Fraction"): "__str__",
    ("uuid", "UUID"): "__str__",
    ("ipaddress", "IPv4Address"): "__str__",
    ("ipaddress", "IPv6Address"): "__str__",
    ("ipaddress", "IPv4Network"): "__str__",
    ("ipaddress", "IPv6Network"): "__str__",
}
"""Types that have a usual text, and what gives it. By name: most tasks import none of them."""


def _text(value: Any) -> tuple[Any] | None:
    for cls in type(value).__mro__:
        method = _TEXTS.get((cls.__module__, cls.__name__))
        if method is not None:
            return (getattr(value, method)(),)
    return None


def _timedelta(value: Any) -> tuple[Any] | None:
    names = [(cls.__module__, cls.__name__) for cls in type(value).__mro__]
    return (value.total_seconds(),) if ("datetime", "timedelta") in names else None


def _path(value: Any) -> tuple[Any] | None:
    fspath = getattr(type(value), "__fspath__", None)
    return None if fspath is None else (str(fspath(value)),)


def _sequence(value: Any) -> tuple[Any] | None:
    from collections import deque

    views = (range, deque, type({}.keys()), type({}.values()), type({}.items()))
    return (list(value),) if isinstance(value, views) else None


_FORMS: tuple[_Form, ...] = (
    _enum,
    _model,
    _dataclass,
    _attrs,
    _bytes,
    _text,
    _timedelta,
    _path,
    _sequence,
)
