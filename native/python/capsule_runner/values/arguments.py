"""From JSON to the arguments of a call."""

import json

from capsule_runner.failures.failure import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def parse_arguments(text: str) -> tuple[list[Any], dict[str, Any]]:
    """Reads a JSON array, or ``{"args": […], "kwargs": {…}}``."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise _invalid("the arguments are nested too deeply") from None
    except ValueError:
        raise _invalid("the arguments are not valid JSON") from None
    if isinstance(value, list):
        return value, {}
    if isinstance(value, dict) and not value.keys() - {"args", "kwargs"}:
        args, kwargs = value.get("args", []), value.get("kwargs", {})
        if isinstance(args, list) and isinstance(kwargs, dict):
            return args, kwargs
    raise _invalid('the arguments are neither a JSON array nor {"args": […], "kwargs": {…}}')


def _invalid(message: str) -> Failure:
    return Failure("invalid_arguments", "TypeError", message)
