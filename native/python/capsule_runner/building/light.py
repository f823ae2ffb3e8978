"""Stands for ``dataclasses`` and ``typing`` while the runner's own modules are imported, and the
bindings of the world, which use little of them: the real ones are a megabyte in the memory of every
task. Tasks that import them get the real ones.
"""

import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def stand_in() -> None:
    """Puts the stand-ins in place."""
    dataclasses, typing = ModuleType("dataclasses"), ModuleType("typing")
    vars(dataclasses)["dataclass"] = _dataclass
    vars(typing).update(TypeVar=_form, Generic=_Generic, Protocol=_Generic, __getattr__=_form)
    sys.modules |= {"dataclasses": dataclasses, "typing": typing}


def stand_back() -> None:
    """Takes them away."""
    for name in ("dataclasses", "typing"):
        del sys.modules[name]


class _Form:
    """A form of types that nobody looks at."""

    def __getitem__(self, _parameters: object) -> _Form:
        return self


class _Generic:
    """A base class with parameters that nobody looks at."""

    def __class_getitem__(cls, _parameters: object) -> type:
        return cls


def _form(_name: str) -> _Form:
    return _Form()


def _dataclass(cls: Any = None, **_options: object) -> Any:
    """Gives a class of the bindings what is used of a dataclass: it takes its fields in order."""
    if cls is None:
        return _dataclass
    annotate = cls.__annotate__
    cls.__match_args__ = () if annotate is None else tuple(annotate(1))
    cls.__init__ = _init
    cls.__repr__ = _repr
    return cls


def _init(self: Any, *values: object) -> None:
    for name, value in zip(self.__match_args__, values, strict=True):
        setattr(self, name, value)


def _repr(self: Any) -> str:
    values = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__name__}({', '.join(values)})"
