"""A table of 20,000, of 100,000 and of a million rows, from the click to its first row, and the bytes until then."""

from __future__ import annotations

import re
from typing import Any

from benchmarks.browser import Counted
from benchmarks.served import Served, Side

CLICK = """([name, most_ms]) => new Promise((done, fail) => {
    const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === name);
    const end = setTimeout(() => fail('timeout'), most_ms);
    const cells = () => [...document.querySelectorAll('td, [role=gridcell]')];
    const isThere = () => cells().some(one => one.textContent.trim() === 'row 0');
    const started = performance.now();
    const stop = () => (clearTimeout(end), requestAnimationFrame(() => done(performance.now() - started)));
    const look = () => isThere() ? stop() : setTimeout(look, 0);
    button.click();
    look();
})"""
SCROLL = """() => new Promise((done) => {
    const grid = document.querySelector('[role=grid]');
    const took = [];
    let last = performance.now();
    const step = (now) => {
        took.push(now - last);
        last = now;
        if (took.length > 120) return done(took.slice(1).sort((a, b) => a - b)[Math.floor(took.length * 0.95)]);
        grid.scrollTop += 90;
        requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})"""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Each table on a page of its own. The million is asked of ours alone: the other page does not live to show it."""
    figures = {}
    with Served(side, "frame") as app:
        for rows in (20_000, 100_000):
            took, sent = _shown(app, browser, f"{rows} rows")
            figures |= {f"frame_{rows}_ms": took, f"frame_{rows}_kb": sent / 1000}
    if side.module == "limelight":
        with Served(side, "frame_million") as app, Counted(browser) as counted:
            _open(app, counted)
            figures["frame_million_ms"] = counted.page.evaluate(CLICK, ["show", 180_000])
            figures["frame_million_kb"] = counted.bytes / 1000
            figures["frame_million_scroll_p95_ms"] = counted.page.evaluate(SCROLL)
    return figures


def _shown(app: Served, browser: Any, name: str) -> tuple[float, int]:
    with Counted(browser) as counted:
        _open(app, counted)
        before = counted.bytes
        took = counted.page.evaluate(CLICK, [name, 180_000])
        return took, counted.bytes - before


def _open(app: Served, counted: Counted) -> None:
    counted.page.goto(app.base + "/")
    counted.page.get_by_role("button", name=re.compile("rows|show")).first.wait_for()
    counted.page.wait_for_timeout(1500)
