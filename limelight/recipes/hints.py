"""Components from type hints: what a plain annotated function needs on a page."""

from __future__ import annotations

import collections.abc
import datetime
import enum
import functools
import inspect
import types
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..components import component as component_by_name
from ..components.checkbox import Checkbox
from ..components.checkboxgroup import CheckboxGroup
from ..components.dropdown import Dropdown
from ..components.file import File
from ..components.json import JSON
from ..components.label import Label
from ..components.number import Number
from ..components.radio import Radio
from ..components.textbox import Textbox
from ..define.docstring import parse_docstring
from ..errors import BadListener
from ..graph.component import Component
from ..graph.listener import read_parameters

MOST_RADIO = 5
_BY_CLASS: dict[str, tuple[str, dict[str, Any]]] = {
    "PIL.Image.Image": ("image", {"type": "pil"}),
    "numpy.ndarray": ("image", {"type": "numpy"}),
    "pandas.core.frame.DataFrame": ("dataframe", {}),
    "pandas.DataFrame": ("dataframe", {}),
    "matplotlib.figure.Figure": ("plot", {}),
    "plotly.graph_objs._figure.Figure": ("plot", {}),
    "datetime.datetime": ("datetime", {"type": "datetime"}),
}
"""Classes by name: looking at a hint must not import what it names."""


def described(fn: Callable[..., Any]) -> tuple[Callable[..., Any], list[Component], list[Component]]:
    """A function that takes what its components give, with its inputs and outputs.

    Raises `BadListener` for a parameter that has neither a type nor a default to tell by.
    """
    hints = _hints(fn)
    words = parse_docstring(fn.__doc__).parameters
    inputs: list[Component] = []
    makers: dict[str, Callable[[Any], Any]] = {}
    for one in read_parameters(fn):
        if one.injected_as is not None or one.is_variadic:
            continue
        default = None if one.is_required else one.default
        hint = hints.get(one.name, type(default) if default is not None else inspect.Parameter.empty)
        if hint is inspect.Parameter.empty:
            raise BadListener(
                f"'{getattr(fn, '__name__', fn)}': the parameter '{one.name}' has no type. "
                f"Annotate it: {one.name}: str."
            )
        inputs.append(input_for(hint, one.name, default, words.get(one.name)))
        if (maker := _maker(hint)) is not None:
            makers[one.name] = maker
    return _converting(fn, makers), inputs, outputs_for(hints.get("return", str))


def input_for(hint: Any, name: str, default: Any = None, info: str | None = None) -> Component:
    """The component in which a person gives a value of a type.

    Parameters:
        hint: the type; `Annotated[..., gr.Slider(0, 1)]` names the component itself.
        name: its label.
        default: its first value.
        info: a sentence below the label.
    """
    hint, own = _annotated(hint)
    if own is not None:
        return own
    hint = _without_none(hint)
    told: dict[str, Any] = {"label": name.replace("_", " "), "info": info}
    first = {"value": default} if default is not None else {}
    origin, args = get_origin(hint), get_args(hint)
    if hint is bool:
        return Checkbox(**told, **first)
    if hint is int:
        return Number(precision=0, **told, **first)
    if hint is float:
        return Number(**told, **first)
    if origin is Literal:
        return _choice(list(args), told, first)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        named = [(one.name.replace("_", " "), one.value) for one in hint]
        return _choice(named, told, {"value": default.value} if isinstance(default, enum.Enum) else {})
    if origin in (list, set, tuple) and args and get_origin(args[0]) is Literal:
        return CheckboxGroup(list(get_args(args[0])), **told, **first)
    if origin is tuple and len(args) == 2 and args[0] is int:
        return _named("audio", {"type": "numpy", "label": told["label"]})
    if hint in (Path, bytes):
        return File(label=told["label"], type="binary" if hint is bytes else "filepath")
    if (known := _BY_CLASS.get(_class_name(hint))) is not None:
        return _named(known[0], {**known[1], "label": told["label"]})
    if hint in (list, dict, set) or origin in (list, dict, set, tuple, collections.abc.Sequence):
        return JSON(label=told["label"], **first)
    return Textbox(**told, **first)


def outputs_for(hint: Any) -> list[Component]:
    """The components that show what a function of this return type gives; a tuple is one for each of its parts."""
    hint, own = _annotated(hint)
    if own is not None:
        return [own]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (
        collections.abc.Iterator,
        collections.abc.Generator,
        collections.abc.Iterable,
        collections.abc.AsyncIterator,
        collections.abc.AsyncGenerator,
    ):
        return outputs_for(args[0])
    if hint is None or hint is type(None):
        return []
    hint = _without_none(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple and args and Ellipsis not in args and not (len(args) == 2 and args[0] is int):
        return [one for part in args for one in outputs_for(part)]
    if origin is dict and args[1:] == (float,):
        return [Label(label="output")]
    return [input_for(hint, "output")]


def _choice(choices: list[Any], told: dict[str, Any], first: dict[str, Any]) -> Component:
    return Radio(choices, **told, **first) if len(choices) <= MOST_RADIO else Dropdown(choices, **told, **first)


def _named(name: str, options: dict[str, Any]) -> Component:
    kind: Any = type(component_by_name(name, render=False))
    made: Component = kind(**options)
    return made


def _hints(fn: Callable[..., Any]) -> dict[str, Any]:
    target = fn if inspect.isroutine(fn) or inspect.isclass(fn) else type(fn).__call__
    try:
        return typing.get_type_hints(target, include_extras=True)
    except Exception:  # noqa: BLE001 - a hint may name what is not there; then there are none
        return {}


def _annotated(hint: Any) -> tuple[Any, Component | None]:
    if get_origin(hint) is not Annotated:
        return hint, None
    base, *more = get_args(hint)
    return base, next((one for one in more if isinstance(one, Component)), None)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        left = [one for one in get_args(hint) if one is not type(None)]
        return left[0] if len(left) == 1 else Any
    return hint


def _class_name(hint: Any) -> str:
    return f"{getattr(hint, '__module__', '')}.{getattr(hint, '__qualname__', '')}"


def _maker(hint: Any) -> Callable[[Any], Any] | None:
    """What makes of a component's value what the function wants, where that differs."""
    hint = _without_none(_annotated(hint)[0])
    if hint is Path or (isinstance(hint, type) and issubclass(hint, enum.Enum)):
        chosen: Callable[[Any], Any] = hint
        return chosen
    if get_origin(hint) in (set, tuple) and not (get_origin(hint) is tuple and get_args(hint)[:1] == (int,)):
        return set if get_origin(hint) is set else tuple
    return datetime.date.fromisoformat if hint is datetime.date else None


def _converting(fn: Callable[..., Any], makers: dict[str, Callable[[Any], Any]]) -> Callable[..., Any]:
    if not makers:
        return fn
    signature = inspect.signature(fn)

    def bound(args: Any, kwargs: Any) -> Any:
        given = signature.bind(*args, **kwargs)
        for name, make in makers.items():
            if given.arguments.get(name) is not None:
                given.arguments[name] = make(given.arguments[name])
        return given

    def call(*args: Any, **kwargs: Any) -> Any:
        given = bound(args, kwargs)
        return fn(*given.args, **given.kwargs)

    def stream(*args: Any, **kwargs: Any) -> Any:
        given = bound(args, kwargs)
        yield from fn(*given.args, **given.kwargs)

    if inspect.iscoroutinefunction(fn) or inspect.isasyncgenfunction(fn):
        raise BadListener(f"'{fn.__name__}' is asynchronous: give it plain types, or name its components.")
    return functools.wraps(fn)(stream if inspect.isgeneratorfunction(fn) else call)
