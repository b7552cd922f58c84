from __future__ import annotations

import sys

import pytest

from limelight.cli import demo
from limelight.cli.main import run_command
from limelight.version import __version__
from tests.house.sources import run_fresh


def no_alias() -> None:
    """For commands that run no file."""


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        run_command(["--version"], no_alias)
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"limelight {__version__}\n"


def test_without_a_command_the_commands_are_listed(capsys):
    assert run_command([], no_alias) == 0
    assert "serve a file that makes an app" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_named(capsys):
    assert run_command(["run", "nowhere.py"], no_alias) == 1
    assert "There is no file 'nowhere.py'." in capsys.readouterr().err


def test_doctor_reports_versions(capsys):
    run_command(["doctor"], no_alias)
    out = capsys.readouterr().out
    assert f"limelight {__version__}" in out
    assert "msgspec" in out


def test_only_the_file_of_the_chosen_command_is_imported():
    code = (
        "import json, sys, io, contextlib; from limelight.cli.main import run_command\n"
        "with contextlib.redirect_stdout(io.StringIO()): run_command(['doctor'], print)\n"
        "print(json.dumps(sorted(name for name in sys.modules if name.startswith('limelight.cli.'))))"
    )
    assert run_fresh(code) == ["limelight.cli.doctor", "limelight.cli.main"]


@pytest.fixture
def demos(tmp_path, monkeypatch):
    for name, text in {
        "bridge": '"""Crosses. Slowly."""\nimport nonsense_package\n',
        "road": '"""Goes on."""\n',
    }.items():
        (tmp_path / "demos" / name).mkdir(parents=True)
        (tmp_path / "demos" / name / "app.py").write_text(text)
    monkeypatch.setattr(demo, "PACKAGE", tmp_path)


@pytest.mark.usefixtures("demos")
class TestDemos:
    def test_they_are_listed_with_a_sentence_each(self, capsys):
        assert run_command(["demo"], no_alias) == 0
        assert capsys.readouterr().out == "bridge  Crosses.\nroad    Goes on.\n"

    def test_an_unknown_one_gets_the_nearest_name(self, capsys):
        assert run_command(["demo", "bridg"], no_alias) == 1
        assert "There is no demo 'bridg'; did you mean 'bridge'?" in capsys.readouterr().err

    def test_a_missing_package_is_told_with_the_extra_that_has_it(self, capsys, monkeypatch):
        monkeypatch.setattr("sys.path", list(sys.path))
        monkeypatch.setattr("sys.argv", [])
        monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
        assert run_command(["demo", "bridge"], no_alias) == 1
        error = capsys.readouterr().err
        assert "needs 'nonsense_package'" in error
        assert "[demos]" in error
