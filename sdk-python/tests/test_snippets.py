from __future__ import annotations

import asyncio
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

import capsule
from capsule import RunEnvelope, Tool, ToolCall
from processes import workers

LARGE = "import sys; sys.set_int_max_str_digits(0); x = 10**5000"
"""An integer with more digits than Python reads by itself."""


def python(code: str, **options: Any) -> RunEnvelope:
    return capsule.run_python_sync(code, **options)


def test_a_snippet_gives_its_last_value_and_what_it_wrote() -> None:
    envelope = asyncio.run(
        capsule.run_python("print('out')\n[n * 2 for n in rows]", inputs={"rows": [1, 2]})
    )
    assert (envelope.success, envelope.value, envelope.error) == (True, [2, 4], None)
    assert (envelope.stdout, envelope.stderr, envelope.text) == ("out\n", "", "out\n[2, 4]")
    assert envelope.tool_calls == ()
    assert envelope.execution.fuel_consumed > 0
    assert envelope.unwrap() == [2, 4]


def test_javascript_and_typescript() -> None:
    assert (
        asyncio.run(capsule.run_javascript("const n: number = 20; n + m", inputs={"m": 1})).value
        == 21
    )
    assert capsule.run_javascript_sync("await Promise.resolve('a')").text == "a"


@pytest.mark.parametrize(
    "value",
    [2**70, -(2**64), 1.0, 1e300, 0.1, [1, 1.0, True, None], {"ä🦊": "\u2028\ud800"}, ""],
)
def test_values_cross_both_ways_as_they_are(value: object) -> None:
    result = python("value", inputs={"value": value}).unwrap()
    assert (type(result), result) == (type(value), value)


def test_code_that_fails_is_an_envelope() -> None:
    envelope = python("print('before')\ndef f():\n    raise KeyError('k')\nf()")
    assert (envelope.success, envelope.value, envelope.stdout) == (False, None, "before\n")
    assert envelope.error is not None
    assert envelope.error.error_type == "task_error"
    assert 'File "snippet.py", line 3, in f' in (envelope.error.stack or "")
    with pytest.raises(capsule.TaskError, match="KeyError: 'k'"):
        envelope.unwrap()
    assert isinstance(capsule.error_of(envelope), capsule.TaskError)
    syntax = python("1 +")
    assert syntax.error is not None
    assert "SyntaxError" in syntax.error.message


def test_limits_hold() -> None:
    cases: list[tuple[dict[str, Any], type[capsule.CapsuleError]]] = [
        ({"timeout": "200ms", "compute": "HIGH"}, capsule.TimeoutError),
        ({"compute": 50_000_000}, capsule.FuelExhaustedError),
    ]
    for options, kind in cases:
        with pytest.raises(kind):
            python("while True: pass", **options).unwrap()
    with pytest.raises(capsule.OutOfMemoryError):
        python("x = [0] * 10**8", ram="64MB").unwrap()
    assert python("len([0] * 10**6)", ram="128MB").value == 10**6


def test_nothing_is_there_that_was_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAPSULE_SDK_TEST", "seen")
    look = "import os; os.environ.get('CAPSULE_SDK_TEST')"
    assert python(look).value is None
    assert python(look, env_variables=["CAPSULE_SDK_TEST"]).value == "seen"
    monkeypatch.delenv("CAPSULE_SDK_TEST")
    assert python(look, env_variables=["CAPSULE_SDK_TEST"]).value is None

    (tmp_path / "secret").write_text("secret")
    read = f"open({str(tmp_path / 'secret')!r}).read()"
    assert not python(read).success
    files = {"a.txt": "text", "d/b.bin": b"\x00\xff", "c.txt": tmp_path / "secret"}
    listing = "open('a.txt').read(), list(open('/d/b.bin', 'rb').read()), open('c.txt').read()"
    assert python(listing, files=files).value == ["text", [0, 255], "secret"]

    fetch = "import urllib.request as r; r.urlopen('http://localhost:1/')"
    denied, tried = python(fetch), python(fetch, allowed_hosts=["localhost:1"])
    assert denied.error is not None and tried.error is not None
    assert denied.error.error_type == "permission_denied" or "allowedHosts" in str(denied.error)
    assert "refused" in tried.error.message.lower()

    use = "import tabulate; tabulate.tabulate([[1]], tablefmt='plain')"
    assert not python(use).success
    assert python(use, packages=["tabulate"]).value == "1"


def test_tools_are_called_with_what_the_code_passes() -> None:
    seen: list[Any] = []

    def plain(value: Any) -> Any:
        seen.append((value, threading.get_ident()))
        return {"got": value, "big": 2**70, "float": 1.0}

    async def slow(value: Any) -> Any:
        await asyncio.sleep(0)
        return value["n"] + 1

    code = "a = await plain(n=2**65, f=1.0)\nb = await slow({'n': 1})\nc = await plain()\n[a, b, c]"
    tools: dict[str, Any] = {
        "plain": plain,
        "slow": Tool(slow, parameters={"type": "object", "required": ["n"]}),
    }
    got = {"got": {"n": 2**65, "f": 1.0}, "big": 2**70, "float": 1.0}
    here = threading.get_ident()
    for envelope in (
        python(code, tools=tools),
        asyncio.run(capsule.run_python(code, tools=tools)),
    ):
        assert envelope.unwrap() == [got, 2, {**got, "got": {}}]
        assert type(envelope.value[0]["float"]) is float
        assert [call.tool for call in envelope.tool_calls] == ["plain", "slow", "plain"]
    assert seen == [({"n": 2**65, "f": 1.0}, here), ({}, here)] * 2


def test_tools_that_fail() -> None:
    def fails(_: Any) -> None:
        raise LookupError("not here")

    code = "try:\n    await tool(1)\nexcept Exception as error:\n    message = str(error)\nmessage"
    envelope = python(code, tools={"tool": fails})
    assert "not here" in envelope.value
    assert envelope.tool_calls == (
        ToolCall("tool", envelope.tool_calls[0].duration_ms, "not here"),
    )
    assert "can't be sent" in python(code, tools={"tool": lambda _: {1, 2}}).value
    strict = Tool(fails, parameters={"type": "object"})
    assert "is refused: must be object" in python(code, tools={"tool": strict}).value
    assert "tool" in (python("await tool()").error or capsule.ErrorInfo("", "")).message
    large = f"{LARGE}\n" + code.replace("tool(1)", "tool(x)")
    assert "the tool's input can't be read" in python(large, tools={"tool": fails}).value


def test_a_tool_that_is_cancelled_does_not_keep_the_code_waiting() -> None:
    async def cancels(_: Any) -> None:
        raise asyncio.CancelledError

    code = "try:\n    await tool()\nexcept Exception as error:\n    message = str(error)\nmessage"
    envelope = asyncio.run(capsule.run_python(code, tools={"tool": cancels}))
    assert envelope.unwrap() == "the tool was cancelled"


def test_tools_run_at_once_in_the_callers_loop() -> None:
    async def together() -> RunEnvelope:
        both = asyncio.Event()
        waiting = 0

        async def meet(_: Any) -> str:
            nonlocal waiting
            waiting += 1
            if waiting == 2:
                both.set()
            await both.wait()
            return "met"

        code = "import asyncio\nawait asyncio.gather(meet(), meet())"
        return await capsule.run_python(code, tools={"meet": meet})

    assert asyncio.run(together()).unwrap() == ["met", "met"]


def test_output_comes_while_the_code_runs() -> None:
    async def talk() -> list[str]:
        heard: list[str] = []

        async def heard_so_far(_: Any) -> list[str]:
            return list(heard)

        code = "import sys\nprint('one')\nprint('two', file=sys.stderr)\nawait so_far()"
        envelope = await capsule.run_python(
            code, tools={"so_far": heard_so_far}, on_stdout=heard.append, on_stderr=heard.append
        )
        assert (envelope.stdout, envelope.stderr) == ("one\n", "two\n")
        return list(envelope.unwrap())

    assert sorted(asyncio.run(talk())) == ["one\n", "two\n"]
    lines: list[str] = []
    python("print('a\\n', end='')\nprint('b', end='')", on_stdout=lines.append)
    assert "".join(lines) == "a\nb"


def test_cancelling_ends_the_run_and_its_tools() -> None:
    async def cancelled() -> None:
        begun, ended = asyncio.Event(), asyncio.Event()

        async def forever(_: Any) -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()

        run = asyncio.create_task(
            capsule.run_python("await forever()", tools={"forever": forever}, timeout="10m")
        )
        await begun.wait()
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run
        await ended.wait()

    asyncio.run(cancelled())

    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        python(
            "print(1, flush=True)\nwhile True: pass",
            on_stdout=interrupt,
            timeout="10m",
            compute="HIGH",
        )
    assert python("1 + 1").value == 2


def test_options_that_cannot_be_read_are_errors() -> None:
    cases: list[tuple[dict[str, Any], type[Exception], str]] = [
        ({"timeout": "soon"}, ValueError, '"soon" is not a valid `timeout`'),
        ({"packages": ["nope"]}, ValueError, "no package"),
        ({"inputs": {"a b": 1}}, ValueError, "a name that no variable can have"),
        ({"tools": {"a-b": print}}, ValueError, "can't be called by that name"),
        ({"tools": {"a": 1}}, TypeError, "is no function"),
        ({"files": {"../a": "x"}}, ValueError, "leads out"),
        ({"files": {"a": 1}}, TypeError, "content is a int"),
        ({"files": {"a": Path("/nowhere/at/all")}}, capsule.InterpreterError, "no such file"),
        ({"files": {"a": b"x" * 100}, "workspace_size": 10}, capsule.InterpreterError, "fit"),
        ({"allowed_hosts": "example.com"}, TypeError, "a sequence of several"),
        ({"allowedHosts": []}, TypeError, "unexpected keyword argument 'allowedHosts'"),
    ]
    for options, kind, message in cases:
        with pytest.raises(kind, match=message):
            python("1", **options)
    for inputs, message in [({"x": {1}}, "inputs['x'] is a set."), ({"x": float("nan")}, "is nan")]:
        refused = python("x", inputs=inputs)
        assert refused.error is not None
        assert refused.error.error_type == "invalid_arguments"
        assert message in refused.error.message


def test_a_result_that_python_cannot_read() -> None:
    envelope = python(f"{LARGE}\nx")
    assert envelope.error is not None
    assert envelope.error.error_type == "invalid_result"
    assert "can't be read in Python: Exceeds the limit" in envelope.text


def test_warming_up() -> None:
    asyncio.run(capsule.load_sandboxes("python"))
    capsule.load_sandboxes_sync("python")
    with pytest.raises(ValueError, match='"languages" must be'):
        capsule.load_sandboxes_sync("ruby")  # type: ignore[arg-type]


def test_50_snippets_at_once() -> None:
    async def many() -> list[RunEnvelope]:
        return await asyncio.gather(
            *(capsule.run_python("n * n", inputs={"n": n}) for n in range(50))
        )

    assert [envelope.unwrap() for envelope in asyncio.run(many())] == [n * n for n in range(50)]


def test_a_worker_that_dies_amid_a_run() -> None:
    async def amid() -> None:
        def kill(_: Any) -> None:
            for worker in workers():
                os.kill(worker, signal.SIGKILL)

        with pytest.raises(capsule.WorkerEndedError, match="it may have run") as caught:
            await capsule.run_python("await kill()", tools={"kill": kill})
        assert caught.value.may_have_run

    asyncio.run(amid())
    assert python("'again'").value == "again"


@pytest.mark.parametrize(
    ("code", "message"),
    [("not_installed", "^npm install it"), ("unknown_type", "is older than this package: npm")],
)
def test_a_command_without_the_interpreter(
    code: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "capsule.mjs"
    worker.write_text(
        """
        const say = (message) => console.log(JSON.stringify(message));
        say({ type: "hello", protocol: 1, version: "0", pid: 1, max_message_bytes: 1000 });
        process.stdin.on("data", (line) => {
          const { id } = JSON.parse(String(line));
          say({ type: "error", id, code: "CODE", message: "npm install it" });
        });
    """.replace("CODE", code)
    )
    capsule.close()
    monkeypatch.setenv("CAPSULE_BIN", str(worker))
    with pytest.raises(capsule.WorkerError, match=message):
        python("1")
    too_large = python("1", inputs={"x": "x" * 2000})
    assert too_large.error is not None
    assert too_large.error.error_type == "invalid_arguments"
    capsule.close()
