from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from limelight.hosting.reload import modified_times
from tests.house.sources import ROOT

WITHIN_S = 15

# The child only says that it lives; what serves is tested elsewhere.
SERVE = """
import sys
from pathlib import Path
from limelight.hosting.reload import serve_and_reload
sys.exit(serve_and_reload(Path(sys.argv[1]), [sys.executable, sys.argv[1]]))
"""
APP = """
import pathlib, time, os
with open("said.txt", "a") as said:
    said.write("{word} " + os.environ["LIMELIGHT_DEV"] + "\\n")
{then}
"""


class Watched:
    """An app's file under a running watcher."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "app.py"
        self.save("first")
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.file)],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.says("first 1")

    def save(self, word: str, then: str = "time.sleep(60)") -> None:
        self.file.write_text(APP.format(word=word, then=then))

    def says(self, line: str) -> None:
        """Wait until the app has said a line."""
        deadline = time.monotonic() + WITHIN_S
        said = self.folder / "said.txt"
        while not (said.exists() and line in said.read_text().splitlines()):
            assert time.monotonic() < deadline, f"The app did not say '{line}'."
            time.sleep(0.05)


@pytest.fixture
def watched(tmp_path):
    watched = Watched(tmp_path)
    yield watched
    if watched.process.poll() is None:
        watched.process.send_signal(signal.SIGTERM)
    watched.process.communicate(timeout=WITHIN_S)


def test_saving_starts_the_app_anew(watched):
    watched.save("second")
    watched.says("second 1")


def test_a_syntax_error_is_told_and_the_next_save_mends_it(watched):
    watched.file.write_text("def broken(:\n")
    assert "SyntaxError" in _line_with(watched.process, "SyntaxError")
    watched.save("third")
    watched.says("third 1")


def test_an_app_that_raises_is_started_again_by_the_next_save(watched):
    watched.save("raising", "raise SystemExit(3)")
    watched.says("raising 1")
    watched.save("well")
    watched.says("well 1")


def test_stopping_the_watcher_stops_the_app(watched):
    watched.process.send_signal(signal.SIGTERM)
    output, _ = watched.process.communicate(timeout=WITHIN_S)  # returns only when the child has closed the pipe too
    assert watched.process.returncode == 0, output


def test_sources_are_watched_and_environments_are_not(tmp_path):
    for name in ("app.py", "style.css", "data.json", ".hidden/a.py", "env/lib/b.py", "pages/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    found = {path.name for path in modified_times(tmp_path / "app.py") if tmp_path in path.parents}
    assert found == {"app.py", "style.css", "c.py"}


def _line_with(process: subprocess.Popen[str], word: str) -> str:
    for line in process.stdout or ():
        if word in line:
            return line
    raise AssertionError(f"The watcher ended without saying '{word}'.")
