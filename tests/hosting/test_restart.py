"""A server that is killed and started again with its store: a page that comes back finds what it had."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.house.sources import ROOT
from tests.transports.serving import Page

WITHIN_S = 30
APP = """
import sys, time
import limelight as gr

def letter(text):
    with open("letter.txt", "w") as file:
        file.write(text)
    return "letter.txt", text.upper()

def slow():
    for number in range(10_000):
        yield str(number)
        time.sleep(0.01)

with gr.Blocks() as demo:
    text, file, out = gr.Textbox(label="In"), gr.File(label="Letter"), gr.Textbox(label="Out")
    gr.Button("Write").click(letter, text, [file, out])
    gr.Button("Slow").click(slow, None, out)
demo.launch(server_port=int(sys.argv[1]), store="runs.db", quiet=True)
"""


class Server:
    """The app in a process of its own, on the same port in every life."""

    def __init__(self, folder: Path):
        (folder / "app.py").write_text(APP)
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "app.py", str(self.port)],
            cwd=self.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        wait_for(self.answers)
        config = httpx.get(self.url + "config").json()
        self.listeners = {one["api_name"]: one["id"] for one in config["dependencies"]}
        self.nodes = {one["props"].get("label"): one["id"] for one in config["components"]}

    def answers(self) -> bool:
        assert self.process.poll() is None, "The server ended."
        try:
            return httpx.get(self.url + "healthz").status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def page(self):
        from websockets.sync.client import connect

        return connect(f"ws://127.0.0.1:{self.port}/limelight/socket", open_timeout=10, close_timeout=2)

    def kept(self, part: str) -> dict[str, object]:
        """A part as it lies in the store."""
        with sqlite3.connect(self.folder / "runs.db") as connection:
            row = connection.execute("SELECT json FROM parts WHERE name = ?", (part,)).fetchone()
        connection.close()
        return json.loads(row[0]) if row else {}


def wait_for(happens) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not happens():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    yield server
    server.kill()


def test_a_page_finds_its_values_files_and_results_after_kill_9(server):
    with server.page() as socket:
        page = Page(socket)
        token = page.hello()["session"]
        page.say("trigger", run="run-of-a-letter", listener=server.listeners["letter"], inputs=["Dear Ada"])
        page.hear_until("ended")
        page.say("trigger", run="run-that-is-slow", listener=server.listeners["slow"], inputs=[])
        page.hear_until("patched")
        seen = page.seen
        wait_for(lambda: server.kept("run:run-of-a-letter").get("status") == "done")
        wait_for(lambda: server.kept("run:run-that-is-slow"))
        server.kill()
    server.start()
    with server.page() as socket:
        page = Page(socket)
        welcome = page.hello(session=token, seen=seen)
        assert welcome["resumed"]
        assert welcome["session"] == token
        frame = page.hear()
        snapshot = frame["m"][0]
        assert snapshot["t"] == "snapshot"
        assert frame["n"] > seen, "a number was given twice"
        file = snapshot["props"][str(server.nodes["Letter"])]["value"]
        assert httpx.get(server.url + file["url"]).text == "Dear Ada"
        runs = {run["run"]: run for run in snapshot["runs"]}
        assert runs["run-of-a-letter"]["status"] == "done"
        assert runs["run-that-is-slow"]["status"] == "failed"
        assert "server was stopped" in runs["run-that-is-slow"]["ended"]["error"]["message"]
        page.say("trigger", run="one-more-letter", listener=server.listeners["letter"], inputs=["Dear Bob"])
        assert page.hear_until("ended")[-1]["status"] == "done"
        assert page.seen > frame["n"]


def test_a_file_that_is_gone_is_told(server):
    with server.page() as socket:
        page = Page(socket)
        token = page.hello()["session"]
        page.say("trigger", run="run-of-a-letter", listener=server.listeners["letter"], inputs=["Dear Ada"])
        page.hear_until("ended")
        wait_for(lambda: server.kept("run:run-of-a-letter").get("status") == "done")
        server.kill()
    for path in (server.folder / "runs-files").glob("*/letter.txt"):
        path.unlink()
    server.start()
    with server.page() as socket:
        page = Page(socket)
        page.hello(session=token, seen=0)
        snapshot = page.hear()["m"][0]
        assert "value" not in snapshot["props"][str(server.nodes["Letter"])]
        assert snapshot["props"][str(server.nodes["Out"])]["value"] == "DEAR ADA"
        assert "gone" in page.hear_until("noticed")[-1]["message"]


def test_a_stranger_gets_nothing_of_it(server):
    with server.page() as socket:
        page = Page(socket)
        assert "resumed" not in page.hello(session="somebody-elses-guess")
    assert httpx.get(server.url + "gradio_api/file=runs.db").status_code in (403, 404)
