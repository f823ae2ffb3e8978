"""From values to JSON.

The usual case, JSON's own types in large numbers, is checked a level at a time by functions that
are written in C, and then written by ``json``. Only where something else is found are values
converted one by one.
"""

import json
from itertools import chain

from capsule_runner.values.convert import MAX_DEPTH, NotJson, convert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LEAVES = {str, int, float, bool, type(None)}
_CONTAINERS = {dict, list, tuple}
_PLAIN = _LEAVES | _CONTAINERS
_KEY = {str}

_TEXT = json.JSONEncoder(allow_nan=False, ensure_ascii=False, separators=(",", ":"))
_ASCII = json.JSONEncoder(allow_nan=False, separators=(",", ":"))


def encode(value: Any) -> str:
    """JSON of a value. Raises NotJson, which names the place of what can't be written."""
    try:
        return _dump(value if _is_plain(value) else convert(value))
    except NotJson:
        raise
    except ValueError:
        # NaN, infinities, and circles: the slow way tells where.
        return _dump(convert(value))


def _dump(value: Any) -> str:
    text = _TEXT.encode(value)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            # Half a pair of surrogates: no text for the host, but JSON can name it.
            return _ASCII.encode(value)
    return text


def _is_plain(value: Any) -> bool:
    """Whether a value holds JSON's own types only, and keys that are texts."""
    if type(value) in _LEAVES:
        return True
    level = [value]
    for _ in range(MAX_DEPTH):
        types = set(map(type, level))
        if not types <= _PLAIN:
            return False
        dicts = [item for item in level if type(item) is dict] if dict in types else []
        if not set(map(type, chain.from_iterable(dicts))) <= _KEY:
            return False
        rows = [item for item in level if type(item) in (list, tuple)]
        children = list(chain(chain.from_iterable(map(dict.values, dicts)), *_flat(rows)))
        if set(map(type, children)) <= _LEAVES:
            return True
        level = [item for item in children if type(item) not in _LEAVES]
    return False


def _flat(rows: list[Any]) -> list[Any]:
    return [chain.from_iterable(rows)]
