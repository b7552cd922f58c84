"""A piece of a page, as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from ..define import Event, prop
from ..define.event import Trigger
from ..errors import AppMistake, BadProp
from ..graph.component import Field
from ..graph.layout import Layout
from .html_script import DEFAULT_JS, digest_of_script

_MADE = ("props", "script", "clicks")
"""What the page is told beside the props."""


class HTML(Field, Layout):
    """A piece of a page, written in HTML; a template can show any value, JavaScript can make it an input.

    Parts made inside `with gr.HTML(...)` stand where its template says `@children`.
    """

    wire = Any
    names_files: ClassVar[bool] = True

    value: Any = prop(default=None, kw_only=False)
    """What it shows at first: HTML, or any data that the template shows."""
    html_template: str = prop(default="${value}")
    """HTML in which `${...}` is JavaScript that knows the value and all props by name, put in as it is, and `{{...}}`
    is Handlebars, put in as text. `@children` is the place for parts made inside."""
    css_template: str = prop(default="")
    """CSS for this piece alone, with the same signs; what stands outside of a block means the piece itself."""
    js_on_load: str | None = prop(default=DEFAULT_JS, travels=False)
    """JavaScript that runs once it is there. It knows `element`; `props`, to read and to set; `trigger(event, data)`;
    `await server.name(...)` for each of the server functions; `await upload(file)`; and `watch(names, run)`."""
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
    """HTML for the page's head; its scripts are there, in their order, before `js_on_load` runs."""
    server_functions: list[Callable[..., Any]] | None = prop(default=None, travels=False)
    """Python functions that its JavaScript can call, by their names."""

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
        self.given |= self.own_props

    def check(self) -> None:
        """Server functions have names. Raises `BadProp` for one that has none."""
        super().check()
        for one in self.server_functions or ():
            if not getattr(one, "__name__", "<").isidentifier():
                raise BadProp(
                    f"{type(self).__name__}: server_functions has {one!r}, which has no name that JavaScript could "
                    "call. Write it with `def`."
                )

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know, with the template's own under `props`."""
        props = {name: value for name, value in super().travelling_props().items() if name != "buttons" or value}
        return {**props, **({"props": self.own_props} if self.own_props else {}), **self._code()}

    def _code(self) -> dict[str, Any]:
        script = digest_of_script(self.html_template, self.css_template, self.js_on_load)
        return {"script": script, "clicks": self.js_on_load == DEFAULT_JS}

    def changed(self, props: dict[str, Any]) -> Any:
        """A copy with other props, those of the template's own among them."""
        copied = super().changed({name: value for name, value in props.items() if name in self.props})
        others = {name: value for name, value in props.items() if name not in self.props and name not in _MADE}
        copied.own_props = {**self.own_props, **props.get("props", {}), **others}
        return copied

    def travelling_changes(self, given: dict[str, Any]) -> dict[str, Any]:
        """The props among `given` that the page must know."""
        props = super().travelling_changes({name: value for name, value in given.items() if name in self.props})
        if any(name not in self.props for name in given):
            props["props"] = self.own_props
        if given.keys() & {"html_template", "css_template", "js_on_load"}:
            props |= self._code()
        return props

    def preprocess(self, payload: Any) -> Any:
        """HTML or data as it is; the `path` that `upload` gave is that of a file on this machine."""
        return payload

    def postprocess(self, value: Any) -> Any:
        """HTML or data as it is."""
        return value

    def api_info(self) -> dict[str, Any]:
        """HTML, or any JSON."""
        return {"type": "string"}

    def example_payload(self) -> Any:
        """A paragraph."""
        return "<p>Hello</p>"

    def push_to_hub(self, *args: Any, **kwargs: Any) -> None:
        """Is refused: nothing leaves this machine by itself. Raises `AppMistake` that says what to do instead."""
        raise AppMistake(
            f"{type(self).__name__}.push_to_hub() would send the component to another host, and Limelight sends "
            "nothing anywhere. Share the class as a Python file or package."
        )

    def __getattr__(self, name: str) -> Any:
        # Every event that its JavaScript triggers is one of its events.
        code = self.__dict__.get("js_on_load")
        if not name.startswith("_") and code and re.search(rf"""(["'`]){re.escape(name)}\1""", code):
            event = Event()
            event.__set_name__(type(self), name)
            return Trigger(self, event)
        return super().__getattr__(name)  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
