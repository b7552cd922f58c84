"""The three-line demo: start, page, click, API."""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any

import httpx

from benchmarks.browser import Counted
from benchmarks.served import Served, Side, call, in_thread

CLICK = """([want]) => new Promise((done, fail) => {
    const out = [...document.querySelectorAll('textarea,input')].at(-1);
    const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'Submit');
    const end = setTimeout(() => fail('timeout'), 10000);
    const started = performance.now();
    const stop = () => (clearTimeout(end), done(performance.now() - started));
    const look = () => out.value === want ? stop() : setTimeout(look, 0);
    button.click();
    look();
})"""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Everything a first visitor and a first caller notice."""
    with Served(side, "hello") as app:
        figures = {"cold_start_ms": app.cold_ms, "server_memory_mb": app.memory_mb()}
        with Counted(browser) as counted:
            figures |= _page(app, counted)
            figures["click_ms"] = _click(counted.page)
        figures |= in_thread(_calls(app))
    return figures


def _page(app: Served, counted: Counted) -> dict[str, float]:
    page = counted.page
    started = time.perf_counter()
    page.goto(app.base + "/", wait_until="commit")
    page.get_by_label("name", exact=True).first.wait_for(state="visible", timeout=60_000)
    usable_ms = (time.perf_counter() - started) * 1e3
    page.wait_for_timeout(1500)
    return {
        "page_usable_ms": usable_ms,
        "page_kb": counted.bytes / 1000,
        "page_requests": counted.requests,
        "foreign_hosts": len(counted.foreign),
        "page_heap_mb": page.evaluate("performance.memory.usedJSHeapSize") / 2**20,
    }


def _click(page: Any) -> float:
    box = page.get_by_label("name", exact=True).first
    took = []
    for i in range(25):
        box.fill(f"n{i}")
        took.append(page.evaluate(CLICK, [f"Hello n{i}!"]))
    return statistics.median(took[3:])


async def _calls(app: Served) -> dict[str, float]:
    base = app.base
    limits = httpx.Limits(max_connections=64)
    async with httpx.AsyncClient(timeout=60, limits=limits) as client:
        for _ in range(5):
            await call(client, base, "greet", ["x"])
        took = []
        for _ in range(60):
            started = time.perf_counter()
            await call(client, base, "greet", ["x"])
            took.append((time.perf_counter() - started) * 1e3)
        room = asyncio.Semaphore(32)

        async def one() -> None:
            async with room:
                await call(client, base, "greet", ["x"])

        started, cpu_before = time.perf_counter(), app.cpu_s()
        await asyncio.gather(*[one() for _ in range(300)])
        each_ms = (time.perf_counter() - started) / 300 * 1e3
        cpu_ms = (app.cpu_s() - cpu_before) / 300 * 1e3
    # The caller is a Python client on the same cores: the server's own share is what many callers wait for.
    return {"api_call_ms": statistics.median(took), "api_call_ms_of_32": each_ms, "api_server_cpu_ms": cpu_ms}
