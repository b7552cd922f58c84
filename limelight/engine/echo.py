"""Bounds what sets itself off: a change that runs a function that makes the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..wire.codec import encode

if TYPE_CHECKING:
    from ..graph.listener import Listener
    from .run import Run
    from .session import Session

MOST_ROUNDS = 1_000
"""So often one change may lead to the next without a person."""
TRUSTED_ROUNDS = 20
"""From here on it is looked at whether a person has typed meanwhile."""


class Echo:
    """How many runs in a row led to the value that a part has now, in one session."""

    def __init__(self) -> None:
        self._rounds: dict[int, int] = {}

    def rounds(self, session: Session, listener: Listener, inputs: Any, target: int | None) -> int:
        """How many runs in a row led to this trigger; 0 when a person did it."""
        if listener.after is not None:
            before = (run.rounds for run in reversed(session.runs.values()) if run.listener is listener.after[0])
            return next(before, 0)
        if target not in self._rounds or (target, "change") not in listener.triggers:
            return 0
        rounds = self._rounds[target] + 1
        if rounds > TRUSTED_ROUNDS and _typed(session, listener, inputs, target):
            rounds = 0
        return rounds

    def heard(self, node: int, run: Run) -> None:
        """A run has set the value of a node."""
        self._rounds[node] = run.rounds

    def forget(self) -> None:
        """Begin anew."""
        self._rounds.clear()


def _typed(session: Session, listener: Listener, inputs: Any, target: int) -> bool:
    """Whether the value that triggered is another one than the server has sent."""
    served = session.served.get(target, {})
    pairs = zip(listener.inputs, inputs, strict=False)
    return "value" in served and any(
        node.id == target and not node.stateful and encode(value) != encode(served["value"]) for node, value in pairs
    )


def fault(run: Run) -> str:
    """What a person and the author are told."""
    listener, node = run.listener, run.session.node(run.target)
    others = ", ".join(str(output) for output in listener.outputs) or "nothing"
    return (
        f"{listener} was stopped: it has run {MOST_ROUNDS:,} times in a row, each time because of a change that a "
        f"function made, not a person. A change of {node or 'a part'} runs it, and it sets {others}, which leads back. "
        "Listen to `input` instead of `change`, return gr.skip() when nothing is to change, or use gr.Timer to repeat."
    )
