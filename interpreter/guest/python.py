"""The task that runs Python of the interpreter: a snippet for each call.

An instance may get many of them: the module that they are, the event loop and what was imported
live on from one to the next.
"""

from capsule import task

import snippet.beginning  # noqa: F401 - it hides the guest
from snippet.answer import answer
from snippet.builtin import BUILTINS
from snippet.compiling import COMPILER
from snippet.evaluate import evaluate
from snippet.failing import end
from snippet.packages import ALLOWED
from snippet.space import SPACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@task(name="python")
def run(request: dict[str, Any]) -> Any:
    """Runs a snippet. Raises what it raises."""
    ALLOWED.allow(request["packages"])
    SPACE.define(request["name"], request["inputs"], request["tools"])
    code = COMPILER.compile(request["code"], request["name"])
    BUILTINS.watch(request["code"])
    try:
        value = evaluate(code)
    except BaseException as error:
        BUILTINS.bring_back()
        value = end(error)
    else:
        BUILTINS.bring_back()
    return answer(value)
