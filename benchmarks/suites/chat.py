"""A reply of 300 tokens, 100 a second: its cost on the wire and in the page, first, sixth, behind 500 messages."""

from __future__ import annotations

import time
from typing import Any

from benchmarks.browser import Counted
from benchmarks.served import Served, Side


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Kilobytes received and milliseconds of the page's main thread per reply; until stop has taken effect."""
    figures: dict[str, float] = {}
    with Served(side, "chat") as app, Counted(browser) as counted:
        metrics = _open(app, counted)
        for number in range(1, 7):
            kilobytes, busy_ms = _reply(counted, metrics, f"turn-{number}")
            if number in (1, 6):
                figures[f"chat_reply_{number}_kb"] = kilobytes
                figures[f"chat_reply_{number}_main_ms"] = busy_ms
        figures["chat_stop_ms"] = _stop(counted)
    with Served(side, "chat", CHAT_BEFORE="500") as app, Counted(browser) as counted:
        metrics = _open(app, counted)
        figures["chat_behind_500_kb"], figures["chat_behind_500_main_ms"] = _reply(counted, metrics, "turn-1")
    return figures


def _open(app: Served, counted: Counted) -> Any:
    page = counted.page
    page.goto(app.base + "/")
    page.locator("textarea").last.wait_for(state="visible", timeout=60_000)
    page.wait_for_timeout(1000)
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")
    return metrics


def _reply(counted: Counted, metrics: Any, message: str) -> tuple[float, float]:
    page, before, busy_s = counted.page, counted.bytes, _busy_s(metrics)
    _say(page, message)
    page.wait_for_function(
        "text => document.body.innerText.includes(text)", arg=f"end-of-{message}", timeout=120_000, polling=100
    )
    page.wait_for_timeout(300)
    return (counted.bytes - before) / 1000, (_busy_s(metrics) - busy_s) * 1e3


def _stop(counted: Counted) -> float:
    page = counted.page
    _say(page, "wait")
    page.wait_for_function("() => document.body.innerText.includes('waiting 3')", timeout=60_000)
    stop = page.locator("button[aria-label=Stop], button.stop-button").last
    started = time.perf_counter()
    stop.click()
    stop.wait_for(state="hidden", timeout=60_000)
    return (time.perf_counter() - started) * 1e3


def _say(page: Any, message: str) -> None:
    page.locator("textarea").last.fill(message)
    page.keyboard.press("Enter")


def _busy_s(metrics: Any) -> float:
    found = {one["name"]: one["value"] for one in metrics.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])
