"""The options in `@task(...)`, evaluated one by one so that every problem is found at once."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from .evaluate import Evaluator
from .not_static import NotStatic
from .place import Place, place_of
from .problem import Problem, Related, problem
from .source import Source


@dataclass
class Options:
    """Options by their names, with the places where they are written."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    name_known: bool = True
    """An option that can't be evaluated is not a missing one."""


def read_options(call: ast.Call | None, source: Source, evaluator: Evaluator) -> Options:
    """Evaluate the arguments of a decorator; `@task` alone has none."""
    options = Options()
    if call is None:
        return options
    if call.args:
        count = len(call.args)
        found = f"{count} positional argument{'' if count == 1 else 's'}"
        options.problems.append(problem("arguments", place_of(source, call.args[0]), found=found))
    for keyword in call.keywords:
        try:
            _add(keyword, source, evaluator, options)
        except NotStatic as error:
            options.problems.append(_not_static(error, call, source))
            if keyword.arg in (None, "name"):
                options.name_known = False
    return options


def _add(
    keyword: ast.keyword,
    source: Source,
    evaluator: Evaluator,
    options: Options,
) -> None:
    value = evaluator.evaluate(keyword.value, source)
    place = place_of(source, keyword.value)
    if keyword.arg is not None:
        name_place = place_of(source, keyword)
        name_place["length"] = len(keyword.arg)
        entries = _entries(keyword.value, source)
        _set(options, keyword.arg, value, place, name_place, entries)
    elif isinstance(value, dict):
        for name, entry in value.items():
            _set(options, name, entry, place, place, None)
    else:
        found = f"`**` of {type(value).__name__}"
        options.problems.append(problem("arguments", place, found=found))
        options.name_known = False


def _set(
    options: Options,
    name: str,
    value: Any,
    place: Place,
    name_place: Place,
    entries: list[Place] | None,
) -> None:
    if name in options.entries:
        # CPython raises where the same keyword comes by `**` too.
        options.problems.append(problem("arguments", name_place, found=f"`{name}` twice"))
    options.entries[name] = {
        "value": value,
        "place": place,
        "namePlace": name_place,
        "entries": entries,
    }


def _entries(node: ast.expr, source: Source) -> list[Place] | None:
    """The places of a list's elements, where the list is written out."""
    if not isinstance(node, (ast.List, ast.Tuple)):
        return None
    if any(isinstance(it, ast.Starred) for it in node.elts):
        return None
    return [place_of(source, it) for it in node.elts]


def _not_static(error: NotStatic, call: ast.Call, source: Source) -> Problem:
    """The place is where the value fails; where that is elsewhere, the options are named too."""
    related: list[Related] = [
        {"message": message, "place": place_of(home, node)} for message, home, node in error.related
    ]
    inside = error.source is source and any(node is error.node for node in ast.walk(call))
    if not inside:
        related.append({"message": "used by these options", "place": place_of(source, call.func)})
    return problem("notStatic", place_of(error.source, error.node), related, reason=error.message)
