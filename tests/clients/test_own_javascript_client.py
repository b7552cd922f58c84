"""`client.js` as every app serves it, in Node, against a real server."""

from __future__ import annotations

import json
import subprocess

import pytest

import limelight as gr
from limelight.transports.assets import assets_folder
from tests.clients.test_javascript_client import FOLDER, node
from tests.clients.tour import app
from tests.transports.serving import serve

pytestmark = pytest.mark.clients
MOST_BYTES = 10_000


@pytest.mark.parametrize("auth", [None, ("ada", "love")])
def test_the_tour(tmp_path, auth):
    one = serve(app(gr), auth=auth)
    try:
        command = [node(), str(FOLDER / "js" / "own.mjs"), one.url, str(tmp_path), *(auth or ())]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert ran.returncode == 0, ran.stderr
        found = json.loads(ran.stdout.splitlines()[-1])
    finally:
        one.close()
    refused = found.pop("refused")
    assert refused[0] is True
    assert "did you mean 'name'?" in refused[1]
    assert {"/greet", "/tokens"} <= set(found["endpoints"])
    assert "/closed" not in found.pop("endpoints")
    assert found == {
        "named": "Hello Ada!",
        "positional": "Hello Ada!Hello Ada!",
        "counts": ["1", "2"],
        "two": ["x", "x!"],
        "parts": ["0 ", "0 1 ", "0 1 2 ", "0 1 2 3 "],
        "result": "0 1 2 3 ",
        "again": "0 1 2 3 ",
        "read": "// Drives our c",
        "failed": "no Ada here",
        "cancelled": "cancelled",
        "greet": [["name", "str", True], ["times", "float", False]],
    }


def test_it_is_small():
    packed = (assets_folder() / "client.js.br").read_bytes()
    assert len(packed) < MOST_BYTES, f"client.js is {len(packed)} bytes compressed; {MOST_BYTES} are allowed."
