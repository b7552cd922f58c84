"""A page of 1,000 textboxes, and a click on it beside a click on a page of one."""

from __future__ import annotations

import statistics
import time
from typing import Any

from benchmarks.browser import Counted
from benchmarks.served import Served, Side

CLICK = """() => new Promise((done, fail) => {
    const out = document.querySelector('#last textarea, #last input');
    const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'go');
    out.value = '';
    out.dispatchEvent(new Event('input', {bubbles: true}));
    const end = setTimeout(() => fail('timeout'), 20000);
    setTimeout(() => {
        const started = performance.now();
        const stop = () => (clearTimeout(end), done(performance.now() - started));
        const look = () => out.value === 'done' ? stop() : setTimeout(look, 0);
        button.click();
        look();
    }, 300);
})"""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Until the last box is there, the bytes, the page's memory, and a click on the full page."""
    with Served(side, "many") as app, Counted(browser) as counted:
        page = counted.page
        started = time.perf_counter()
        page.goto(app.base + "/", wait_until="commit")
        page.locator("#last textarea, #last input").first.wait_for(state="attached", timeout=120_000)
        figures = {"many_usable_ms": (time.perf_counter() - started) * 1e3}
        page.wait_for_timeout(1000)
        figures["many_kb"] = counted.bytes / 1000
        figures["many_heap_mb"] = page.evaluate("performance.memory.usedJSHeapSize") / 2**20
        figures["many_click_ms"] = _click_ms(page)
    with Served(side, "tiny") as app, Counted(browser) as counted:
        counted.page.goto(app.base + "/")
        counted.page.locator("#last textarea, #last input").first.wait_for(state="attached")
        figures["many_click_over_one"] = figures["many_click_ms"] / _click_ms(counted.page)
    return figures


def _click_ms(page: Any) -> float:
    page.evaluate(CLICK)
    return statistics.median(page.evaluate(CLICK) for _ in range(9))
