"""From a result to JSON."""

import json
from typing import Any

from capsule_runner.failures.failure import Failure


def encode_result(value: Any) -> str:
    """JSON of a result."""
    try:
        return json.dumps(value, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise Failure("invalid_result", type(error).__name__, str(error)) from None
