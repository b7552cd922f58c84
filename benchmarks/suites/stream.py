"""2,000 growing results in a textbox."""

from __future__ import annotations

import time
from typing import Any

import httpx

from benchmarks.browser import Counted
from benchmarks.served import Served, Side, call, in_thread

COUNT = 2000


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Until the last result is there: through the API, and in the browser; and the bytes the page received."""
    with Served(side, "stream") as app:
        started = time.perf_counter()
        _, last = in_thread(_call(app.base))
        figures = {"stream_api_ms": (time.perf_counter() - started) * 1e3}
        size = len(last[0])
        with Counted(browser) as counted:
            page = counted.page
            page.goto(app.base + "/")
            page.get_by_label("out", exact=True).first.wait_for(state="visible", timeout=60_000)
            before = counted.bytes
            started = time.perf_counter()
            page.get_by_role("button", name="go", exact=True).click()
            page.wait_for_function(
                "size => [...document.querySelectorAll('textarea')].some(one => one.value.length >= size)",
                arg=size, timeout=180_000, polling=20,
            )  # fmt: skip
            figures["stream_browser_ms"] = (time.perf_counter() - started) * 1e3
            page.wait_for_timeout(300)
            figures["stream_browser_kb"] = max(1, (counted.bytes - before) / 1000)
    return figures


async def _call(base: str) -> tuple[int, list[Any]]:
    async with httpx.AsyncClient(timeout=180) as client:
        return await call(client, base, "tokens", [COUNT])
