"""An app that is being served for a test, and ways to speak with it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import Any

import httpx


class Served:
    """A served app: `url`, and `http`, a client that keeps cookies."""

    def __init__(self, demo: Any, options: dict[str, Any]):
        self.demo = demo
        self.site, self.url, _ = demo.launch(
            **{"prevent_thread_lock": True, "server_port": 0, "quiet": True, **options}
        )
        self.http = httpx.Client(base_url=self.url, timeout=20)

    @property
    def host(self) -> str:
        """Host and port."""
        return self.url.split("//")[1].rstrip("/")

    def close(self) -> None:
        """Stop."""
        self.http.close()
        self.demo.close(verbose=False)

    def call(self, name: str, *data: Any, **more: Any) -> list[tuple[str, Any]]:
        """Call an endpoint as with curl: the events with their data."""
        answer = self.http.post(f"gradio_api/call/{name}", json={"data": list(data), **more})
        assert answer.status_code == 200, answer.text
        return self.events(f"gradio_api/call/{name}/{answer.json()['event_id']}")

    def events(self, path: str) -> list[tuple[str, Any]]:
        """A whole stream of events: names (`message` when there is none) with data."""
        found = []
        with self.http.stream("GET", path) as answer:
            assert answer.status_code == 200, answer.read()
            name = "message"
            for line in answer.iter_lines():
                if line.startswith("event:"):
                    name = line[6:].strip()
                elif line.startswith("data:"):
                    found.append((name, json.loads(line[5:])))
                    name = "message"
        return found

    def join(self, fn_index: int, *data: Any, session_hash: str = "s1") -> list[dict[str, Any]]:
        """Run a function through the queue: its messages."""
        body = {"data": list(data), "fn_index": fn_index, "session_hash": session_hash}
        assert self.http.post("gradio_api/queue/join", json=body).status_code == 200
        return [data for _, data in self.events(f"gradio_api/queue/data?session_hash={session_hash}")]

    @contextmanager
    def page(self, **options: Any):
        """An open page over a WebSocket; use `say`, `hear`, `hear_until`."""
        from websockets.sync.client import connect

        address = f"{self.url.replace('http', 'ws', 1)}limelight/socket"
        with connect(address, open_timeout=10, close_timeout=2, max_size=None, **options) as socket:
            yield Page(socket)


class Page:
    """One side of a page's socket."""

    def __init__(self, socket: Any):
        self.socket = socket
        self.seen: int | None = None

    def say(self, t: str, **fields: Any) -> None:
        """Send a message."""
        self.socket.send(json.dumps({"t": t, **fields}))

    def hear(self, timeout: float = 10) -> dict[str, Any]:
        """The next text: a message or a frame."""
        heard = json.loads(self.socket.recv(timeout=timeout))
        if "m" in heard:
            self.seen = heard["n"] + len(heard["m"]) - 1
        return heard

    def hello(self, session: str | None = None, seen: int | None = None, **more: Any) -> dict[str, Any]:
        """Open the page; gives the welcome."""
        self.say("hello", session=session, seen=seen, **more)
        return self.hear()

    def hear_until(self, t: str) -> list[dict[str, Any]]:
        """All numbered messages up to one of that kind."""
        found: list[dict[str, Any]] = []
        while not found or found[-1]["t"] != t:
            heard = self.hear()
            if heard.get("t") == t:
                return [*found, heard]
            for message in heard.get("m", ()):
                found.append(message)
                if message["t"] == t:
                    return found
        return found


def serve(demo: Any, **options: Any) -> Served:
    """Serve an app on a free port."""
    return Served(demo, options)
