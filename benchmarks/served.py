"""An app served in a process of its own, and calls to its API."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import psutil

HERE = Path(__file__).parent
START_S = 90


class Side(NamedTuple):
    """One of the two libraries: the module's name and the interpreter that has it."""

    module: str
    python: str


class Served:
    """`with Served(side, "hello") as app:` starts a server and stops it, with all its children.

    Further keywords are environment variables for the app.
    """

    def __init__(self, side: Side, app: str, **env: str):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self._log = tempfile.NamedTemporaryFile(  # noqa: SIM115 - open as long as the server runs
            "w+", suffix=f"-{side.module}-{app}.log", delete=False
        )
        environ = dict(os.environ, GRADIO_ANALYTICS_ENABLED="False", GRADIO_SSR_MODE="False", **env)
        command = [side.python, str(HERE / "serve.py"), side.module, app, str(port)]
        started = time.perf_counter()
        self._process = subprocess.Popen(command, stdout=self._log, stderr=subprocess.STDOUT, env=environ)
        self._wait(started)
        self.cold_ms = (time.perf_counter() - started) * 1e3

    def _wait(self, started: float) -> None:
        while True:
            if self._process.poll() is not None:
                raise RuntimeError(f"The server died: {Path(self._log.name).read_text()[-800:]}")
            try:
                if httpx.get(self.base + "/", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            if time.perf_counter() - started > START_S:
                raise RuntimeError(f"No page within {START_S} s")
            time.sleep(0.01)

    def memory_mb(self) -> float:
        """Resident memory of the server and its children, in MiB."""
        process = psutil.Process(self._process.pid)
        return sum(one.memory_info().rss for one in [process, *process.children(recursive=True)]) / 2**20

    def cpu_s(self) -> float:
        """Seconds of processor time the server and its children have used."""
        process = psutil.Process(self._process.pid)
        return sum(sum(one.cpu_times()[:2]) for one in [process, *process.children(recursive=True)])

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: object) -> None:
        children = psutil.Process(self._process.pid).children(recursive=True)
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for child in children:
            if child.is_running():
                child.kill()


async def call(client: httpx.AsyncClient, base: str, name: str, data: list[Any]) -> tuple[int, list[Any]]:
    """Call an endpoint as curl users do; gives how many partial results came, and the last result."""
    answer = await client.post(f"{base}/gradio_api/call/{name}", json={"data": data})
    answer.raise_for_status()
    partial = 0
    async with client.stream(
        "GET", f"{base}/gradio_api/call/{name}/{answer.json()['event_id']}", timeout=180
    ) as stream:
        event = ""
        async for line in stream.aiter_lines():
            if line.startswith("event:"):
                event = line[6:].strip()
            elif line.startswith("data:") and event == "generating":
                partial += 1
            elif line.startswith("data:") and event == "complete":
                return partial, json.loads(line[5:])
            elif line.startswith("data:") and event == "error":
                raise RuntimeError(line)
    raise RuntimeError("The stream ended without a result")


def in_thread(work: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine outside the browser driver's own loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
