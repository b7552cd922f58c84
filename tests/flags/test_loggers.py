from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from limelight.errors import BadValue, CannotRun, FileRefused, FlagNotSaved
from limelight.flags.callback import FlaggingCallback
from limelight.flags.cells import cell, line
from limelight.flags.csv_logger import ClassicCSVLogger, CSVLogger, SimpleCSVLogger
from limelight.flags.sqlite_logger import SQLiteLogger
from limelight.wire.values import FILE_MARK, FileData


@dataclass
class Part:
    """What a logger asks of a component."""

    label: str | None
    kind: str = "textbox"


PARTS = [Part("My text"), Part(None), Part("a/b: c", "image")]


@pytest.fixture
def picture(tmp_path: Path) -> FileData:
    (tmp_path / "red.png").write_bytes(b"png")
    return FileData(path=str(tmp_path / "red.png"), orig_name="red.png")


def rows(path: Path) -> list[list[str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def made(logger: Any, folder: Path, parts: list[Part] = PARTS) -> Any:
    logger.setup(parts, str(folder))
    return logger


def test_csv_logger_writes_a_row_per_flag_under_a_header(tmp_path: Path, picture: FileData, capsys: Any) -> None:
    logger = made(CSVLogger(), tmp_path / "f")
    assert not (tmp_path / "f").exists()
    assert logger.flag(["hello", 3.5, picture], "wrong", "bob") == 1
    assert logger.flag([None, True, None]) == 2
    header, first, second = rows(tmp_path / "f/dataset1.csv")
    assert header == ["My text", "component 1", "a/b: c", "flag", "username", "timestamp"]
    assert [first[0], first[1], first[3], first[4]] == ["hello", "3.5", "wrong", "bob"]
    assert Path(first[2]).read_bytes() == b"png"
    assert Path(first[2]).parent.parent == tmp_path / "f/ab c"
    assert second[:5] == ["", "true", "", "", ""]
    assert "Created dataset file at:" in capsys.readouterr().out


def test_csv_logger_continues_a_file_and_numbers_new_ones(tmp_path: Path, capsys: Any) -> None:
    assert made(CSVLogger(), tmp_path, [Part("a")]).flag(["1"]) == 1
    assert made(CSVLogger(), tmp_path, [Part("a")]).flag(["2"]) == 2
    assert made(CSVLogger(), tmp_path, [Part("b")]).flag(["3"]) == 1
    assert made(CSVLogger(verbose=False, dataset_file_name="my.csv"), tmp_path, [Part("a")]).flag(["4"]) == 1
    assert [len(rows(tmp_path / name)) for name in ("dataset1.csv", "dataset2.csv", "my.csv")] == [3, 2, 2]
    assert capsys.readouterr().out.count("Using existing") == 1


def test_csv_logger_can_write_all_that_is_known_of_a_file(tmp_path: Path, picture: FileData) -> None:
    made(CSVLogger(simplify_file_data=False, verbose=False), tmp_path / "f", [Part("i")]).flag([picture])
    text = rows(tmp_path / "f/dataset1.csv")[1][0]
    assert '"orig_name":"red.png"' in text
    assert str(tmp_path / "red.png") not in text


def test_classic_csv_logger_writes_log_csv_with_a_header(tmp_path: Path) -> None:
    assert made(ClassicCSVLogger(), tmp_path, [Part("a")]).flag(["x"], "ok", "ann") == 1
    header, row = rows(tmp_path / "log.csv")
    assert (header, row[:3]) == (["a", "flag", "username", "timestamp"], ["x", "ok", "ann"])


def test_simple_csv_logger_writes_values_only(tmp_path: Path, picture: FileData) -> None:
    logger = made(SimpleCSVLogger(), tmp_path / "f", [Part("a"), Part("b")])
    assert [logger.flag(["x", {"k": [1]}]), logger.flag(["y", None])] == [0, 1]
    assert rows(tmp_path / "f/log.csv") == [["x", '{"k":[1]}'], ["y", ""]]


@pytest.mark.parametrize("kind", [CSVLogger, ClassicCSVLogger, SimpleCSVLogger, SQLiteLogger])
def test_a_forged_file_is_not_copied(kind: type[FlaggingCallback], tmp_path: Path) -> None:
    logger = made(kind(), tmp_path / "f", [Part("j")])
    with pytest.raises(FileRefused):
        logger.flag([{"a": {"path": "/etc/passwd", "meta": {"_type": FILE_MARK}}}])
    assert not any("passwd" in path.name for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("kind", [CSVLogger, ClassicCSVLogger, SimpleCSVLogger, SQLiteLogger])
def test_misuse_is_said(kind: type[FlaggingCallback], tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=f"before {kind.__name__}.setup"):
        kind().flag(["x"])
    with pytest.raises(BadValue, match="given 1 values for 3 components"):
        made(kind(), tmp_path).flag(["x"])


@pytest.mark.parametrize("kind", [CSVLogger, SQLiteLogger])
@pytest.mark.parametrize("value", ["lone \ud800", {"k": "\ud800"}], ids=["text", "nested"])
def test_what_cannot_be_written_down_is_said(kind: type[FlaggingCallback], value: object, tmp_path: Path) -> None:
    logger = made(kind(), tmp_path / "f", [Part("a")])
    with pytest.raises(FlagNotSaved, match="was not saved in"):
        logger.flag([value])
    assert logger.flag(["next"]) == 1


@pytest.mark.parametrize("kind", [CSVLogger, ClassicCSVLogger, SimpleCSVLogger])
def test_a_row_that_cannot_be_written_leaves_the_file_as_it_was(
    kind: type[FlaggingCallback], tmp_path: Path, picture: FileData, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = made(kind(), tmp_path / "f", [Part("a"), Part("i")])
    logger.flag(["first", None])
    before = {path: path.read_bytes() for path in (tmp_path / "f").rglob("*.csv")}
    write, calls = os.write, []

    def full(file: int, data: Any) -> int:
        calls.append(data)
        if len(calls) == 1:
            return write(file, data[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(FlagNotSaved, match="is full"):
        logger.flag(["second", picture])
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in (tmp_path / "f").rglob("*.csv")} == before
    assert not list((tmp_path / "f").rglob("*.png"))
    logger.flag(["third", None])
    assert [row[0] for row in rows(next(iter(before)))][-2:] == ["first", "third"]


def test_several_processes_append_whole_rows(tmp_path: Path) -> None:
    script = """
import sys
from types import SimpleNamespace
from limelight.flags.csv_logger import CSVLogger
logger = CSVLogger(verbose=False, dataset_file_name="all.csv")
logger.setup([SimpleNamespace(label="a")], sys.argv[1])
for number in range(50):
    logger.flag([sys.argv[2] * 3000])
"""
    workers = [subprocess.Popen([sys.executable, "-c", script, tmp_path, name]) for name in "wxyz"]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * 4
    header, *written = rows(tmp_path / "all.csv")
    assert header[0] == "a"
    assert sorted(row[0] for row in written) == sorted(name * 3000 for name in "wxyz" for _ in range(50))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+1 555", "'+1 555"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("\r\n=1", "'\r\n=1"),
        ("＝1", "'＝1"),
        ("a,=1", "'a,=1"),
        ("a;=1", "'a;=1"),
        ("|cmd", "'|cmd"),
        ("-5", "-5"),
        ("+3.5e-7", "+3.5e-7"),
        (-5, "-5"),
        (None, ""),
        (True, "true"),
        ({"a": "=1"}, '{"a":"=1"}'),
        ("a@b.com", "a@b.com"),
    ],
)
def test_no_cell_is_taken_for_a_formula(value: object, text: str) -> None:
    assert cell(value) == text


def test_a_row_survives_every_separator() -> None:
    values = ['q"uote', "com,ma", "semi;colon", "new\nline", " space ", "tab\there", ""]
    assert (
        next(csv.reader([line(values)[:-2]] if "\n" not in line(values)[:-2] else line(values).splitlines(True)))
        == values
    )
    assert '"semi;colon"' in line(values)


def test_sqlite_logger_keeps_inputs_outputs_and_what_was_expected(tmp_path: Path, picture: FileData) -> None:
    logger = SQLiteLogger("predict", "a1", "m1")
    logger.setup(PARTS, tmp_path / "f", input_count=2)
    assert logger.flag(["x", 1, picture], "wrong", "ann", expected=["cat"], note="n", seconds=0.1, session="s") == 1
    assert logger.flag(["y", 2, None]) == 2
    assert logger.store is not None
    second, first = logger.store.iterate()
    assert [value.name for value in first.inputs + first.outputs] == ["My text", "component 1", "a/b: c"]
    assert (first.outputs[0].kind, first.expected[0].value, first.label, first.note) == ("image", "cat", "wrong", "n")
    assert (first.endpoint, first.app_version, first.model_version, first.username) == ("predict", "a1", "m1", "ann")
    assert (second.expected, second.label) == ([], None)
    with pytest.raises(BadValue, match="2 expected values were given for 1 outputs"):
        logger.flag(["x", 1, None], expected=[1, 2])
    logger.store.close()


def test_sqlite_logger_is_called_like_any_other(tmp_path: Path) -> None:
    logger: FlaggingCallback = SQLiteLogger()
    logger.setup([Part("a")], str(tmp_path))
    assert logger.flag(["x"], "option", "user") == 1
