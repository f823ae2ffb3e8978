"""Problems as the compiler is told of them; it words them."""

from __future__ import annotations

from typing import Any, TypedDict

from .place import Place


class Related(TypedDict):
    """Another place that explains a problem."""

    message: str
    place: Place


class Problem(TypedDict):
    """`kind` names a diagnostic of the compiler, `details` are what it is worded with."""

    kind: str
    place: Place
    details: dict[str, Any]
    related: list[Related]


def problem(
    kind: str, place: Place, related: list[Related] | None = None, **details: Any
) -> Problem:
    """Make a problem."""
    return {"kind": kind, "place": place, "details": details, "related": related or []}
