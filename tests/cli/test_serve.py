"""`limelight run` and `limelight demo` serve a page, in a process of their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.house.sources import ROOT

WITHIN_S = 30
TITLED = "import gradio as gr\nwith gr.Blocks(title='{title}') as demo:\n    gr.Textbox()\n"


class Served:
    """A `limelight` command that serves, with what it has printed."""

    def __init__(self, folder: Path, *arguments: str):
        self.log = folder / "printed.log"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "LIMELIGHT_PORT": ""}
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "limelight", *arguments],
                cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def address(self) -> str:
        """The address it prints."""
        return self.wait_for(lambda: (found := re.search(r"http://[\w.:]+", self.log.read_text())) and found.group())

    def page_with(self, text: str) -> str:
        """The page, once it has a text."""
        return self.wait_for(lambda: text in (page := _get(self.address())) and page)

    def wait_for(self, look):
        deadline = time.monotonic() + WITHIN_S
        while not (found := look()):
            assert self.process.poll() is None, f"It ended:\n{self.log.read_text()}"
            assert time.monotonic() < deadline, f"It did not come:\n{self.log.read_text()}"
            time.sleep(0.05)
        return found

    def stop(self) -> int:
        """Ctrl+C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(WITHIN_S)


@pytest.fixture
def serve(tmp_path):
    started: list[Served] = []

    def start(*arguments: str) -> Served:
        started.append(Served(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def test_a_file_that_imports_gradio_is_served_as_it_is(tmp_path, serve):
    (tmp_path / "app.py").write_text(TITLED.format(title="As it is"))
    assert "As it is" in serve("run", "app.py").page_with("<title>")


def test_a_file_that_launches_itself_is_served_once(tmp_path, serve):
    (tmp_path / "app.py").write_text(TITLED.format(title="By itself") + "demo.launch()\n")
    served = serve("run", "app.py")
    served.page_with("By itself")
    served.stop()
    assert len(set(re.findall(r"http://[\w.]+:\d+", served.log.read_text()))) == 1


def test_ctrl_c_ends_it_without_a_traceback(tmp_path, serve):
    (tmp_path / "app.py").write_text(TITLED.format(title="Ends"))
    served = serve("run", "app.py")
    served.page_with("Ends")
    served.stop()
    assert "Traceback" not in served.log.read_text()


def test_a_saved_file_is_served_anew_at_the_same_address(tmp_path, serve):
    (tmp_path / "app.py").write_text(TITLED.format(title="Before"))
    served = serve("run", "--reload", "app.py")
    served.page_with("Before")
    address = served.address()
    (tmp_path / "app.py").write_text(TITLED.format(title="After"))
    served.page_with("After")
    assert set(re.findall(r"http://[\w.]+:\d+", served.log.read_text())) == {address}


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, ConnectionError):
        return ""
