from __future__ import annotations

import pickle
import re

import pytest

import capsule
from capsule import ERROR_TYPES, CapsuleError, Envelope, ErrorInfo, Execution
from conftest import CHECKOUT

EXECUTION = Execution("analyze", 1.5, 0, 1, 2, ())


def envelope(error_type: str) -> Envelope:
    error = ErrorInfo(error_type, "why", stack="  at analyze (a.ts:1:1)", hint="what to do")
    return Envelope(success=False, result=None, error=error, execution=EXECUTION)


def class_name(error_type: str) -> str:
    words = error_type.removesuffix("_error").split("_")
    return "".join(word.capitalize() for word in words) + "Error"


@pytest.mark.parametrize("error_type", ERROR_TYPES)
def test_each_type_has_a_class_named_after_it(error_type: str) -> None:
    kind = getattr(capsule, class_name(error_type))
    error = capsule.error_of(envelope(error_type))
    assert error is not None
    assert type(error) is kind
    assert error.code == error_type
    assert (str(error), error.hint, error.task_name) == ("why", "what to do", "analyze")
    assert error.execution == EXECUTION
    assert error.__notes__ == ["  at analyze (a.ts:1:1)", "hint: what to do"]


def test_the_list_is_that_of_typescript_rust_and_the_docs() -> None:
    def listed(path: str, start: str, end: str, pattern: str) -> list[str]:
        text = (CHECKOUT / path).read_text(encoding="utf-8")
        part = text[text.index(start) :]
        return re.findall(pattern, part[: part.index(end)])

    expected = list(ERROR_TYPES)
    assert listed("runtime/src/errors/types.ts", "ERROR_TYPES = [", "]", r'"(\w+)"') == expected
    assert (
        listed("native/sandbox/src/outcome.rs", "error_types! {", "\n}", r' = "(\w+)",') == expected
    )
    docs = (CHECKOUT / "docs/runtime.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+Error)` \|", docs, re.MULTILINE)
    assert rows == [(error_type, class_name(error_type)) for error_type in expected]


def test_an_unknown_type_is_an_internal_error() -> None:
    error = capsule.error_of(envelope("of a later version"))
    assert type(error) is capsule.InternalError


def test_a_success_is_no_error() -> None:
    success = Envelope(success=True, result=1, error=None, execution=EXECUTION)
    assert capsule.error_of(success) is None
    assert success.unwrap() == 1


def test_errors_cross_processes() -> None:
    error = capsule.error_of(envelope("timeout"))
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, capsule.TimeoutError)
    assert isinstance(copy, CapsuleError)
    assert (copy.message, copy.hint, copy.stack) == ("why", "what to do", "  at analyze (a.ts:1:1)")
    assert copy.execution == EXECUTION
    ended = pickle.loads(pickle.dumps(capsule.WorkerEndedError("gone", may_have_run=True)))
    assert (str(ended), ended.may_have_run) == ("gone", True)
