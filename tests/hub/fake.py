"""A server for tests: answers by path with what it is given, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakeServer:
    """`answers`: (method, path without query) to a JSON value, bytes with a type, or a status and a JSON value."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                fake.asked.append((self.command, self.path, dict(self.headers), body))
                found = fake.answers.get((self.command, self.path.split("?")[0]), (404, {"detail": "nothing here"}))
                status, value = found if isinstance(found, tuple) and isinstance(found[0], int) else (200, found)
                kind = "application/json"
                if isinstance(value, tuple):
                    value, kind = value
                data = value if isinstance(value, bytes) else json.dumps(value).encode()
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

            def log_message(self, *args):
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
