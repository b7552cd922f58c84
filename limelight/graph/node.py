"""A place in the tree of an app: an id, a parent, and the props that every part of a page has."""

from __future__ import annotations

import copy
import itertools
import sys
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..define import Defined, prop
from ..define.reader import check_prop
from ..errors import AppMistake, NoSuchEvent, OutsideBlocks, UnknownArgument, nearest
from .building import is_update, open_blueprint, place

if TYPE_CHECKING:
    from ..define.event import RunOptions, Trigger, Wired
    from .blueprint import Blueprint
    from .listener import Listener

_ids = itertools.count()
_PACKAGE = __name__.split(".")[0]


class Placed(Defined):
    """The props that every part of a page has."""

    visible: bool | Literal["hidden"] = prop(default=True)
    """False takes it off the page; "hidden" keeps its place in the page but does not show it."""
    elem_id: str | None = prop(default=None)
    """The id of its element, for CSS and links."""
    elem_classes: list[str] | str | None = prop(default=None)
    """Class names of its element, for CSS."""
    render: bool = prop(default=True, travels=False)
    """False keeps it off the page until `.render()` is called."""
    key: Any = prop(default=None, travels=False)
    """The same key in the next rendering makes it the same part: it keeps its value."""
    preserved_by_key: list[str] | str | None = prop(default=None, travels=False)
    """The props kept over renderings by `key`."""


class Node(Placed):
    """A part of a page. Subclasses are components and layouts."""

    kind: ClassVar[str] = ""
    """The folder of the browser half: a base's, else the class name in lower case. Bases without a browser half have
    none."""
    stateful: ClassVar[bool] = False
    """Whether the value lives on the server, one per session."""
    names_files: ClassVar[bool] = False
    """Whether a text in its value may name an uploaded file, by the handle that the page was given."""
    skips_api: ClassVar[bool] = True
    """Whether the API leaves this part out."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if not cls.kind and "kind" not in vars(cls):
            cls.kind = cls.__name__.lower()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.id: int = next(_ids)
        self.parent: Any = None
        """The layout it stands in; of a button in a component's label row, that component."""
        self.is_aside = False
        """Whether it stands in a component's label row instead of a layout."""
        self.blueprint: Blueprint | None = None
        self.made_at = _line_of_caller()
        if isinstance(self.elem_classes, str):
            self.elem_classes = self.elem_classes.split()
        if is_update():
            return
        self.check()
        if self.given.get("render", self.props["render"].default):
            place(self)

    def check(self) -> None:
        """Look at the props together once they are set; raise `BadProp` for what cannot be. For subclasses."""

    def render(self) -> Any:  # type: ignore[misc, override]
        """Place it at the open spot of the page: for parts made with `render=False`."""
        if open_blueprint() is None:
            raise OutsideBlocks(f"{self} can only be rendered inside `with gr.Blocks():`.")
        if self.parent is not None:
            raise AppMistake(f"{self} is on the page already. A part can be rendered once.")
        place(self)
        return self

    def unrender(self) -> Any:
        """Take it off the page."""
        if self.parent is not None and not self.is_aside:
            self.parent.remove(self)
        return self

    def listen(self, trigger: Trigger, fn: Any, inputs: Wired, outputs: Wired, run: RunOptions) -> Listener:
        """Attach a function to one of its events; `button.click(...)` calls this."""
        blueprint = open_blueprint() or self.blueprint
        if blueprint is None:
            raise OutsideBlocks(
                f"'{trigger.event_name}' of {self} is attached outside of an app. Put it inside `with gr.Blocks():`."
            )
        return blueprint.attach([trigger], fn, inputs, outputs, run)

    @classmethod
    def has_event(cls, event: Any) -> bool:
        """Whether an event of this name exists on it."""
        return str(event) in cls.events

    def get_block_name(self) -> str:
        """The kind of the part, as older code asks for it."""
        return self.kind

    def changed(self, props: dict[str, Any]) -> Any:
        """A copy with other props, checked as if it had been made with them. Raises `BadProp` or `UnknownArgument`."""
        copied: Any = copy.copy(self)
        if "value" in self.props:
            copied.value = None  # the value of before need not fit the new choices or range
        for name, value in props.items():
            if name not in self.props:
                raise UnknownArgument(f"{type(self).__name__} has no '{name}'{nearest(name, self.props)}")
            check_prop(str(self), self.props[name], value)
            setattr(copied, name, value)
        if isinstance(copied.elem_classes, str):
            copied.elem_classes = copied.elem_classes.split()
        copied.check()
        return copied

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know because they differ from the default."""
        out = {}
        for name, one in self.props.items():
            if one.travels:
                value = getattr(self, name)
                default = one.make_default()
                if value is not default and not _same(value, default):
                    out[name] = value
        return out

    def travelling_changes(self, given: dict[str, Any]) -> dict[str, Any]:
        """Of the props that an update gave, those the page must know, but for the value."""
        return {name: getattr(self, name) for name in given if self.props[name].travels and name != "value"}

    @classmethod
    def default_props(cls) -> dict[str, Any]:
        """The default of every prop that travels; None is left out."""
        defaults = ((name, one.make_default()) for name, one in cls.props.items() if one.travels)
        return {name: value for name, value in defaults if value is not None and not callable(value)}

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_") or "made_at" not in self.__dict__:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            raise NoSuchEvent(lambda: self._lacks(name))

    def _lacks(self, name: str) -> str:
        events = ", ".join(self.events) or "none"
        near = nearest(name, self.events) or nearest(name, dir(self))
        return f"{self} has no event or attribute '{name}'{near}. Its events: {events}."

    def __str__(self) -> str:
        label = getattr(self, "label", None) or self.elem_id
        name = type(self).__name__
        return f"{name} '{label}' ({self.made_at})" if label else f"the {name} made at {self.made_at}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


def _same(value: Any, default: Any) -> bool:
    if type(value) is not type(default):
        return False
    try:
        return bool(value == default)
    except (ValueError, TypeError):  # arrays compare element by element
        return False


def _line_of_caller() -> str:
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").split(".")[0] == _PACKAGE:
        frame = frame.f_back
    return f"{frame.f_code.co_filename.rsplit('/', 1)[-1]}:{frame.f_lineno}"
