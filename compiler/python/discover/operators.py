"""Operators of static values, without those whose results would be too large."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from .not_static import NotStatic
from .source import Source

MAX_BITS = 4096
"""Of a number that arithmetic may give."""

MAX_LENGTH = 65_536
"""Of a text or list that arithmetic may give."""

_UNARY: dict[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.Not: operator.not_,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Invert: operator.invert,
}

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
}

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}


def unary(node: ast.UnaryOp, value: Any, source: Source) -> Any:
    """`-x`, `not x` and the like."""
    return _apply(node, source, _UNARY[type(node.op)], value)


def binary(node: ast.BinOp, left: Any, right: Any, source: Source) -> Any:
    """`x + y` and the like."""
    apply = _BINARY.get(type(node.op))
    if apply is None:
        raise NotStatic(source, node, "this operator can't be evaluated then")
    if isinstance(node.op, ast.Mod) and isinstance(left, str):
        raise NotStatic(source, node, "`%` on a text can't be evaluated then: use an f-string")
    if _is_large(node.op, left, right):
        raise NotStatic(source, node, "its value is too large")
    return _apply(node, source, apply, left, right)


def compare(
    operator_node: ast.cmpop, left: Any, right: Any, node: ast.Compare, source: Source
) -> bool:
    """`x < y` and the like."""
    return bool(_apply(node, source, _COMPARE[type(operator_node)], left, right))


def _apply(node: ast.expr, source: Source, apply: Callable[..., Any], *values: Any) -> Any:
    try:
        value = apply(*values)
    except ArithmeticError:
        raise NotStatic(source, node, "it divides by zero, or is too large") from None
    except (TypeError, ValueError):
        raise NotStatic(source, node, "these values don't go together") from None
    if isinstance(value, complex) or (isinstance(value, float) and value - value != 0):
        raise NotStatic(source, node, "it is not a finite number")
    return value


def _is_large(op: ast.operator, left: Any, right: Any) -> bool:
    if isinstance(op, ast.Pow) and isinstance(left, int) and isinstance(right, int):
        return left.bit_length() * abs(right) > MAX_BITS
    if isinstance(op, ast.LShift) and isinstance(left, int) and isinstance(right, int):
        return left.bit_length() + right > MAX_BITS
    if isinstance(op, ast.Mult):
        for many, count in ((left, right), (right, left)):
            if isinstance(many, (str, list)) and isinstance(count, int):
                return len(many) * max(count, 0) > MAX_LENGTH
    return False
