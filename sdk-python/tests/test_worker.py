from __future__ import annotations

import asyncio
import os
import signal
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import capsule
from capsule import Envelope, LogEvent
from conftest import COMMAND
from processes import PROGRAM, is_alive, python, wait_until_gone, workers


def test_one_worker_serves_all_calls(tasks: Path) -> None:
    capsule.run_sync(file=tasks)
    before = workers()
    capsule.run_sync(file=tasks)
    assert len(before) == 1
    assert workers() == before


def test_calls_amid_a_crash_are_told_and_the_next_one_starts_another_worker(tasks: Path) -> None:
    async def amid() -> list[Envelope | BaseException]:
        asleep = asyncio.Semaphore(0)

        def on_log(_: LogEvent) -> None:
            asleep.release()

        calls = [
            asyncio.create_task(
                capsule.run(file=tasks, task="sleeps", args=["/none"], on_log=on_log)
            )
            for _ in range(5)
        ]
        for _ in calls:
            await asleep.acquire()
        (worker,) = workers()
        os.kill(worker, signal.SIGKILL)
        return await asyncio.gather(*calls, return_exceptions=True)

    for outcome in asyncio.run(amid()):
        assert isinstance(outcome, capsule.WorkerEndedError)
        assert outcome.may_have_run
        assert "signal 9" in str(outcome)
        assert "it may have run" in str(outcome)
    assert capsule.run_sync(file=tasks, args=["again"]).result == {"args": ["again"]}


def test_every_call_ends_however_often_the_worker_is_killed(tasks: Path) -> None:
    """Each is answered, or told what became of it; none is lost and none waits forever."""

    async def storm() -> list[Envelope | BaseException]:
        calls = []
        for n in range(60):
            calls.append(asyncio.create_task(capsule.run(file=tasks, task="naps", args=[n % 5])))
            await asyncio.sleep(0.02)
            if n % 15 == 7:
                for worker in workers():
                    os.kill(worker, signal.SIGKILL)
        return await asyncio.gather(*calls, return_exceptions=True)

    outcomes = asyncio.run(storm())
    for n, outcome in enumerate(outcomes):
        if isinstance(outcome, Envelope):
            assert outcome.unwrap() == n % 5
        elif isinstance(outcome, capsule.WorkerEndedError):
            assert outcome.may_have_run
        else:
            # Killed before it was ready: nothing was sent to it.
            assert isinstance(outcome, capsule.WorkerStartError), outcome
    assert capsule.run_sync(file=tasks).success


def test_closing_ends_the_process_and_the_calls(tasks: Path) -> None:
    async def closed() -> None:
        asleep = asyncio.Event()

        def on_log(_: LogEvent) -> None:
            asleep.set()

        call = asyncio.create_task(
            capsule.run(file=tasks, task="sleeps", args=["/none"], on_log=on_log)
        )
        await asleep.wait()
        (worker,) = workers()
        await asyncio.to_thread(capsule.close)
        with pytest.raises(capsule.WorkerEndedError, match="was closed"):
            await call
        assert not is_alive(worker)

    asyncio.run(closed())
    assert capsule.run_sync(file=tasks).success


def test_an_interpreter_that_exits_leaves_nothing_behind(tasks: Path) -> None:
    ending = """
    async def main():
        shown = asyncio.Event()
        asyncio.ensure_future(capsule.run(file=sys.argv[1], task="sleeps", args=["/none"],
            on_log=lambda event: (show(event), shown.set())))
        await shown.wait()
    asyncio.run(main())
    """
    program = python(PROGRAM + textwrap.dedent(ending), str(tasks))
    output, errors = program.communicate()
    assert (program.returncode, errors) == (0, "")
    assert not is_alive(int(output))


def test_an_interpreter_that_is_killed_leaves_nothing_behind(tasks: Path) -> None:
    program = python(PROGRAM + "asyncio.run(call())", str(tasks))
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    assert is_alive(worker)
    program.kill()
    program.communicate()
    wait_until_gone(worker)


def test_an_interrupt_is_the_programs(tasks: Path) -> None:
    # A program that was started in the background may have been told to ignore it.
    program = python(
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        + PROGRAM
        + 'capsule.run_sync(file=sys.argv[1], task="sleeps", args=["/n"], on_log=show)',
        str(tasks),
    )
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    program.send_signal(signal.SIGINT)
    _, errors = program.communicate()
    assert "KeyboardInterrupt" in errors
    wait_until_gone(worker)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_has_a_worker_of_its_own(tasks: Path) -> None:
    program = python(
        """
        import os, sys, capsule
        assert capsule.run_sync(file=sys.argv[1]).success
        pid = os.fork()
        if pid == 0:
            ok = capsule.run_sync(file=sys.argv[1], args=["child"]).result == {"args": ["child"]}
            capsule.close()
            os._exit(0 if ok else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert capsule.run_sync(file=sys.argv[1], args=["parent"]).result == {"args": ["parent"]}
        """,
        str(tasks),
    )
    _, errors = program.communicate()
    assert program.returncode == 0, errors


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A command in the worker's place; what it does is written into it."""
    script = tmp_path / "capsule.mjs"
    capsule.close()
    monkeypatch.setenv("CAPSULE_BIN", str(script))
    yield script
    capsule.close()


HELLO = '{"type":"hello","protocol":1,"version":"0","pid":1,"max_message_bytes":1000}'


def test_lines_that_cannot_be_read_are_passed_over(stand_in: Path) -> None:
    result = (
        '{"type":"result","id":1,"envelope":{"success":true,"result":"right","error":null,"new":1,'
        '"execution":{"task_name":"main","duration_ms":1,"retries":0,"fuel_consumed":1,'
        '"ram_used":1,"host_requests":[]}}}'
    )
    stand_in.write_text(f"""
        const say = (line) => process.stdout.write(line + "\\n");
        say('{HELLO}');
        process.stdin.on("data", (line) => {{
          const {{ id }} = JSON.parse(String(line));
          for (const line of ["oops", "", "[]", "7", '{{"type":"other"}}']) say(line);
          say('{{"type":"log","id":-1}}');
          say('{result}'.replace('"id":1', `"id":${{id}}`));
        }});
    """)
    assert capsule.run_sync(file="any.ts").result == "right"
    too_large = capsule.run_sync(file="any.ts", args=["x" * 2000])
    assert too_large.error is not None
    assert too_large.error.error_type == "invalid_arguments"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("process.exit(3)", "exit code 3"),
        ("syntax error", "exit code 1"),
        ("console.log('Usage: capsule')", "not the worker's protocol"),
        (f"console.log('{HELLO}'.replace(':1', ':99'))", "version 99 of the protocol"),
    ],
)
def test_a_command_that_is_no_worker(stand_in: Path, script: str, reason: str) -> None:
    stand_in.write_text(script)
    with pytest.raises(capsule.WorkerStartError, match=reason):
        capsule.run_sync(file="any.ts")


def test_a_message_of_another_shape_ends_the_calls(stand_in: Path) -> None:
    stand_in.write_text(f"""
        console.log('{HELLO}');
        process.stdin.on("data", (line) => {{
          console.log(JSON.stringify({{ type: "result", id: JSON.parse(String(line)).id }}));
        }});
    """)
    with pytest.raises(capsule.WorkerEndedError, match="can't be read: KeyError"):
        capsule.run_sync(file="any.ts")


def test_a_missing_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    capsule.close()
    monkeypatch.setenv("CAPSULE_BIN", str(tmp_path / "none"))
    with pytest.raises(capsule.WorkerStartError, match="CAPSULE_BIN names"):
        capsule.run_sync(file="any.ts")
    monkeypatch.delenv("CAPSULE_BIN")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(capsule.WorkerStartError, match=r"needs Node 20\.19"):
        capsule.run_sync(file=tmp_path / "any.ts", cwd=tmp_path)
    (tmp_path / "node").write_text("")
    (tmp_path / "node").chmod(0o755)
    with pytest.raises(capsule.WorkerStartError, match="npm install --save-dev @capsule/compiler"):
        capsule.run_sync(file=tmp_path / "any.ts", cwd=tmp_path)


def test_the_command_of_the_project_is_found(
    tasks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    capsule.close()
    monkeypatch.delenv("CAPSULE_BIN")
    links = tasks.parent / "node_modules/.bin"
    links.mkdir()
    (links / "capsule").symlink_to(COMMAND)
    assert capsule.run_sync(file=tasks, cwd=tmp_path).success
    capsule.close()
    (links / "capsule").unlink()
    # As other package managers write it.
    (links / "capsule").write_text(f'#!/bin/sh\nexec node "{COMMAND}" "$@"\n')
    (links / "capsule").chmod(0o755)
    assert capsule.run_sync(file=tasks, cwd=tmp_path).success
    capsule.close()
