"""300 MB through the upload route."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from benchmarks.served import Served, Side, call, in_thread

SIZE_MB = 300


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Until the answer, and the growth of the server's memory; the function then says the size it sees."""
    path = _big_file()
    with Served(side, "upload") as app:
        before = app.memory_mb()
        started = time.perf_counter()
        with path.open("rb") as file:
            answer = httpx.post(f"{app.base}/gradio_api/upload", files={"files": ("big.bin", file)}, timeout=120)
        answer.raise_for_status()
        took_ms = (time.perf_counter() - started) * 1e3
        growth_mb = max(1, app.memory_mb() - before)
        size = in_thread(_size(app.base, answer.json()[0]))
        if size != SIZE_MB * 2**20:
            raise RuntimeError(f"The function saw {size} bytes")
    return {"upload_ms": took_ms, "upload_growth_mb": growth_mb}


def _big_file() -> Path:
    path = Path(tempfile.gettempdir()) / f"limelight-bench-{SIZE_MB}.bin"
    if not path.exists() or path.stat().st_size != SIZE_MB * 2**20:
        with path.open("wb") as file:
            for _ in range(SIZE_MB):
                file.write(os.urandom(2**20))
    return path


async def _size(base: str, handle: str) -> float:
    file = {"path": handle, "meta": {"_type": "gradio.FileData"}, "orig_name": "big.bin"}
    async with httpx.AsyncClient(timeout=60) as client:
        _, last = await call(client, base, "size", [file])
    return float(last[0])
