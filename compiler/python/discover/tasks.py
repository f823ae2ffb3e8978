"""Finds the tasks of a module, and every use of `task` that can't be compiled."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from .evaluate import Evaluator
from .options import read_options
from .place import Place, head_of, name_of_definition, place_of
from .problem import Problem, Related, problem
from .scope import Names, Scope
from .signature import read_signature
from .source import Source

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

_CONDITIONS: dict[type[ast.AST], str] = {
    ast.If: "condition",
    ast.For: "loop",
    ast.AsyncFor: "loop",
    ast.While: "loop",
    ast.Try: "try statement",
    ast.Match: "match statement",
}
if hasattr(ast, "TryStar"):
    _CONDITIONS[ast.TryStar] = "try statement"


@dataclass
class Found:
    """What a module has of tasks."""

    tasks: list[dict[str, Any]]
    problems: list[Problem]


def find_tasks(source: Source, names: Names, evaluator: Evaluator) -> Found:
    """Every use of `task`, those at the top level as tasks, all others as problems."""
    finder = _Finder(source, names, evaluator)
    finder.visit_body(source.tree, [names.module_scope(source)], None)
    return Found(finder.tasks, finder.problems + finder.rebound())


@dataclass
class _Around:
    """The innermost construct that keeps a function from being defined exactly once."""

    kind: str
    node: ast.stmt
    in_function: bool


class _Finder:
    def __init__(self, source: Source, names: Names, evaluator: Evaluator) -> None:
        self.source = source
        self.names = names
        self.evaluator = evaluator
        self.tasks: list[dict[str, Any]] = []
        self.problems: list[Problem] = []
        self.definitions: dict[str, Definition] = {}

    def visit_body(self, node: ast.AST, scopes: list[Scope], around: _Around | None) -> None:
        for child in ast.iter_child_nodes(node):
            self.visit(child, scopes, around)

    def visit(self, node: ast.AST, scopes: list[Scope], around: _Around | None) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self._definition(node, scopes, around)
        elif isinstance(node, ast.Lambda):
            self.visit_body(node, [*scopes, self.names.scope_of(node, self.source)], around)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            pass
        elif isinstance(node, (ast.Name, ast.Attribute)):
            self._reference(node, scopes, around)
        elif isinstance(node, ast.Call):
            self._call(node, scopes, around)
        elif isinstance(node, ast.Assign) and self._is_task(node.value, scopes):
            what = ast.unparse(node.targets[0])
            self._refuse(node.value, f"assigned to `{what}`")
        else:
            kind = _CONDITIONS.get(type(node))
            inner = around
            if kind is not None and around is None and isinstance(node, ast.stmt):
                inner = _Around(kind, node, in_function=False)
            self.visit_body(node, scopes, inner)

    def _definition(self, node: Definition, scopes: list[Scope], around: _Around | None) -> None:
        marks = [it for it in node.decorator_list if self._is_task(_undecorated(it), scopes)]
        for decorator in node.decorator_list:
            if decorator not in marks:
                self.visit(decorator, scopes, around)
        if marks:
            self._task(node, marks, around)
        inner = [*scopes, self.names.scope_of(node, self.source)]
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        within = around
        if around is None or not around.in_function:
            within = _Around(kind, node, in_function=True)
        # A class's names are no names of its methods.
        inside = scopes if scopes[1:] and isinstance(node, ast.ClassDef) else inner
        for part in [node.args] if not isinstance(node, ast.ClassDef) else node.bases:
            self.visit(part, scopes, around)
        for statement in node.body:
            self.visit(statement, inside, within)

    def _task(
        self,
        node: Definition,
        marks: list[ast.expr],
        around: _Around | None,
    ) -> None:
        mark = marks[0]
        place = place_of(self.source, _undecorated(mark))
        if around is not None:
            self._misplaced(place, around)
        self._shape(node, marks)
        arguments = mark if isinstance(mark, ast.Call) else None
        options = read_options(arguments, self.source, self.evaluator)
        self.problems += options.problems
        self.tasks.append(
            {
                "function": node.name,
                "file": self.source.file,
                "module": self.source.module,
                "place": place,
                "definition": name_of_definition(self.source, node),
                "options": options.entries,
                "signature": read_signature(node, self.source.tree),
                "nameKnown": options.name_known,
            }
        )
        if around is None:
            self.definitions[node.name] = node

    def _misplaced(self, place: Place, around: _Around) -> None:
        kind = "inFunction" if around.in_function else "notOnce"
        related: Related = {
            "message": f"this {around.kind}",
            "place": head_of(self.source, around.node),
        }
        self.problems.append(problem(kind, place, [related], inside=f"a {around.kind}"))

    def _shape(self, node: Definition, marks: list[ast.expr]) -> None:
        at = name_of_definition(self.source, node)
        if isinstance(node, ast.ClassDef):
            self.problems.append(problem("notFunction", at, found="a class"))
            return
        yielded = _first_yield(node)
        if yielded is not None:
            place = place_of(self.source, yielded)
            related: Related = {"message": "it yields here", "place": place}
            self.problems.append(problem("generator", at, [related]))
        if len(marks) > 1:
            self._refuse(marks[1], "applied twice to one function")
        first = node.decorator_list[0]
        if first is not marks[0]:
            text = ast.unparse(_undecorated(first))
            self._refuse(_undecorated(marks[0]), f"wrapped by another decorator, `@{text}`")

    def _call(self, node: ast.Call, scopes: list[Scope], around: _Around | None) -> None:
        if self._is_task(node.func, scopes):
            self._refuse(node.func, "called as a function")
        elif self._is_task(_undecorated(node.func), scopes):
            self._refuse(_undecorated(node.func), "called as a function")
            return
        else:
            self.visit(node.func, scopes, around)
        reached = self._reached_by_name(node, scopes)
        if reached is not None:
            self._refuse(node, reached)
            return
        for argument in [*node.args, *(it.value for it in node.keywords)]:
            if self._is_task(argument, scopes):
                self._refuse(argument, "passed to another function")
            else:
                self.visit(argument, scopes, around)

    def _reached_by_name(self, node: ast.Call, scopes: list[Scope]) -> str | None:
        callee = ast.unparse(node.func)
        first = node.args[0] if node.args else None
        if callee == "getattr" and first and self._meaning(first, scopes) == "module":
            return f"reached by `{ast.unparse(node)}`"
        named = isinstance(first, ast.Constant) and first.value == "capsule"
        if named and callee in ("__import__", "importlib.import_module", "import_module"):
            return "reached through a dynamic import"
        return None

    def _reference(
        self, node: ast.Name | ast.Attribute, scopes: list[Scope], around: _Around | None
    ) -> None:
        if isinstance(node.ctx, ast.Load) and self._is_task(node, scopes):
            self._refuse(node, "used as a value")
        elif isinstance(node, ast.Attribute):
            self.visit(node.value, scopes, around)

    def rebound(self) -> list[Problem]:
        """Tasks whose function's name means something else at the end of the module."""
        problems = []
        for statement in self.source.tree.body:
            for name in _bound_by(statement):
                task = self.definitions.get(name)
                if task is not None and statement is not task and _is_after(statement, task):
                    at = name_of_definition(self.source, task)
                    again: Related = {
                        "message": "bound again here",
                        "place": head_of(self.source, statement),
                    }
                    problems.append(problem("rebound", at, [again], name=name))
                    del self.definitions[name]
        return problems

    def _refuse(self, node: ast.AST, how: str) -> None:
        self.problems.append(problem("notApplied", place_of(self.source, node), how=how))

    def _is_task(self, node: ast.expr, scopes: list[Scope]) -> bool:
        return self._meaning(node, scopes) == "task"

    def _meaning(self, node: ast.expr, scopes: list[Scope]) -> str | None:
        return self.names.meaning(node, scopes, self.source)


def _undecorated(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def _first_yield(node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST | None:
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, (ast.Yield, ast.YieldFrom)):
            return part
        if not isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting[:0] = ast.iter_child_nodes(part)
    return None


def _bound_by(statement: ast.stmt) -> list[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [statement.name]
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return [it.asname or it.name.partition(".")[0] for it in statement.names]
    return [
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del))
    ]


def _is_after(statement: ast.stmt, other: ast.stmt) -> bool:
    return statement.lineno > other.lineno
