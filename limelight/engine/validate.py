"""Validators: a function that looks at the inputs before the run waits in line."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .run import Run

MARK = "validate"


def validate(is_valid: bool, message: str) -> dict[str, Any]:
    """What a validator returns for an input: `gr.validate(len(text) > 3, "Too short")`.

    Parameters:
        is_valid: whether the value is all right.
        message: what the person is told at that input if it is not.
    """
    return {"__type__": MARK, "is_valid": bool(is_valid), "message": message}


def verdicts(run: Run, validator: Callable[..., Any], inputs: list[Any]) -> list[dict[str, Any]]:
    """Per input what the validator says of it, in order; inputs it does not mention are valid."""
    said = functools.partial(validator, *inputs)()
    many = list(said) if isinstance(said, (list, tuple)) else [said]
    names = [one.name for one in run.listener.parameters if one.injected_as is None]
    found = []
    for i, _ in enumerate(run.listener.inputs):
        verdict = many[i] if i < len(many) else None
        known = (
            verdict
            if isinstance(verdict, dict) and verdict.get("__type__") == MARK
            else validate(verdict is not False, "")
        )
        found.append({**known, "parameter_name": names[i] if i < len(names) else f"param_{i}"})
    return found


def faults(run: Run, verdicts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The verdicts that stop a run, as the page shows them at the inputs."""
    pairs = zip(run.listener.inputs, verdicts, strict=True)
    return [{"node": node.id, "message": verdict["message"]} for node, verdict in pairs if not verdict["is_valid"]]
