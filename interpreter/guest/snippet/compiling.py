"""From a snippet's text to code: its statements, and the expression that it ends with."""

import __future__

import ast
import linecache
from types import CodeType

_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag


class Code:
    """A snippet's code."""

    def __init__(self, body: CodeType | None, last: CodeType | None, names_asyncio: bool) -> None:
        self.body = body
        """Its statements; None where there are none."""
        self.last = last
        """The expression that it ends with; None where it ends with none."""
        self.names_asyncio = names_asyncio
        """Whether it may expect a loop to run."""


class Compiler:
    """Compiles the snippets of an instance. A ``from __future__`` holds in those that follow."""

    def __init__(self) -> None:
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT

    def compile(self, text: str, name: str) -> Code:
        """A snippet's code. Raises what ``compile`` does.

        Tracebacks and ``inspect`` find the lines by the name.
        """
        lines = text.splitlines(keepends=True)
        linecache.cache[name] = len(text), None, lines, name
        expression = self._expression(text, name) if len(lines) == 1 else None
        if expression is not None:
            return Code(None, expression, "asyncio" in text)
        flags = self._flags | ast.PyCF_ONLY_AST
        tree = compile(text, name, "exec", flags, dont_inherit=True)
        statement = tree.body[-1] if tree.body else None
        last = None
        if isinstance(statement, ast.Expr):
            del tree.body[-1]
            last = ast.Expression(statement.value)
        body = self._code(tree, name, "exec") if tree.body else None
        expression = None if last is None else self._code(last, name, "eval")
        return Code(body, expression, "asyncio" in text)

    def _expression(self, text: str, name: str) -> CodeType | None:
        """The code of a text that is one expression, without the detour of a tree."""
        try:
            return compile(text, name, "eval", self._flags, dont_inherit=True)
        except Exception:
            # The other way tells what it is, and what is wrong with it.
            return None

    def _code(self, tree: ast.Module | ast.Expression, name: str, mode: str) -> CodeType:
        code = compile(tree, name, mode, self._flags, dont_inherit=True)
        self._flags |= code.co_flags & _FUTURE
        return code


COMPILER = Compiler()
"""That of this instance."""
