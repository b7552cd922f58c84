"""A server without a web: an engine on an event loop in a thread of its own, for people who are not browsers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from ..engine.engine import Engine
from ..files.store import FileStore

if TYPE_CHECKING:
    from ..engine.stores.store import Store
    from ..graph.blueprint import Blueprint

T = TypeVar("T")


class Stage:
    """Runs an app's engine in the background."""

    def __init__(self, blueprint: Blueprint, show_error: bool = True, store: Store | None = None):
        self.blueprint = blueprint
        options = {
            name: value
            for name, value in getattr(blueprint, "queue_options", {}).items()
            if name in ("max_size", "default_concurrency_limit")
        }
        self.engine = Engine(blueprint, FileStore(), show_error=show_error, store=store, **options)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="limelight-stage", daemon=True)
        self._thread.start()
        self.is_open = True
        self.call(self.engine.start(), 600)

    def call(self, work: Coroutine[Any, Any, T], timeout_s: float) -> T:
        """Do something on the loop and give its result. Raises `TimeoutError` when it takes too long."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout_s)

    def close(self) -> None:
        """Stop the engine and the loop."""
        self.is_open = False
        self.call(self.engine.stop(), 30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        self.engine.files.close()
