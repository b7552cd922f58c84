"""Sound that plays while it is made, and frames of the camera through a function."""

from __future__ import annotations

import time
from typing import Any

from benchmarks.browser import Counted
from benchmarks.served import Served, Side

SECONDS = 5
HEARD = """() => document.querySelector("audio")?.currentTime > 0
    || (document.querySelector(".ll-live-sound [aria-label=Pause]") !== null)"""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Until a generator's first piece is heard; and frames a second that a function sees, where the page's camera is
    started by a button we know."""
    with Served(side, "live") as app, Counted(browser) as counted:
        page = counted.page
        page.goto(app.base + "/")
        button = page.get_by_role("button", name="speak", exact=True)
        button.wait_for(timeout=60_000)
        started = time.perf_counter()
        button.click()
        page.wait_for_function(HEARD, timeout=60_000, polling=10)
        figures = {"live_first_sound_ms": (time.perf_counter() - started) * 1e3}
        if side.module == "limelight":
            figures["live_frames_per_s"] = _frames(page) / SECONDS
    return figures


def _frames(page: Any) -> float:
    page.locator("#camera").get_by_role("button", name="Camera").click()
    page.get_by_role("button", name="Start").click()
    number = page.get_by_label("frames", exact=True)
    page.wait_for_function("() => document.querySelector('#shown canvas')?.width > 0", timeout=60_000)
    before = float(number.input_value())
    page.wait_for_timeout(SECONDS * 1000)
    return float(number.input_value()) - before
