from __future__ import annotations

import asyncio
import logging
import subprocess
from pathlib import Path
from typing import Any

import pytest

import capsule
from capsule import LogEvent
from conftest import COMMAND, Project


def test_a_task_is_called_and_its_envelope_is_read(tasks: Path) -> None:
    envelope = capsule.run_sync(file=tasks, args=[1, "a", None, True, [], {"b": 2.5}])
    assert envelope.success
    assert envelope.error is None
    assert envelope.result == {"args": [1, "a", None, True, [], {"b": 2.5}]}
    assert envelope.unwrap() is envelope.result
    execution = envelope.execution
    assert (execution.task_name, execution.retries, execution.host_requests) == ("main", 0, ())
    assert execution.fuel_consumed > 0
    assert execution.ram_used > 0
    assert execution.duration_ms > 0


def test_the_same_from_an_event_loop(tasks: Path) -> None:
    envelope = asyncio.run(capsule.run(file=tasks, args=(1, (2, 3))))
    assert envelope.result == {"args": [1, [2, 3]]}


@pytest.mark.parametrize(
    "text",
    ["äöü ß", "日本語", "🦊 \U0001f469\u200d\U0001f680", "\u2028\u2029", "\0\x1b\n\r\t", "\ud800"],
)
def test_texts_arrive_as_they_are(tasks: Path, text: str) -> None:
    assert capsule.run_sync(file=tasks, args=[text, {text: text}]).result == {
        "args": [text, {text: text}]
    }


def test_5_mb_of_arguments(tasks: Path) -> None:
    text = "ä" * 2_500_000
    assert capsule.run_sync(file=tasks, task="size", args=[text]).unwrap() == 2_500_000


@pytest.mark.parametrize("size", [65, 90])
def test_arguments_that_are_too_large(tasks: Path, size: int) -> None:
    envelope = capsule.run_sync(file=tasks, task="size", args=["x" * (size * 1024**2)])
    with pytest.raises(capsule.InvalidArgumentsError, match="MiB of JSON") as caught:
        envelope.unwrap()
    assert "allowed" in (caught.value.hint or "")


LIMITS: list[tuple[str, list[Any], type[capsule.CapsuleError], str]] = [
    ("fails", ["on purpose"], capsule.TaskError, "on purpose"),
    ("spins", [], capsule.TimeoutError, "200"),
    ("burns", [], capsule.FuelExhaustedError, "10"),
    ("grows", [], capsule.OutOfMemoryError, ""),
    ("recurses", [], capsule.StackOverflowError, ""),
    ("fetches", [], capsule.PermissionDeniedError, "example.com"),
    ("returnsFunction", [], capsule.InvalidResultError, ""),
    ("nobody", [], capsule.TaskNotFoundError, "nobody"),
]


@pytest.mark.parametrize(("task", "args", "kind", "text"), LIMITS)
def test_each_failure_is_an_error_of_its_class(
    tasks: Path, task: str, args: list[Any], kind: type[capsule.CapsuleError], text: str
) -> None:
    envelope = capsule.run_sync(file=tasks, task=task, args=args)
    assert not envelope.success
    assert envelope.result is None
    with pytest.raises(kind) as caught:
        envelope.unwrap()
    assert text in str(caught.value)
    error = caught.value
    assert envelope.error is not None
    assert error.code == envelope.error.error_type
    assert error.task_name == task
    assert error.execution == envelope.execution


def test_a_stack_leads_to_the_source(tasks: Path) -> None:
    error = capsule.error_of(capsule.run_sync(file=tasks, task="fails", args=["x"]))
    assert error is not None
    assert error.stack is not None
    assert "tasks.ts:14:" in error.stack
    assert error.stack in error.__notes__


def test_a_result_that_python_cannot_read(tasks: Path) -> None:
    assert capsule.run_sync(file=tasks, task="nests", args=[100]).success
    envelope = capsule.run_sync(file=tasks, task="nests", args=[2500])
    if envelope.success:  # Later versions of Python read it.
        return
    with pytest.raises(capsule.InvalidResultError, match="nested too deeply"):
        envelope.unwrap()
    assert capsule.run_sync(file=tasks).success


def test_keyword_arguments_are_for_python(tasks: Path) -> None:
    assert capsule.run_sync(file=tasks, kwargs={}).success
    envelope = capsule.run_sync(file=tasks, kwargs={"limit": 3})
    with pytest.raises(capsule.InvalidArgumentsError, match="no keyword arguments"):
        envelope.unwrap()


def test_directories_are_granted_for_a_call(project: Project, tasks: Path) -> None:
    project.write("data/a.txt", "")
    denied = capsule.run_sync(file=tasks, task="reads", args=["/data"])
    assert not denied.success
    granted = capsule.run_sync(
        file=tasks, task="reads", args=["/data"], mounts=["./data::/data"], cwd=project.root
    )
    assert granted.result == ["a.txt"]
    with pytest.raises(ValueError, match="HOST"):
        capsule.run_sync(file=tasks, mounts=["::/x"])


def test_variables_are_those_of_the_time_of_the_call(
    tasks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/secret")
    for value in ("one", "two"):
        monkeypatch.setenv("CAPSULE_SDK_TEST", value)
        assert capsule.run_sync(file=tasks, task="env").result == [value, None]
    monkeypatch.delenv("CAPSULE_SDK_TEST")
    assert capsule.run_sync(file=tasks, task="env").result == [None, None]


def test_lines_are_delivered_before_the_result(
    tasks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = [
        LogEvent("talks", "stdout", "one"),
        LogEvent("talks", "stdout", "two"),
        LogEvent("talks", "stdout", "\x1b[2Jthree"),
        LogEvent("talks", "stderr", "to stderr"),
    ]
    lines = ["one\ntwo", "\x1b[2Jthree"]
    events: list[LogEvent] = []
    capsule.run_sync(file=tasks, task="talks", args=lines, on_log=events.append)
    assert events == expected
    events.clear()
    asyncio.run(capsule.run(file=tasks, task="talks", args=lines, on_log=events.append))
    assert events == expected
    capsule.run_sync(file=tasks, task="talks", args=["dropped"], on_log=None)
    assert capsys.readouterr().err == ""
    capsule.run_sync(file=tasks, task="talks", args=lines)
    assert capsys.readouterr().err == (
        "[talks] one\n[talks] two\n[talks] three\n[talks] to stderr\n"
    )


def test_what_a_handler_raises_is_the_callers_and_cancels_the_call(tasks: Path) -> None:
    def handler(_: LogEvent) -> None:
        raise LookupError("in the handler")

    with pytest.raises(LookupError, match="in the handler"):
        capsule.run_sync(file=tasks, task="sleeps", args=["/none"], on_log=handler)
    assert capsule.run_sync(file=tasks).success


def test_sources_are_built_where_they_changed(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "capsule")
    source = """import { task } from "@capsule/runtime";
export const main = task({ name: "main" }, async () => "before");
"""
    file = project.write("src/main.ts", source)
    assert capsule.run_sync(file="main.ts", cwd=project.root / "src").result == "before"
    assert "Reading the project …" in caplog.text
    caplog.clear()
    assert capsule.run_sync(file=file).result == "before"
    assert caplog.text == ""
    project.write("src/main.ts", source.replace("before", "after"))
    assert capsule.run_sync(file=file).result == "after"
    # Also the project's own entry, which here is the same file.
    assert capsule.run_sync(cwd=project.root).result == "after"


def test_mistakes_are_told_with_their_places(project: Project) -> None:
    file = project.write(
        "main.ts",
        'import { task } from "@capsule/runtime";\n'
        'export const main = task({ name: "main", ram: "much" }, async () => 1);\n',
    )
    envelope = capsule.run_sync(file=file)
    with pytest.raises(capsule.ArtifactInvalidError, match=r"main\.ts:2:\d+ - error CAP031"):
        envelope.unwrap()
    missing = capsule.run_sync(file=project.root / "none.ts")
    assert missing.error is not None
    assert missing.error.error_type == "artifact_invalid"


def test_an_artifact_is_called_without_its_sources(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(
        "main.ts",
        'import { task } from "@capsule/runtime";\n'
        "export const main = task(\n"
        '  { name: "main", envVariables: ["SDK_FILE"] },\n'
        "  async () => process.env.SDK_FILE ?? null,\n);\n",
    )
    project.write("elsewhere/.env", "SDK_FILE=of the root")
    subprocess.run(["node", COMMAND, "build", "--out", "made"], cwd=project.root, check=True)
    (project.root / "main.ts").unlink()
    monkeypatch.chdir(project.root)
    assert capsule.run_sync(artifact="made").result is None
    assert capsule.run_sync(artifact="made", root="elsewhere").result == "of the root"
    with pytest.raises(capsule.ArtifactInvalidError):
        capsule.run_sync(artifact="elsewhere").unwrap()


def test_parameters_that_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="exclude"):
        capsule.run_sync(file="a.ts", artifact="b")
    with pytest.raises(ValueError, match="goes with"):
        capsule.run_sync(file="a.ts", root="b")
    with pytest.raises(TypeError, match="args is a sequence"):
        capsule.run_sync(file="a.ts", args="text")
    with pytest.raises(TypeError, match="mounts is a sequence"):
        capsule.run_sync(file="a.ts", mounts="./data")
