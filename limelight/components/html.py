"""A piece of a page, as HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import Event, prop
from ..graph.component import Field


class HTML(Field):
    """A piece of a page, written in HTML; a template can show any value."""

    wire = Any

    value: Any = prop(default=None, kw_only=False)
    """What it shows at first: HTML, or any data that the template shows."""
    html_template: str = prop(default="${value}")
    """HTML in which `${value}` stands for the value and `${name}` for a prop of its own."""
    css_template: str = prop(default="")
    """CSS for this piece alone, with the same signs."""
    js_on_load: str | None = prop(default="element.addEventListener('click', function() { trigger('click') });")
    """JavaScript that runs once it is there; it knows `element`, `props` and `trigger`."""
    apply_default_css: bool = prop(default=True)
    """Let the page's own style of text apply."""
    show_label: bool = prop(default=False)
    """Whether the label is seen."""
    min_width: int | None = prop(default=None)
    """Pixels below which a row wraps instead of making it narrower."""
    min_height: int | None = prop(default=None)
    """Smallest height in pixels."""
    max_height: int | None = prop(default=None)
    """Largest height in pixels; what is taller scrolls."""
    container: bool = prop(default=False)
    """Whether it stands in a frame."""
    padding: bool = prop(default=False)
    """Keep it away from the frame's edge."""
    autoscroll: bool = prop(default=False)
    """Follow the end of what grows."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""
    head: str | None = prop(default=None)
    """HTML for the page's head."""
    server_functions: list[Callable[..., Any]] | None = prop(default=None, travels=False)
    """Python functions that its JavaScript can call."""

    change = Event()
    input = Event()
    click = Event()
    double_click = Event()
    submit = Event()
    stop = Event()
    edit = Event()
    clear = Event()
    play = Event()
    pause = Event()
    end = Event()
    start_recording = Event()
    pause_recording = Event()
    stop_recording = Event()
    focus = Event()
    blur = Event()
    upload = Event()
    release = Event()
    select = Event()
    stream = Event()
    like = Event()
    example_select = Event()
    option_select = Event()
    load = Event()
    key_up = Event()
    apply = Event()
    delete = Event()
    tick = Event()
    undo = Event()
    retry = Event()
    expand = Event()
    collapse = Event()
    download = Event()
    copy = Event()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Names that are no props are the template's own: `gr.HTML(html_template="${stars}", stars=3)`.
        self.own_props = {name: kwargs.pop(name) for name in list(kwargs) if name not in self.props}
        super().__init__(*args, **kwargs)

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know, with the template's own under `props`."""
        props = super().travelling_props()
        return {**props, "props": self.own_props} if self.own_props else props

    def postprocess(self, value: Any) -> Any:
        """HTML or data as it is."""
        return value

    def api_info(self) -> dict[str, Any]:
        """HTML, or any JSON."""
        return {"type": "string"}

    def example_payload(self) -> Any:
        """A paragraph."""
        return "<p>Hello</p>"
