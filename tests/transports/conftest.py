"""A real server for a test: an app on a free port, closed when the test ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.transports.serving import Served, serve


@pytest.fixture
def served() -> Iterator[type[Served] | object]:
    """Call it with an app: serves it, and gives an object with its address and an HTTP client."""
    running: list[Served] = []

    def start(demo, **options) -> Served:
        running.append(serve(demo, **options))
        return running[-1]

    yield start
    for one in running:
        one.close()
