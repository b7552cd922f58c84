from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import limelight as gr
from limelight.flags.cases import Budget, cases_of, is_passed, run_cases, write_junit
from limelight.flags.flag import Flag, FlagValue
from limelight.flags.store import FlagStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    with FlagStore(tmp_path / "flags") as store:
        for text, expected, status in (("a b", "A B", "accepted"), ("c", "wrong", "accepted"), ("d", "D", "open")):
            said = [FlagValue("out", "textbox", expected)]
            inputs, outputs = [FlagValue("in", "textbox", text)], [FlagValue("out", "textbox", "x")]
            store.add(Flag(inputs, outputs, said, endpoint="predict", status=status))  # type: ignore[arg-type]
        yield store


@pytest.fixture
def demo() -> gr.Interface:
    return gr.Interface(str.upper, gr.Textbox(label="in"), gr.Textbox(label="out"), flagging_mode="never")


def test_accepted_flags_are_cases_with_names_to_read(store: FlagStore) -> None:
    assert [case.name for case in cases_of(store)] == ["predict-1-a-b", "predict-2-c"]


def test_a_case_passes_when_the_app_answers_as_expected(store: FlagStore, demo: gr.Interface) -> None:
    first, second = cases_of(store)
    first.check(demo)
    with pytest.raises(AssertionError, match=r"flag 2: expected 'wrong', got 'C' \(0% alike\)"):
        second.check(demo)


def test_a_run_is_told_to_build_servers(store: FlagStore, demo: gr.Interface, tmp_path: Path) -> None:
    cases = cases_of(store)
    results = run_cases(demo, cases)
    assert [is_passed(result) for result in results] == [True, False]
    write_junit(tmp_path / "out.xml", cases, results)
    suite = ElementTree.parse(tmp_path / "out.xml").getroot()
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "0")
    assert "expected 'wrong'" in suite.findall("testcase")[1].find("failure").get("message")
    write_junit(tmp_path / "out.xml", cases, results, known=["predict-2-c"])
    assert ElementTree.parse(tmp_path / "out.xml").getroot().get("skipped") == "1"


def test_known_failures_may_only_become_fewer(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    path.write_text("predict-2-c  # the model has no c\npredict-9\n")
    budget = Budget(path)
    assert budget.faults(failed=["predict-2-c"], passed=["predict-1"]) == []
    assert "predict-3 fails and is not among" in budget.faults(failed=["predict-3"], passed=[])[0]
    assert "predict-9 passes: take it out" in budget.faults(failed=[], passed=["predict-9"])[0]
    assert budget.shrink(failed=["predict-2-c", "predict-3"]) == 1
    assert path.read_text() == "predict-2-c\n"


def test_without_a_file_no_failure_is_known(tmp_path: Path) -> None:
    assert Budget(tmp_path / "none.txt").known == set()
