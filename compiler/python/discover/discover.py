"""The discovery of a project's Python tasks, as one answer to the compiler."""

from __future__ import annotations

import dataclasses
from collections import deque
from typing import Any

from .evaluate import Evaluator
from .imports import SDK, External, Imports, around, find_imports
from .place import place_at
from .problem import Problem, problem
from .project import Project
from .scope import Names
from .source import Source
from .tasks import find_tasks


def discover(root: str, entries: list[str]) -> dict[str, Any]:
    """Read the entries and every module of the project that they lead to."""
    project = Project(root)
    for entry in entries:
        project.add_entry(entry)
    waiting = deque(project.read_entry(entry) for entry in entries)
    imports: dict[str, Imports] = {}
    while waiting:
        source = waiting.popleft()
        if source.file in imports:
            continue
        found = imports[source.file] = find_imports(source, project)
        if found.dynamic:
            others = project.read_below(around(source), source)
            found.files += [it.file for it in others if it.file not in found.files]
        waiting += [project.sources[file] for file in found.files]

    names, evaluator = Names(project), Evaluator(project)
    tasks: list[dict[str, Any]] = []
    problems: list[Problem] = _hidden_sdk(project, imports)
    for file in imports:
        of_module = find_tasks(project.sources[file], names, evaluator)
        tasks += of_module.tasks
        problems += of_module.problems
    # Evaluating an option reads modules too; what it stumbles over there counts.
    return {
        "tasks": tasks,
        "problems": project.problems + problems,
        "modules": [_module(project.sources[file], found) for file, found in imports.items()],
        "roots": list(dict.fromkeys([*project.roots, root])),
        "read": sorted(project.sources),
        "missing": sorted(project.missing),
    }


def _module(source: Source, imports: Imports) -> dict[str, Any]:
    return {
        "file": source.file,
        "name": source.module,
        "root": source.root,
        "imports": imports.files,
        "externals": [_external(it) for it in imports.externals],
        "unresolved": [_external(it) for it in imports.unresolved],
    }


def _external(external: External) -> dict[str, Any]:
    return dataclasses.asdict(external)


def _hidden_sdk(project: Project, imports: dict[str, Imports]) -> list[Problem]:
    """A module of the project named like the one that gives `task`."""
    hidden: list[Source] = [
        source for file, source in project.sources.items() if source.module == SDK
    ]
    return [problem("hidesSdk", place_at(source, 1, 1)) for source in hidden if imports]
