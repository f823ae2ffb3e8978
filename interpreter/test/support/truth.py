"""Runs snippets in this Python: a JSON array of their texts in, one of their endings out."""

import ast
import asyncio
import contextlib
import decimal
import io
import json
import os
import sys
import tempfile
from inspect import CO_COROUTINE
from types import ModuleType


def compiled(text):
    """The code of the statements, and of the expression that may end them."""
    tree = ast.parse(text, "snippet.py")
    last = []
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = [(ast.Expression(tree.body.pop().value), "eval")]
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    return [
        compile(part, "snippet.py", mode, flags, dont_inherit=True)
        for part, mode in [(tree, "exec"), *last]
    ]


def run(text):
    main = ModuleType("__main__")
    sys.modules["__main__"] = main
    names = main.__dict__
    decimal.setcontext(decimal.Context())
    parts = compiled(text)
    if any(code.co_flags & CO_COROUTINE for code in parts):
        return asyncio.run(awaited(parts, names))
    return [eval(code, names) for code in parts][-1]


async def awaited(parts, names):
    value = None
    for code in parts:
        value = eval(code, names)
        if code.co_flags & CO_COROUTINE:
            value = await value
    return value


def ending(text):
    stdout = io.StringIO()
    value = error = shown = None
    with tempfile.TemporaryDirectory() as directory, contextlib.redirect_stdout(stdout):
        os.chdir(directory)
        try:
            value = run(text)
            if value is not None:
                shown = value if isinstance(value, str) else repr(value)
        except BaseException as raised:
            value, error = None, described(raised)
        os.chdir("/")
    told = {"text": shown, "stdout": stdout.getvalue(), "error": error}
    with contextlib.suppress(TypeError, ValueError):
        told["value"] = json.loads(json.dumps(plain(value), allow_nan=False))
    return told


def described(error):
    """An error as envelopes name it."""
    name, message = type(error).__name__, str(error)
    if not message:
        return name
    return message if name == "Error" else f"{name}: {message}"


def plain(value):
    """The value, where it is of JSON's own types and their likes alone."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) in (list, tuple):
        return [plain(item) for item in value]
    if type(value) is dict and all(type(key) is str for key in value):
        return {key: plain(item) for key, item in value.items()}
    raise TypeError(value)


json.dump([ending(text) for text in json.load(sys.stdin)], sys.stdout)
