"""An app that cannot be loaded while it is written: its page says why, and goes away once it is mended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from limelight.hosting.fault import fault_of_output, fault_of_syntax
from tests.house.sources import ROOT
from tests.transports.serving import Page

WITHIN_S = 40
APP = """import limelight as gr

with gr.Blocks(title="Version {version}") as demo:
    gr.Textbox(label="In")
{more}
"""


class Developed:
    """An app under `limelight run --reload`."""

    def __init__(self, folder: Path):
        self.file = folder / "app.py"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.save("one")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "limelight", "run", "app.py", "--reload", "--port", str(self.port)],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            self.shows("Version one")
        except AssertionError:
            self.stop()
            raise

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=WITHIN_S)

    def save(self, version: str, more: str = "") -> None:
        self.file.write_text(APP.format(version=version, more=more))

    def shows(self, words: str) -> httpx.Response:
        """Wait until the page has these words."""
        deadline = time.monotonic() + WITHIN_S
        answer = None
        while time.monotonic() < deadline:
            try:
                answer = httpx.get(self.url)
                if words in answer.text:
                    return answer
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"The page did not show '{words}' but {answer and answer.text[:2000]}")

    def page(self):
        from websockets.sync.client import connect

        return connect(f"ws://127.0.0.1:{self.port}/limelight/socket", open_timeout=10, close_timeout=2)


@pytest.fixture
def developed(tmp_path):
    developed = Developed(tmp_path)
    yield developed
    developed.stop()


def test_an_exception_while_loading_is_shown_until_it_is_mended(developed):
    developed.save("two", "    gr.Textbox(labell='x')")
    answer = developed.shows("labell")
    assert answer.status_code == 500
    assert "app.py, line 5" in answer.text
    assert "did you mean &#x27;label&#x27;" in answer.text
    assert "Traceback (most recent call last)" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert httpx.get(developed.url + "healthz").status_code == 503
    news = httpx.get(developed.url + "limelight/fault")
    assert news.text in answer.text, "the page knows when it is of another fault"
    with developed.page() as socket:
        welcome = Page(socket).hello(session="the-page-that-was-open")
        assert welcome["app"].startswith("fault-"), "an open page loads again, and finds the fault"
        assert welcome["session"] == "the-page-that-was-open"
    developed.save("three")
    developed.shows("Version three")
    assert httpx.get(developed.url + "limelight/fault").status_code == 404, "the fault's page goes by itself"


def test_a_syntax_error_is_shown_with_its_line(developed):
    developed.save("two", "    gr.Textbox(")
    answer = developed.shows("SyntaxError")
    assert "app.py, line 5" in answer.text
    developed.save("three")
    developed.shows("Version three")


def test_code_in_a_traceback_cannot_become_a_part_of_the_page(developed):
    developed.save("two", "    raise ValueError('<script>alert(1)</script>')")
    assert "<script>alert" not in developed.shows("&lt;script&gt;alert").text


def test_the_place_is_the_authors_nearest_line(tmp_path):
    said = (
        "noise\nTraceback (most recent call last):\n"
        f'  File "{tmp_path}/app.py", line 7, in <module>\n    broken()\n'
        '  File "/somewhere/library.py", line 99, in broken\n    raise ValueError("no")\nValueError: no\n'
    )
    fault = fault_of_output(said, 1, tmp_path / "app.py")
    assert (fault.words, fault.place) == ("ValueError: no", "app.py, line 7")
    assert fault.text.startswith("Traceback")


def test_an_app_that_ends_without_a_word_is_told_too(tmp_path):
    assert fault_of_output("", -11, tmp_path / "app.py").words == "The app's process ended with code -11."
    assert "without serving an app" in fault_of_output("", 0, tmp_path / "app.py").words


def test_a_file_that_cannot_be_read_as_python_has_a_place(tmp_path):
    fault = fault_of_syntax(ValueError("source code string cannot contain null bytes"), tmp_path / "app.py")
    assert fault.place == "app.py"
