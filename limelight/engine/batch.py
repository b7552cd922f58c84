"""Several waiting calls of one function as one: `batch=True`.

The function gets a list per input and returns a list per output; each call gets its own slice.
"""

from __future__ import annotations

from typing import Any

from ..define.event import RUN_DEFAULTS
from ..errors import BadAnswer
from .answer import outputs_of
from .inject import bound
from .run import Run


def batch_size(run: Run) -> int:
    """How many calls go into one batch with this run; 1 when its listener does not batch."""
    options = run.listener.options
    return (
        int(options.get("max_batch_size", RUN_DEFAULTS["max_batch_size"]))
        if options.get("batch", RUN_DEFAULTS["batch"])
        else 1
    )


def call_batch(runs: list[Run], inputs: list[list[Any]]) -> list[list[dict[str, Any]]]:
    """Call the function once for all runs; gives per run the props of its outputs.

    Raises `BadAnswer` when the function does not return a list per output, as long as the batch.
    """
    columns = [list(column) for column in zip(*inputs, strict=True)] if inputs[0] else []
    result = bound(runs[0], columns)()
    outputs = runs[0].listener.outputs
    if not outputs:
        return [[] for _ in runs]
    lists = [result] if len(outputs) == 1 and not _is_list_of_lists(result, len(runs)) else list(result)
    _check(runs, lists)
    return [outputs_of(run, tuple(column[i] for column in lists)) for i, run in enumerate(runs)]


def _is_list_of_lists(result: Any, count: int) -> bool:
    # `return [answers]` and `return answers` are both common for one output.
    return (
        isinstance(result, (list, tuple))
        and len(result) == 1
        and isinstance(result[0], (list, tuple))
        and len(result[0]) == count
    )


def _check(runs: list[Run], lists: list[Any]) -> None:
    name, outputs = runs[0].listener.name, runs[0].listener.outputs
    lengths = [len(one) if isinstance(one, (list, tuple)) else None for one in lists]
    if len(lists) != len(outputs) or any(length != len(runs) for length in lengths):
        raise BadAnswer(
            f"'{name}' runs in batches: for {len(runs)} calls it must return {len(outputs)} lists of {len(runs)}, "
            f"one per output, but returned {len(lists)} of lengths {lengths}."
        )
