"""A light call while another function burns a core."""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any

import httpx

from benchmarks.served import Served, Side, call, in_thread


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Median and 95th percentile of the light call."""
    with Served(side, "busy") as app:
        took = in_thread(_calls(app.base))
    return {"busy_call_ms": statistics.median(took), "busy_call_p95_ms": took[int(len(took) * 0.95)]}


async def _calls(base: str) -> list[float]:
    async with httpx.AsyncClient(timeout=60) as client:
        for _ in range(5):
            await call(client, base, "echo", ["x"])
        burning = asyncio.create_task(call(client, base, "burn", [4]))
        await asyncio.sleep(0.3)
        took, end = [], time.perf_counter() + 3
        while time.perf_counter() < end:
            started = time.perf_counter()
            await call(client, base, "echo", ["x"])
            took.append((time.perf_counter() - started) * 1e3)
        await burning
    return sorted(took)
