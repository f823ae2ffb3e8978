"""What the host is told of a snippet's value."""

from capsule.interpreter import Encoded, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NOTHING = Encoded("{}")


def answer(value: Any) -> Encoded:
    """Its JSON, where it has any, and its text."""
    if value is None:
        return _NOTHING
    text = value if type(value) is str else _text(value)
    fields = [f'"text":{encode(text)}']
    try:
        fields.append(f'"value":{encode(value)}')
    except Exception:
        # It has no form in JSON, or its own methods fail.
        pass
    return Encoded("{" + ",".join(fields) + "}")


def _text(value: Any) -> str:
    return str.__str__(value) if isinstance(value, str) else repr(value)
