"""A browser page that counts what travels."""

from __future__ import annotations

from typing import Any

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]  # fmt: skip


class Counted:
    """`with Counted(browser) as page:` opens a fresh page, cold cache; `bytes`, `requests` and `foreign` count."""

    def __init__(self, browser: Any):
        self._context = browser.new_context()
        self.page = self._context.new_page()
        self.bytes = 0
        self.requests = 0
        self.foreign: set[str] = set()
        devtools = self._context.new_cdp_session(self.page)
        devtools.send("Network.enable")
        devtools.on("Network.requestWillBeSent", self._sent)
        devtools.on("Network.dataReceived", lambda event: self._got(event.get("encodedDataLength") or 0))
        devtools.on("Network.webSocketFrameReceived", lambda event: self._got(len(event["response"]["payloadData"])))

    def _sent(self, event: dict[str, Any]) -> None:
        self.requests += 1
        url = event["request"]["url"]
        host = url.split("/")[2] if "//" in url else ""
        if host and not host.startswith("127.0.0.1"):
            self.foreign.add(host)

    def _got(self, count: int) -> None:
        self.bytes += count

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()
