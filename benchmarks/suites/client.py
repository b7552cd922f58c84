"""Calls from Python: each library's own client on its own server, and ours on both."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.served import Served, Side
from limelight.client import Client, handle_file

CALLS = 200
THEIRS = """
import json, statistics, sys, time
from gradio_client import Client
client = Client(sys.argv[1], verbose=False)
took = []
for _ in range(int(sys.argv[2])):
    started = time.perf_counter()
    assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
    took.append((time.perf_counter() - started) * 1e3)
print(json.dumps(statistics.median(took[20:])))
"""
OURS = THEIRS.replace("from gradio_client", "from limelight.client")


def measure(side: Side, browser: Any) -> dict[str, float]:
    """How long a call takes from its own client, and from ours. Fails when ours does not manage the tour."""
    with Served(side, "client") as app:
        _tour(app.base)
        own, python = (OURS, side.python) if side.module == "limelight" else (THEIRS, side.python)
        return {
            "client_call_ms": _median(python, own, app.base),
            "client_ours_call_ms": _median(sys.executable, OURS, app.base),
        }


def _median(python: str, script: str, base: str) -> float:
    ran = subprocess.run([python, "-c", script, base, str(CALLS)], capture_output=True, text=True, check=True)
    return float(json.loads(ran.stdout.splitlines()[-1]))


def _tour(base: str) -> None:
    with Client(base, verbose=False) as client:
        assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
        assert client.predict(name="Ada", api_name="/greet") == "Hello Ada!Hello Ada!"
        assert [client.predict(api_name="/count") for _ in range(3)] == ["1", "2", "3"]
        assert list(client.submit(4, api_name="/tokens")) == ["0 ", "0 1 ", "0 1 2 ", "0 1 2 3 "]
        assert list(client.submit(api_name="/grow"))[-1] == [{"a": "xy"}, {"a": "z"}]
        assert client.predict("x", api_name="/step") == "x"
        assert client.predict("x", api_name="/two") == ["x", "x!"]
        assert client.predict(handle_file(__file__), api_name="/read").startswith('"""Calls from Python')
        with open(client.predict(handle_file(__file__), api_name="/same")) as back:
            assert back.read().startswith('"""Calls from Python')
        jobs = [client.submit(f"n{i}", 1, api_name="/greet") for i in range(12)]
        assert [job.result(60) for job in jobs] == [f"Hello n{i}!" for i in range(12)]
        job = client.submit(api_name="/forever")
        next(iter(job))
        assert job.cancel()
        assert job.exception(30) is not None
        assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
