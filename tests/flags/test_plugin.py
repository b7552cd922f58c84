"""The fixture, in a pytest of its own, as a user's project has it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from limelight.flags.flag import Flag, FlagValue
from limelight.flags.store import FlagStore

TESTS = """
import limelight as gr

demo = gr.Interface(str.upper, "textbox", "textbox", flagging_mode="never")


def test_the_app_still_answers_well(limelight_flags):
    limelight_flags.check(demo)
"""


def pytest_in(folder: Path, *words: str) -> tuple[int, str]:
    (folder / "test_app.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def test_each_accepted_flag_is_a_test_with_a_name_to_read(tmp_path: Path) -> None:
    with FlagStore(tmp_path / "flagged") as store:
        for text, expected in (("good morning", "GOOD MORNING"), ("b", "c")):
            values = [FlagValue("in", "textbox", text)], [FlagValue("out", "textbox", "?")]
            store.add(Flag(*values, [FlagValue("out", "textbox", expected)], endpoint="predict", status="accepted"))
    (tmp_path / "pytest.ini").write_text("[pytest]\nlimelight_flags = flagged\n")
    code, said = pytest_in(tmp_path)
    assert code == 1
    assert "test_the_app_still_answers_well[predict-1-good-morning] PASSED" in said
    assert "test_the_app_still_answers_well[predict-2-b] FAILED" in said
    assert "flag 2: expected 'c', got 'B'" in said


def test_without_a_path_it_says_where_to_set_one(tmp_path: Path) -> None:
    code, said = pytest_in(tmp_path)
    assert code != 0
    assert "Set limelight_flags in pytest's settings" in said
