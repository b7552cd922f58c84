"""Endpoints without a place on the page: `gr.api` makes one of a function and its type hints."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, ClassVar, get_args, get_origin

from ..define.event import RunOptions, takes_run_options
from ..define.schema import schema_of
from ..errors import BadListener, OutsideBlocks
from .building import open_blueprint
from .component import Unseen
from .listener import read_parameters


class Api(Unseen):
    """A value that only callers of the API give and get."""

    kind: ClassVar[str] = "api"

    def __init__(self, name: str, hint: Any, default: Any = None):
        super().__init__(default if isinstance(default, (str, int, float, bool, list, dict)) else None, render=False)
        self.label = name
        self.hint = hint

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of the hint."""
        return schema_of(self.hint)


@takes_run_options
def api(fn: Callable[..., Any] | str = "decorator", *, api_name: str | None = None, **run: Any) -> Any:
    """Offer a function to callers of the API alone: `@gr.api` or `gr.api(add)` inside `with gr.Blocks():`.

    Parameters:
        fn: the function; left out, the call is a decorator. Its type hints say what callers give and get.
        api_name: the endpoint's name; the function's own when left out.
        run: the options every event takes.

    Raises `BadListener` for a parameter without a type hint, and `OutsideBlocks` outside of an app.
    """
    if isinstance(fn, str):
        return lambda function: api(function, api_name=api_name, **run)
    blueprint = open_blueprint()
    if blueprint is None:
        raise OutsideBlocks("gr.api() must stand inside `with gr.Blocks():`.")
    inputs = [_input(fn, one) for one in read_parameters(fn) if one.injected_as is None]
    outputs = [Api(f"output_{number}", hint) for number, hint in enumerate(_returned(fn))]
    for node in (*inputs, *outputs):
        blueprint.register(node)
    options: RunOptions = {**run, "api_name": api_name}  # type: ignore[typeddict-item]
    return blueprint.attach([], fn, inputs, outputs, options)


def _input(fn: Any, parameter: Any) -> Api:
    if parameter.annotation is Any or parameter.is_variadic:
        name = getattr(fn, "__name__", "the function")
        raise BadListener(
            f"gr.api: '{parameter.name}' of {name} has no type hint, so callers could not be told what to give. "
            f"Write `{parameter.name}: str`, or whatever it is."
        )
    return Api(parameter.name, parameter.annotation, parameter.default)


def _returned(fn: Any) -> list[Any]:
    """A hint per value that the function returns: several for a tuple, none for None."""
    try:
        hint = inspect.get_annotations(inspect.unwrap(fn), eval_str=True).get("return", Any)
    except (NameError, SyntaxError, TypeError):
        hint = Any
    if hint in (None, type(None)):
        return []
    parts = get_args(hint)
    origin: Any = get_origin(hint)
    return list(parts) if origin is tuple and Ellipsis not in parts else [hint]
