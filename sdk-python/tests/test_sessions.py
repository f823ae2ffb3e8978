from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

import capsule
from capsule import FileInfo, Session, SyncSession
from processes import PROGRAM, python, wait_until_gone, workers

COUNTER = """\
def count():
    n = start
    while True:
        yield n
        n += 1

counter = count()
"""


def run(steps: Coroutine[Any, Any, None]) -> None:
    asyncio.run(steps)


def test_what_a_snippet_leaves_the_next_one_finds() -> None:
    async def steps() -> None:
        async with Session("python") as session:
            assert session.usable
            first = await session.run(COUNTER, inputs={"start": 2**70})
            assert (first.value, first.usable) == (None, True)
            envelopes = await asyncio.gather(*(session.run("next(counter)") for _ in range(3)))
            assert [envelope.unwrap() for envelope in envelopes] == [2**70 + n for n in range(3)]
            async with Session() as other:
                assert (await other.run("'counter' in globals()")).value is False

    run(steps())


def test_a_session_of_javascript() -> None:
    async def steps() -> None:
        async with Session("javascript") as session:
            await session.run("let n = 1; class A { get n() { return n } }")
            assert (await session.run("n += 1; new A().n")).value == 2

    run(steps())


def test_without_an_event_loop() -> None:
    heard: list[str] = []
    with SyncSession("python", tools={"double": lambda value: value["n"] * 2}) as session:
        session.run("x = await double(n=4)")
        envelope = session.run("print(x)\nx", on_stdout=heard.append)
        assert (envelope.value, heard, session.usable) == (8, ["8\n"], True)
        session.import_file(b"\x00\xff", "in.bin")
        assert session.export_file("in.bin") == b"\x00\xff"
        assert session.list_files() == [FileInfo("in.bin", 2)]
        session.delete_file("in.bin")
        session.reset()
        assert not session.run("x").success
    with pytest.raises(capsule.SessionEndedError, match="was closed"):
        session.run("1")
    session.close()


def test_files(tmp_path: Path) -> None:
    async def steps() -> None:
        source, target = tmp_path / "source.csv", tmp_path / "target"
        source.write_bytes(b"a,b\n1,2\n")
        async with Session(files={"d/there.txt": "there"}, workspace_size="64KB") as session:
            await session.import_file(source, "in.csv")
            await session.import_file(str(source), "/d/in.csv")
            await session.run("open('out.bin', 'wb').write(bytes(range(256)))")
            content = await session.export_file("out.bin", target)
            assert content == bytes(range(256)) == target.read_bytes()
            names = [(file.path, file.size) for file in await session.list_files()]
            assert names == [("d/in.csv", 8), ("d/there.txt", 5), ("in.csv", 8), ("out.bin", 256)]
            await session.delete_file("d/in.csv")
            with pytest.raises(capsule.InterpreterError, match=r'no file "d/in\.csv"'):
                await session.export_file("d/in.csv")
            with pytest.raises(capsule.InterpreterError, match="doesn't fit"):
                await session.import_file(b"x" * 70_000, "large")
            with pytest.raises(capsule.InterpreterError, match="ENOENT"):
                await session.import_file(tmp_path / "missing", "missing")
            for name in ("../out", "/../../etc/passwd", ""):
                with pytest.raises(ValueError, match=r"leads out|no path"):
                    await session.import_file(b"x", name)
                with pytest.raises(ValueError, match=r"leads out|no path"):
                    await session.export_file(name)

    run(steps())


def test_limits_count_for_each_run_and_reset_makes_a_new_instance() -> None:
    async def steps() -> None:
        async with Session(compute=300_000_000, timeout="30s") as session:
            await session.run("open('kept', 'w').close()\nx = 1")
            failed = await session.run("1 / 0")
            assert (failed.success, failed.usable, session.usable) == (False, True, True)
            ended = await session.run("while True: pass")
            assert ended.error is not None
            assert (ended.error.error_type, ended.usable) == ("fuel_exhausted", False)
            assert not session.usable
            refused = await session.run("x")
            assert refused.error is not None
            assert "can't go on" in refused.error.message
            await session.reset()
            assert session.usable
            again = await session.run("import os; 'x' in globals(), os.listdir('/')")
            assert again.unwrap() == [False, ["kept"]]

    run(steps())


def test_cancelling_a_run_is_told_by_the_session() -> None:
    async def steps() -> None:
        async with Session(timeout="10m", compute="HIGH") as session:
            begun = asyncio.Event()
            code = "print('begun', flush=True)\nwhile True: pass"
            busy = asyncio.create_task(session.run(code, on_stdout=lambda _: begun.set()))
            await begun.wait()
            busy.cancel()
            with pytest.raises(asyncio.CancelledError):
                await busy
            # Answered after the run's end.
            assert await session.list_files() == []
            assert not (await session.run("1")).success
            assert not session.usable
            await session.reset()
            assert (await session.run("1")).value == 1

    run(steps())


def test_tools_of_a_session_are_asked_by_the_run_that_calls_them() -> None:
    async def steps() -> None:
        calls: list[Any] = []
        async with Session(tools={"note": calls.append}) as session:
            await asyncio.gather(*(session.run("await note(n)", inputs={"n": n}) for n in range(3)))
            assert calls == [0, 1, 2]
            envelope = await session.run("await note('x')")
            assert [call.tool for call in envelope.tool_calls] == ["note"]

    run(steps())


def test_options_that_cannot_be_read_are_errors_of_the_opening() -> None:
    async def steps() -> None:
        for options, kind, message in [
            ({"ram": "much"}, ValueError, "not a valid `ram`"),
            ({"packages": ["nope"]}, ValueError, "no package"),
            ({"lifetime": "ever"}, ValueError, "not a valid `lifetime`"),
            ({"files": {"a": "x" * 99}, "workspace_size": 9}, capsule.InterpreterError, "fit"),
        ]:
            with pytest.raises(kind, match=message):
                async with Session("python", **options):  # type: ignore[arg-type]
                    pytest.fail("it was opened")

    run(steps())
    with pytest.raises(TypeError, match="unexpected keyword argument 'inputs'"):
        Session("python", inputs={})  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="no language"):
        Session("ruby")  # type: ignore[arg-type]


def test_a_session_that_ends_by_itself() -> None:
    async def steps() -> None:
        async with Session(lifetime=300) as session:
            with pytest.raises(capsule.SessionEndedError, match="its lifetime is over"):
                while True:
                    await session.list_files()
                    await asyncio.sleep(0.02)
            assert not session.usable
            with pytest.raises(capsule.SessionEndedError):
                await session.run("1")

    run(steps())


def test_50_sessions_at_once() -> None:
    async def steps() -> None:
        async def one(n: int) -> int:
            async with Session() as session:
                await session.run("x = n", inputs={"n": n})
                await session.run("x += 1")
                return int((await session.run("x")).unwrap())

        assert await asyncio.gather(*(one(n) for n in range(50))) == [n + 1 for n in range(50)]

    run(steps())


def test_a_session_is_lost_with_its_worker() -> None:
    async def steps() -> None:
        def kill(_: Any) -> None:
            for worker in workers():
                os.kill(worker, signal.SIGKILL)

        async with Session(tools={"kill": kill}) as session:
            await session.run("x = 1")
            with pytest.raises(capsule.WorkerEndedError, match="it may have run") as amid:
                await session.run("await kill()")
            assert amid.value.may_have_run
            assert not session.usable
            with pytest.raises(capsule.WorkerEndedError, match="Open a new session") as after:
                await session.run("x")
            assert not after.value.may_have_run
            async with Session() as another:
                assert (await another.run("'x' in globals()")).value is False
            with pytest.raises(capsule.WorkerEndedError):
                await session.list_files()

    run(steps())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_has_none_of_its_parents_sessions() -> None:
    program = python(
        """
        import os, capsule
        session = capsule.SyncSession()
        session.run("x = 1")
        pid = os.fork()
        if pid == 0:
            try:
                session.run("x = 2")
            except capsule.WorkerEndedError as error:
                session.close()
                with capsule.SyncSession() as another:
                    ok = not error.may_have_run and another.run("3").value == 3
                capsule.close()
                os._exit(0 if ok else 1)
            os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert session.run("x").value == 1
        """
    )
    _, errors = program.communicate()
    assert program.returncode == 0, errors


def test_sessions_leave_nothing_behind_with_their_interpreter(tmp_path: Path) -> None:
    program = python(
        PROGRAM
        + """
async def main():
    session = capsule.Session(files={"a": "x"}, tools={"show": show})
    await session.run("await show()")

os.environ["TMPDIR"] = sys.argv[1]
asyncio.run(main())
""",
        str(tmp_path),
    )
    output, errors = program.communicate()
    assert (program.returncode, errors) == (0, "")
    wait_until_gone(int(output))
    # Where workspaces are.
    (home,) = tmp_path.iterdir()
    assert list(home.iterdir()) == []
