"""Evaluates a snippet."""

from types import CodeType

from .compiling import Code
from .space import SPACE
from .waiting import LOOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COROUTINE = 0x80


def evaluate(code: Code) -> Any:
    """The value of the expression that the snippet ends with, None where it ends with none."""
    body, last = code.body, code.last
    if _is_coroutine(body) or _is_coroutine(last):
        return LOOP.wait(_await(body, last))
    if code.names_asyncio or LOOP.is_made:
        return LOOP.run_beside(_evaluate, body, last)
    return LOOP.context.run(_evaluate, body, last)


def _is_coroutine(code: CodeType | None) -> bool:
    return code is not None and bool(code.co_flags & _COROUTINE)


def _evaluate(body: CodeType | None, last: CodeType | None) -> Any:
    if body is not None:
        eval(body, SPACE.names)
    return None if last is None else eval(last, SPACE.names)


async def _await(body: CodeType | None, last: CodeType | None) -> Any:
    if body is not None:
        done = eval(body, SPACE.names)
        if done is not None:
            await done
    if last is None:
        return None
    value = eval(last, SPACE.names)
    return await value if _is_coroutine(last) else value
