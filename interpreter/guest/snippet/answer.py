"""What the host is told of a snippet's value."""

from math import isfinite

from capsule.interpreter import Encoded, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def answer(value: Any) -> dict[str, Any] | Encoded:
    """Its text, and its JSON where it has any."""
    if value is None:
        return {}
    text = str.__str__(value) if isinstance(value, str) else repr(value)
    if type(value) in (str, int, bool) or (type(value) is float and isfinite(value)):
        return {"text": text, "value": value}
    try:
        json = encode(value)
    except Exception:
        # It has no form in JSON, or its own methods fail.
        return {"text": text}
    return Encoded(f'{{"text":{encode(text)},"value":{json}}}')
