"""One call of one function, in process: what `demo(...)` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import Error
from .stage import Stage

if TYPE_CHECKING:
    from ..engine.run import Run
    from ..graph.blueprint import Blueprint
    from ..graph.listener import Listener


def call_once(blueprint: Blueprint, listener: Listener, inputs: list[Any]) -> Any:
    """The result of one call: a value for one output, a list for several. Raises what the function raises."""
    stage = Stage(blueprint)
    try:
        run = stage.call(_finished(stage, listener, inputs), 3600)
    finally:
        stage.close()
    if run.exception is not None:
        raise run.exception
    if run.error is not None:
        raise Error(run.error.message or "The function failed.")
    return run.values[0] if len(run.values) == 1 else run.values


async def _finished(stage: Stage, listener: Listener, inputs: list[Any]) -> Run:
    run = stage.engine.session().trigger(listener, inputs)
    await run.finished()
    return run
