from __future__ import annotations

import argparse
import csv
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
