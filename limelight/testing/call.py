"""One call of one function, in process: what `demo(...)` does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint
    from ..graph.listener import Listener


def call_once(blueprint: Blueprint, listener: Listener, inputs: list[Any]) -> Any:
    """The result of one call: a value for one output, a list for several. Raises what the function raises."""
    from ..engine.engine import Engine
    from ..errors import Error
    from ..files.store import FileStore

    async def call() -> Any:
        engine = Engine(blueprint, FileStore(), show_error=True)
        run = engine.session().trigger(listener, inputs)
        await run.finished()
        await engine.stop()
        if run.exception is not None:
            raise run.exception
        if run.error is not None:
            raise Error(run.error.message or "The function failed.")
        return run.values[0] if len(run.values) == 1 else run.values

    return asyncio.run(call())
