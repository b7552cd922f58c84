"""`/metrics`: numbers of the running app as Prometheus reads them."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from ..engine.tally import BOUNDS_S
from .answers import Refusal

if TYPE_CHECKING:
    from .site import Site

TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def metrics(site: Site, request: Request) -> Response:
    """Runs, queue, sessions and memory. Open to who is signed in, or where the app's author says so."""
    if site.auth is None and not site.options.has_metrics:
        raise Refusal(404, "Metrics are switched off for this app. Switch them on with launch(enable_monitoring=True).")
    return Response("\n".join(_lines(site)) + "\n", media_type=TYPE)


def _lines(site: Site) -> Iterator[str]:
    engine, queue = site.engine, site.engine.queue
    counts = sorted(engine.tally.counts.items())
    yield from _head("limelight_runs_total", "counter", "Runs that are over, by endpoint and how they ended.")
    for (endpoint, status), count in counts:
        yield f'limelight_runs_total{{endpoint="{_safe(endpoint)}",status="{status}"}} {count.runs}'
    yield from _head("limelight_run_seconds", "histogram", "How long runs took from the call of their function.")
    for (endpoint, status), count in counts:
        facts = f'endpoint="{_safe(endpoint)}",status="{status}"'
        for bound, below in zip((*BOUNDS_S, "+Inf"), itertools.accumulate(count.within), strict=True):
            yield f'limelight_run_seconds_bucket{{{facts},le="{bound}"}} {below}'
        yield f"limelight_run_seconds_sum{{{facts}}} {count.seconds:.6f}"
        yield f"limelight_run_seconds_count{{{facts}}} {count.runs}"
    yield from _gauge("limelight_queue_waiting", "Runs that wait for their turn.", queue.waiting_count)
    yield from _gauge("limelight_queue_running", "Runs whose function is being called.", queue.running_count)
    yield from _gauge("limelight_sessions", "Sessions that are kept.", len(engine.sessions))
    connections = sum(max(0, session.connections) for session in engine.sessions.values())
    yield from _gauge("limelight_connections", "Open pages and connected clients.", connections)
    if (memory_bytes := resident_bytes()) is not None:
        yield from _gauge("process_resident_memory_bytes", "Memory of the process.", memory_bytes)


def _gauge(name: str, meaning: str, value: int) -> Iterator[str]:
    yield from _head(name, "gauge", meaning)
    yield f"{name} {value}"


def _head(name: str, kind: str, meaning: str) -> Iterator[str]:
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def resident_bytes() -> int | None:
    """Memory of this process; None where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        pass
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
