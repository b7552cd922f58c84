"""Which listener a call means, and its inputs: by position or by name, with States and defaults filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import QueueFull, counted, nearest
from ..graph.describe import parameters_of
from .answers import Refusal

if TYPE_CHECKING:
    from ..engine.run import Run
    from ..graph.blueprint import Blueprint
    from ..graph.listener import Listener


def endpoint_named(blueprint: Blueprint, name: str) -> Listener:
    """The endpoint of that name. Raises `Refusal` (404) naming the nearest one."""
    listener = blueprint.listener_named(name)
    if listener is None or listener.api_visibility == "private":
        known = [
            one.api_name
            for one in blueprint.listeners.values()
            if one.fn is not None and one.api_visibility == "public"
        ]
        raise Refusal(404, f"There is no endpoint '/{name.strip('/')}'{nearest(name.strip('/'), known) or '.'}")
    return listener


def endpoint_numbered(blueprint: Blueprint, number: Any) -> Listener:
    """The endpoint with that `fn_index`. Raises `Refusal` (400 without one, 404 for an unknown one)."""
    if number is None:
        raise Refusal(400, "No function index provided.")
    listener = blueprint.listeners.get(number) if isinstance(number, int) else None
    if listener is None or listener.fn is None or listener.api_visibility == "private":
        raise Refusal(404, f"There is no endpoint with fn_index {number!r}.")
    return listener


def by_position(listener: Listener, data: Any) -> list[Any]:
    """The inputs from a list; States may be left out of it. Raises `Refusal` (422) for another number of values."""
    if not isinstance(data, list):
        raise Refusal(422, "'data' must be a list with one value per input.")
    if len(data) == len(listener.inputs):
        return data
    given = [node for node in listener.inputs if not node.stateful]
    if len(data) != len(given):
        names = ", ".join(one["parameter_name"] for one in parameters_of(listener)) or "none"
        raise Refusal(
            422, f"'/{listener.api_name}' takes {counted(len(given), 'input')} ({names}) but got {len(data)}."
        )
    values = iter(data)
    return [None if node.stateful else next(values) for node in listener.inputs]


def by_name(listener: Listener, named: dict[str, Any]) -> list[Any]:
    """The inputs from names. Raises `Refusal` (422) for an unknown name, or a missing one that has no default."""
    parameters = parameters_of(listener)
    known = [one["parameter_name"] for one in parameters]
    for name in named:
        if name not in known:
            takes = f"It takes: {', '.join(known) or 'nothing'}."
            raise Refusal(422, f"'/{listener.api_name}' has no parameter '{name}'{nearest(name, known) or '.'} {takes}")
    values = iter([_value(listener, one, named) for one in parameters])
    return [None if node.skips_api else next(values) for node in listener.inputs]


def _value(listener: Listener, parameter: dict[str, Any], named: dict[str, Any]) -> Any:
    name = parameter["parameter_name"]
    if name in named:
        return named[name]
    if not parameter["parameter_has_default"]:
        raise Refusal(422, f"'/{listener.api_name}' needs a value for '{name}'.")
    return parameter["parameter_default"]


def check_accepted(run: Run) -> None:
    """Raise `Refusal` (503) when the queue had no room for the run."""
    if isinstance(run.exception, QueueFull):
        raise Refusal(503, str(run.exception), {"retry-after": "5"})
