"""From a result to JSON."""

from capsule_runner.failures.failure import Failure
from capsule_runner.values.convert import NotJson
from capsule_runner.values.encode import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MAX_BYTES = 64 << 20
"""The most JSON that a result may take."""


class Encoded(str):
    """A result that is JSON already."""


def encode_result(value: Any) -> str:
    """JSON of a result. Raises Failure."""
    try:
        text = str(value) if type(value) is Encoded else encode(value)
    except NotJson as error:
        raise _invalid(f"the result can't be sent: {error}") from None
    if len(text) > _MAX_BYTES:
        raise _invalid("the result takes more than 64 MiB of JSON")
    return text


def _invalid(message: str) -> Failure:
    return Failure("invalid_result", "TypeError", message)
