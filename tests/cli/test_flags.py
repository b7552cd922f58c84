from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

import pytest

from limelight.cli import flags
from limelight.errors import CannotRun
from limelight.flags.flag import Flag, FlagValue
from limelight.flags.store import FlagStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with FlagStore(tmp_path / "flagged") as store:
        store.add(
            Flag([FlagValue("in", "textbox", "seven")], [FlagValue("out", "label", 1)], label="wrong", note="a bar")
        )
        store.add(Flag([FlagValue("in", "textbox", "\x1b[2Jclear")], label="ok", username="ann"))
    return tmp_path / "flagged"


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    flags.add_arguments(parser)
    return flags.run(parser.parse_args(words), lambda: None)


def test_list_shows_the_newest_flags_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", str(folder)) == 0
    newest, oldest, count = capsys.readouterr().out.splitlines()
    assert "by ann" in newest
    assert "seven -> 1" in oldest
    assert "note: a bar" in oldest
    assert count == f"2 flags in '{folder / 'flags.db'}'"


def test_list_shows_no_control_characters_of_visitors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("list", str(folder))
    assert "\x1b" not in capsys.readouterr().out


def test_list_can_be_filtered_and_limited(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("list", str(folder), "--label", "wrong")
    assert len(capsys.readouterr().out.splitlines()) == 2
    run("list", str(folder / "flags.db"), "--limit", "1")
    assert capsys.readouterr().out.endswith(", 1 shown\n")


def test_export_writes_csv(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", str(folder), "--csv", str(tmp_path / "out.csv")) == 0
    assert "Wrote 2 flags" in capsys.readouterr().out
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        assert [row["label"] for row in csv.DictReader(file)] == ["wrong", "ok"]


def test_a_path_without_flags_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="There are no flags"):
        run("list", str(tmp_path))


def test_a_place_that_cannot_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="could not be written"):
        run("export", str(folder), "--csv", str(tmp_path / "missing/out.csv"))


APP = """
import limelight as gr

demo = gr.Interface(str.upper, gr.Textbox(label="in"), gr.Textbox(label="out"), flagging_mode="never")
demo.launch()
"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that makes an app and launches it, and two flags of it beside."""
    monkeypatch.setattr(sys, "argv", ["test"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.chdir(tmp_path)
    with FlagStore(tmp_path / "asked") as store:
        for text, expected in (("a", "A"), ("b", "c")):
            said = [FlagValue("out", "textbox", expected)]
            values = [FlagValue("in", "textbox", text)], [FlagValue("out", "textbox", "?")], said
            store.add(Flag(*values, endpoint="predict", status="accepted"))
    (tmp_path / "app.py").write_text(APP)
    return tmp_path / "app.py"


def test_replay_asks_again_and_says_what_became_of_each(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("replay", str(app), "asked", "--json", "out.json") == 0
    said = capsys.readouterr().out
    assert "fixed      #1  a: ? -> A (expected A)" in said
    assert "wrong      #2  b: ? -> B (expected c)" in said
    assert "2 flags asked again" in said
    assert json.loads(Path("out.json").read_text())["counts"] == {"fixed": 1, "wrong": 1}


def test_flags_run_as_tests_and_known_failures_are_let_through(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("test", str(app), "asked", "--junit", "out.xml") == 1
    assert "FAIL   predict-2-b" in capsys.readouterr().out
    assert "<failure" in Path("out.xml").read_text()
    Path("known-failures.txt").write_text("predict-2-b\npredict-1-a\n")
    assert run("test", str(app), "asked") == 1
    assert "predict-1-a passes: take it out" in capsys.readouterr().out
    assert run("test", str(app), "asked", "--shrink") == 0
    assert Path("known-failures.txt").read_text() == "predict-2-b\n"


def test_each_format_can_be_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("jsonl", "dataset"):
        assert run("export", str(folder), f"--{name}", str(tmp_path / name), "--test-share", "0.5") == 0
        assert f"Wrote 2 flags to '{tmp_path / name}'." in capsys.readouterr().out
    with pytest.raises(CannotRun, match="from 0 to 1"):
        run("export", str(folder), "--jsonl", str(tmp_path / "x"), "--test-share", "2")
