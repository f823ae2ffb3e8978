"""What a function takes, by its annotations: parameters with JSON schemas of their values."""

from __future__ import annotations

import ast
from typing import Any

from .annotations import Annotations

Schema = dict[str, Any]


def read_signature(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, module: ast.Module
) -> dict[str, Any]:
    """The parameters in their order, and what the docstring says."""
    annotations = Annotations(module)
    # A class is no task; what is wrong with it is told elsewhere.
    args = None if isinstance(node, ast.ClassDef) else node.args
    return {
        "description": ast.get_docstring(node) or None,
        "parameters": [] if args is None else _parameters(args, annotations),
        "definitions": annotations.definitions,
    }


def _parameters(args: ast.arguments, annotations: Annotations) -> list[dict[str, Any]]:
    by_place = [*args.posonlyargs, *args.args]
    missing = len(by_place) - len(args.defaults)
    defaults = [None] * missing + list(args.defaults)
    found = []
    for index, (arg, default) in enumerate(zip(by_place, defaults, strict=True)):
        kind = "positional" if index < len(args.posonlyargs) else "either"
        found.append(_parameter(arg, kind, default, annotations))
    if args.vararg is not None:
        items = annotations.schema(args.vararg.annotation)
        schema = {"type": "array", "items": items}
        found.append({"name": args.vararg.arg, "kind": "rest", "optional": True, "schema": schema})
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        found.append(_parameter(arg, "keyword", default, annotations))
    if args.kwarg is not None:
        schema = annotations.schema(args.kwarg.annotation)
        found.append(
            {"name": args.kwarg.arg, "kind": "keywords", "optional": True, "schema": schema}
        )
    return found


def _parameter(
    arg: ast.arg, kind: str, default: ast.expr | None, annotations: Annotations
) -> dict[str, Any]:
    if arg.annotation is not None:
        schema = annotations.schema(arg.annotation)
    else:
        schema = _of_default(default)
    return {"name": arg.arg, "kind": kind, "optional": default is not None, "schema": schema}


def _of_default(default: ast.expr | None) -> Schema:
    if isinstance(default, ast.Constant):
        named = {bool: "boolean", int: "number", float: "number", str: "string"}
        kind = named.get(type(default.value))
        return {} if kind is None else {"type": kind}
    return {}
