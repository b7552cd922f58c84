"""An endpoint that speaks as OpenAI's does, and says what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FakeOpenAI:
    """Serves `/v1/chat/completions` on a free port.

    Parameters:
        answer: called with each request; gives deltas to stream, or a pair of status and headers to refuse with.
    """

    def __init__(self, answer: Callable[[dict[str, Any]], Any]):
        self.asked: list[dict[str, Any]] = []
        self.tokens: list[str | None] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def log_message(self, *_: Any) -> None:
                """Nothing in the terminal."""

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append(body)
                fake.tokens.append(self.headers.get("Authorization"))
                said = answer(body)
                if isinstance(said, tuple):
                    return self._refuse(*said)
                self.send_response(200)
                self.end_headers()
                if not body["stream"]:
                    text = "".join(delta.get("content") or "" for delta in said)
                    self.wfile.write(json.dumps({"choices": [{"message": {"content": text}}]}).encode())
                    return None
                for delta in said:
                    self._tell({"choices": [{"delta": delta}]})
                self._tell({"choices": [], "usage": {"total_tokens": 3}})
                self.wfile.write(b"data: [DONE]\n\n")
                return None

            def _tell(self, event: dict[str, Any]) -> None:
                self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
                self.wfile.flush()

            def _refuse(self, status: int, headers: dict[str, str]) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps({"error": {"message": "Slow down."}}).encode())

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
