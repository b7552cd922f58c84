"""200 sessions that do nothing: what each costs the server."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import httpx

from benchmarks.served import Served, Side, call, in_thread

COUNT = 200


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Growth of the server's memory for each open session, and processor time while none does anything."""
    with Served(side, "hello") as app:
        return dict(in_thread(_sessions(app)))


async def _sessions(app: Served) -> dict[str, float]:
    limits = httpx.Limits(max_connections=COUNT + 10)
    async with httpx.AsyncClient(timeout=60, limits=limits) as client, AsyncExitStack() as open_ones:
        for _ in range(5):
            await call(client, app.base, "greet", ["x"])
        before_mb = app.memory_mb()
        for number in range(COUNT):
            heartbeat = client.stream("GET", f"{app.base}/gradio_api/heartbeat/idle-{number}")
            await open_ones.enter_async_context(heartbeat)
        cpu_before = app.cpu_s()
        await asyncio.sleep(5)
        return {
            "idle_session_kb": max(0.1, (app.memory_mb() - before_mb) * 1024 / COUNT),
            "idle_cpu_percent": max(0.1, (app.cpu_s() - cpu_before) / 5 * 100),
        }
