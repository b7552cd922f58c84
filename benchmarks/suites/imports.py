"""How long `import` takes in a fresh process, and what it costs in memory."""

from __future__ import annotations

import subprocess
from typing import Any

from benchmarks.served import Side

CODE = """
import resource, time
started = time.perf_counter()
import {module}
took = time.perf_counter() - started
print(took * 1e3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(side: Side, browser: Any) -> dict[str, float]:
    """Milliseconds, and MiB of the process afterwards."""
    printed = subprocess.check_output([side.python, "-c", CODE.format(module=side.module)], text=True)
    took_ms, memory_mb = map(float, printed.split())
    return {"import_ms": took_ms, "import_memory_mb": memory_mb}
