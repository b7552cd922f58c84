"""A page of 1,000 components of twelve kinds, and one of 3,000: is it still linear?"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.browser import Counted
from benchmarks.served import Served, Side

ANSWERED = """() => new Promise((done) => {
    const look = () => {
        const out = document.querySelector('#out textarea, #out input');
        if (out?.value === 'done') return done();
        [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'go')?.click();
        setTimeout(look, 20);
    };
    look();
})"""
"""Presses the button at the top of the page as soon as there is one, until a press is answered."""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Until a click is answered, until the last component is there, the bytes; and three times as many."""
    small, large = _page(side, browser, 1000), _page(side, browser, 3000)
    return {
        "mixed_usable_ms": small["usable_ms"],
        "mixed_whole_ms": small["whole_ms"],
        "mixed_kb": small["kb"],
        "mixed_3000_usable_ms": large["usable_ms"],
        "mixed_3000_whole_ms": large["whole_ms"],
        "mixed_3000_over_1000": large["whole_ms"] / small["whole_ms"],
    }


def _page(side: Side, browser: Any, count: int) -> dict[str, float]:
    with Served(side, "mixed", BENCH_COUNT=str(count)) as app, Counted(browser) as counted:
        page = counted.page
        page.set_default_timeout(300_000)
        started = time.perf_counter()
        page.goto(app.base + "/", wait_until="commit")
        page.evaluate(ANSWERED)
        usable_ms = (time.perf_counter() - started) * 1e3
        page.locator("#last textarea, #last input").first.wait_for(state="attached")
        return {
            "usable_ms": usable_ms,
            "whole_ms": (time.perf_counter() - started) * 1e3,
            "kb": counted.bytes / 1000,
        }
