"""The ways a conversation went: each edit and each retry begins another one, and all stay reachable.

They are kept in the conversation itself: the first message of a way carries under `metadata.branches` the place of the
way that shows and the others, each a list of messages. So they travel, are saved and come back with it.
"""

from __future__ import annotations

from typing import Any

from ..errors import BadValue

Messages = list[dict[str, Any]]


def fork(messages: Messages, at: int) -> dict[str, Any] | None:
    """What the first message of a new way from place `at` on carries: the others, and its own place behind them.

    None when nothing stands there, so that there is nothing to leave.
    """
    if at >= len(messages):
        return None
    ways = _ways(messages, at)
    return {"index": len(ways), "others": ways}


def with_branches(message: dict[str, Any], branches: dict[str, Any] | None) -> dict[str, Any]:
    """A copy of a message that carries `branches`, or none."""
    metadata = {name: value for name, value in (message.get("metadata") or {}).items() if name != "branches"}
    if branches is not None:
        metadata["branches"] = branches
    return {**message, "metadata": metadata or None}


def switch(messages: Messages, at: int, to: int) -> Messages:
    """The conversation with the way of place `to` from message `at` on. Raises `BadValue` when there is none."""
    ways = _ways(messages, at) if 0 <= at < len(messages) else []
    if not 0 <= to < len(ways):
        raise BadValue(f"Message {at} of the conversation has no other way {to}.")
    first, *rest = ways[to]
    others = [*ways[:to], *ways[to + 1 :]]
    return [*messages[:at], with_branches(first, {"index": to, "others": others}), *rest]


def _ways(messages: Messages, at: int) -> list[Messages]:
    """All ways from `at` on in the order they were made, the one that shows among them."""
    first, *rest = messages[at:]
    known: dict[str, Any] = (first.get("metadata") or {}).get("branches") or {"index": 0, "others": []}
    shown = [with_branches(first, None), *rest]
    return [*known["others"][: known["index"]], shown, *known["others"][known["index"] :]]
