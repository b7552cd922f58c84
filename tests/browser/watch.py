"""Looks at everything a page does and remembers what it must not do."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError, WebSocket

OWN_HOSTS = {"127.0.0.1", "localhost", ""}
FOREIGN = "foreign request"


class Watch:
    """Watches contexts. Attributes: `faults`, in order; `requests`, every address that was asked for."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch a context from now on."""
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("page", self._page)

    def check(self, allowed: list[str]) -> None:
        """Fail the test for every fault that no pattern allows. A foreign request is never allowed."""
        found = [
            fault
            for fault in self.faults
            if fault.startswith(FOREIGN) or not any(re.search(pattern, fault) for pattern in allowed)
        ]
        if found:
            pytest.fail("The page did what no page may do:\n" + "\n".join(dict.fromkeys(found)), pytrace=False)

    def _page(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def _request(self, request: Request) -> None:
        self._ask(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._ask(socket.url)

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in OWN_HOSTS:
            self.faults.append(f"{FOREIGN}: {url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"HTTP {response.status}: {response.request.method} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"page error: {error.error.stack or error.error.message}")
