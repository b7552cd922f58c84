"""Classes of a user's own: what `class Stars(gr.Component)` needs to be one like ours.

Such a class may state props and events as ours do. It may also be written as for other libraries: a constructor of its
own, whose arguments are props, and events named in `EVENTS`.
"""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Callable
from typing import Any

from ..define import Event, Prop

KIND = "custom"
"""The folder of the browser half that draws what brings a module of its own."""
_TAKEN = {"self", "args", "kwargs", "load_fn"}


def prepare(cls: Any) -> None:
    """Make a class just written by a user ready to be read: kind, events, the props of its constructor."""
    own = vars(cls)
    if "kind" not in own and (own.get("esm") is not None or not cls.kind):
        cls.kind = KIND
    for name in map(str, own.get("EVENTS", ())):
        if not hasattr(cls, name):
            event = Event()
            event.__set_name__(cls, name)
            setattr(cls, name, event)
    if cls.kind == KIND:
        _add_field_props(cls)
    if inspect.isfunction(own.get("__init__")):
        _read_constructor(cls, own["__init__"])


def _add_field_props(cls: Any) -> None:
    """Label, frame and interactivity, as every field has them."""
    from .component import Input

    for name, one in Input.props.items():
        if name not in cls.props and name not in vars(cls):
            setattr(cls, name, copy.copy(one))


def _read_constructor(cls: Any, constructor: Callable[..., None]) -> None:
    """Arguments that are no props yet become props; which of all were given is remembered, for updates."""
    signature = inspect.signature(constructor)
    names = [
        name for name, one in signature.parameters.items() if one.kind not in {one.VAR_POSITIONAL, one.VAR_KEYWORD}
    ]
    added = [name for name in names if name not in cls.props and name not in vars(cls) and name not in _TAKEN]
    for name in added:
        default = signature.parameters[name].default
        setattr(cls, name, Prop(default=None if default is inspect.Parameter.empty else default))

    @functools.wraps(constructor)
    def remembering(self: Any, *args: Any, **kwargs: Any) -> None:
        is_outermost = "_said" not in vars(self)
        if is_outermost:
            bound = signature.bind(self, *args, **kwargs).arguments
            rest = {key: one for name, one in bound.items() if _is_rest(signature, name) for key, one in one.items()}
            self._said = {**{name: one for name, one in bound.items() if name in names[1:]}, **rest}
            vars(self).update({name: self._said[name] for name in added if name in self._said})
        constructor(self, *args, **kwargs)
        if is_outermost:
            self.given = {name: one for name, one in self._said.items() if name in self.props}

    cls.__init__ = remembering


def _is_rest(signature: inspect.Signature, name: str) -> bool:
    return signature.parameters[name].kind is inspect.Parameter.VAR_KEYWORD
