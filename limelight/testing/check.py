"""Calls every public endpoint of an app once with its examples: what `limelight test` does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..components.dataset import Dataset
from ..graph.component import Component
from ..wire.codec import decode, encode
from .stage import Stage

if TYPE_CHECKING:
    from ..engine.run import Run
    from ..graph.blueprint import Blueprint
    from ..graph.listener import Listener


@dataclass(frozen=True)
class Outcome:
    """How one call of one endpoint went."""

    endpoint: str
    sample: int | None
    """Which of the app's examples was given; None for values that the components make up."""
    fault: str | None
    seconds: float


def check_endpoints(blueprint: Blueprint, timeout_s: float = 60) -> Iterator[Outcome]:
    """Call each public endpoint with every example the app has for it, else with made-up values.

    An endpoint that does not end in time is cancelled and counts as failed.
    """
    stage = Stage(blueprint)
    try:
        for listener in blueprint.listeners.values():
            if listener.fn is None or listener.api_visibility != "public":
                continue
            for number, payloads in _samples(stage, blueprint, listener):
                run, is_over = stage.call(_called(stage, listener, payloads, timeout_s), timeout_s + 30)
                yield Outcome(listener.api_name, number, _fault(run, is_over, timeout_s), run.seconds)
    finally:
        stage.close()


def _samples(stage: Stage, blueprint: Blueprint, listener: Listener) -> Iterator[tuple[int | None, list[Any]]]:
    inputs = [node for node in listener.inputs if not node.stateful]
    found = False
    for node in blueprint.nodes.values():
        if isinstance(node, Dataset) and node.components and list(node.components) == inputs:
            for i, sample in enumerate(node.raw_samples):
                found = True
                yield i, _payloads(stage, listener, sample)
    if not found:
        yield None, [_made_up(node) for node in listener.inputs]


def _payloads(stage: Stage, listener: Listener, sample: list[Any]) -> list[Any]:
    values = iter(sample)
    payloads: list[Any] = []
    for node in listener.inputs:
        if node.stateful or not isinstance(node, Component):
            payloads.append(None)
        else:
            shown = node.process_example(next(values, None))
            payloads.append(decode(encode(stage.engine.files.outgoing(shown, trusted=True))))
    return payloads


def _made_up(node: Any) -> Any:
    if not isinstance(node, Component) or node.stateful:
        return None
    first = node.initial_value()
    return node.example_payload() if first is None or first == node.empty else decode(encode(first))


async def _called(stage: Stage, listener: Listener, payloads: list[Any], timeout_s: float) -> tuple[Run, bool]:
    import asyncio

    run = stage.engine.session().trigger(listener, payloads)
    try:
        await asyncio.wait_for(run.finished(), timeout_s)
    except (asyncio.TimeoutError, TimeoutError):
        run.session.cancel(run.id)
        return run, False
    return run, True


def _fault(run: Run, is_over: bool, timeout_s: float) -> str | None:
    if not is_over:
        return f"it did not end within {timeout_s:g} s"
    if run.status == "done":
        return None
    return (run.error.message if run.error else None) or str(run.exception) or run.status
