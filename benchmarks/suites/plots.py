"""A line of 100,000 points: from the click until it is drawn, and the bytes that took."""

from __future__ import annotations

from typing import Any

from benchmarks.browser import Counted
from benchmarks.served import Served, Side

CLICK = """() => new Promise((done, fail) => {
    const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'go');
    const started = performance.now();
    const end = setTimeout(() => fail('timeout'), 120000);
    const look = () => document.querySelector('#plot .mark-line path, #plot canvas')
        ? requestAnimationFrame(() => setTimeout(() => (clearTimeout(end), done(performance.now() - started))))
        : setTimeout(look, 0);
    button.click();
    look();
})"""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """One click on an empty plot, in a fresh page."""
    with Served(side, "plots") as app, Counted(browser) as counted:
        page = counted.page
        page.goto(app.base + "/")
        page.get_by_role("button", name="go", exact=True).wait_for(timeout=120_000)
        page.wait_for_timeout(2000)
        before = counted.bytes
        figures = {"plot_100k_ms": page.evaluate(CLICK)}
        page.wait_for_timeout(500)
        return {**figures, "plot_100k_kb": (counted.bytes - before) / 1000}
