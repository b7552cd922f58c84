"""What holds a value: a component turns what travels into what a function gets, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from ..define import DROPPED, prop
from ..define.schema import schema_of
from ..wire.abstain import Abstain
from . import own
from .building import open_blueprint
from .module import module_link
from .node import Node


class Component(Node):
    """A part with a value. A subclass states `wire`, its props and its events, and converts values both ways."""

    kind: ClassVar[str] = ""

    wire: ClassVar[Any] = Any
    """The type of the value as it travels; the JSON schema the API shows derives from it."""
    skips_api: ClassVar[bool] = False
    empty: ClassVar[Any] = None
    """What a person's untouched field sends: empty text for text, None for most."""
    esm: ClassVar[Any] = None
    """Of a class of a user's own: the ES module that draws it, as a path or as text. It exports `mount(el, model)`."""
    css: ClassVar[Any] = None
    """A stylesheet for it, as a path or as text."""

    value: Any = prop(default=None, kw_only=False)
    """What it shows at first. A function is called anew for each page that opens."""
    every: Any = prop(default=None, travels=False)
    """Seconds, or a Timer, after which a function given as `value` is called again."""
    inputs: Any = prop(default=None, travels=False)
    """Components whose values a function given as `value` takes; it is called again when one changes."""
    preserved_by_key: list[str] | str | None = prop(default="value", travels=False)
    """The props kept over renderings by `key`."""

    def __init_subclass__(cls, **options: Any) -> None:
        if cls.__module__.partition(".")[0] != __name__.partition(".")[0]:
            own.prepare(cls)
        super().__init_subclass__(**options)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.load_value: Callable[..., Any] | None = None
        super().__init__(*args, **kwargs)

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know; of a class of a user's own, also where its module is."""
        props = super().travelling_props()
        if props.get("buttons"):
            props["buttons"] = [one.id if isinstance(one, Node) else one for one in props["buttons"]]
        if self.esm is not None and self.kind == own.KIND:
            props["module"] = module_link(self.esm, "js", type(self).__name__)
            if self.css is not None:
                props["sheet"] = module_link(self.css, "css", type(self).__name__)
        return props

    @classmethod
    def default_props(cls) -> dict[str, Any]:
        """The default of every prop that travels, and what stands for an empty value."""
        defaults = super().default_props()
        return defaults if cls.empty is None else {**defaults, "value": cls.empty}

    def take_callable_value(self) -> None:
        """Set a function given as `value` aside: the app calls it for each page that opens."""
        if callable(self.value):
            self.load_value, self.value = self.value, None

    def check(self) -> None:
        """Sets a callable value and buttons of one's own aside; subclasses that override it call this first."""
        self.take_callable_value()
        self.take_buttons()

    def take_buttons(self) -> None:
        """Take parts given as `buttons` off their place: they stand in this one's label row."""
        given = getattr(self, "buttons", None)
        for one in given if isinstance(given, (list, tuple)) else ():
            blueprint = (one.blueprint or open_blueprint()) if isinstance(one, Node) else None
            if blueprint is None or one.is_aside:
                continue
            if one.parent is not None:
                one.parent.remove(one)
            one.is_aside = True
            one.parent = self
            blueprint.register(one)

    def preprocess(self, payload: Any) -> Any:
        """What travelled, as the function gets it. Files arrive as `FileData` with a path on this machine."""
        return payload

    def postprocess(self, value: Any) -> Any:
        """What the function returned, as it travels. Files leave as `FileData` with a path on this machine."""
        return value

    def abstain(self, abstain: Abstain, shown: Any) -> Any:
        """What takes the place of an answer when a function does not know: nothing.

        Parameters:
            abstain: what the function returned, with its reason.
            shown: the value there is now, as it travels.
        """
        return None

    def initial_value(self) -> Any:
        """The first value, as it travels."""
        return None if self.value is None else self.postprocess(self.value)

    def api_default(self) -> Any:
        """What an API call that leaves this value out sends; None when it must not be left out."""
        return None if callable(self.value) else self.initial_value()

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of the value."""
        return schema_of(type(self).wire)

    def example_payload(self) -> Any:
        """A value as a client would send it, for API pages."""
        return None

    def example_value(self) -> Any:
        """A value as a function would return it, for tests and API pages."""
        return self.example_payload()

    def process_example(self, value: Any) -> Any:
        """A sample as the list of examples shows it."""
        return self.postprocess(value)


class Unseen(Component):
    """A component without a place on the page: a value, a clock."""

    kind: ClassVar[str] = ""

    visible = DROPPED
    elem_id = DROPPED
    elem_classes = DROPPED
    key = DROPPED
    preserved_by_key = DROPPED
    every = DROPPED
    inputs = DROPPED


class Field(Component):
    """A component with a label, in a frame."""

    kind: ClassVar[str] = ""

    label: str | None = prop(default=None)
    """What stands above it, and what the API calls it."""
    show_label: bool | None = prop(default=None)
    """Whether the label is seen; it is always told to screen readers."""
    container: bool = prop(default=True)
    """Whether it stands in a frame."""
    scale: int | None = prop(default=None)
    """How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum."""
    min_width: int | None = prop(default=160)
    """Pixels below which a row wraps instead of making it narrower."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: names of stock ones, or `gr.Button`s."""


class Input(Field):
    """A field that a person can change."""

    kind: ClassVar[str] = ""

    info: str | None = prop(default=None)
    """A sentence below the label, in Markdown."""
    interactive: bool | None = prop(default=None)
    """Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no."""
