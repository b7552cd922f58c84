"""Published widgets: anything made with anywidget, on the page and as an input."""

from __future__ import annotations

import base64
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input
from ..graph.module import module_link

MOST_COPIES = 200
"""So many pages have a widget of their own; the longest unused go first."""
_BYTES = "$bytes"
_NOT_STATE = frozenset({"_esm", "_css", "_anywidget_id", "_dom_classes", "layout", "tabbable", "tooltip"})
_FRAMEWORK = ("_model_", "_view_")


class AnyWidget(Input):
    """A widget made with anywidget. Its value is the dict of its synchronised traits.

    Given as an object, all pages talk to that one, each with values of its own; given as a function, each page that
    opens gets a widget of its own. The widget's module is served by the app itself. It comes from the Python object
    alone: nothing that a page sends can change it.
    """

    kind: ClassVar[str] = "custom"
    wire = dict[str, Any] | None
    server_functions: ClassVar[tuple[str, ...]] = ("sync",)
    buttons = DROPPED

    value: Any = prop(default=None, kw_only=False, travels=False)
    """The widget, or a function that makes one."""
    evaluates: bool = prop(default=False, travels=False)
    """Let this page make code of text (`unsafe-eval`): some drawing libraries do. Only for widgets you trust."""

    change = Event()
    input = Event()

    live: Live | None = None
    """The widget with its line to pages; of several copies, the one that says what a new one is like."""

    def check(self) -> None:
        """What is given must be a widget, or make one."""
        made = self.value
        self.make: Callable[[], Any] | None = None
        if made is not None and not _is_widget(made):
            if not callable(made):
                raise BadProp(
                    f"AnyWidget: 'value' must be a widget made with anywidget, or a function that makes one, "
                    f"not {type(made).__name__}."
                )
            self.make, made = made, made()
            if not _is_widget(made):
                raise BadProp(f"AnyWidget: the function made {type(made).__name__}, which is no widget.")
        if self.live is None or self.live.widget is not made:
            self.live = None if made is None else Live(made)
            self._copies: OrderedDict[str, Live] = OrderedDict()
        self.value = None

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know: where the widget's module and stylesheet are."""
        props = super().travelling_props()
        if self.live is None:
            return props
        widget, name = self.live.widget, type(self.live.widget).__name__
        props["module"] = module_link(str(widget._esm), "js", name)
        if css := str(getattr(widget, "_css", None) or ""):
            props["sheet"] = module_link(css, "css", name)
        return {**props, "is_widget": True}

    def initial_value(self) -> dict[str, Any] | None:
        """The traits, as they travel."""
        return None if self.live is None else self.live.state()

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """The traits by name; bytes as bytes. Raises `BadValue` for anything but a dict."""
        if payload is None:
            return None
        if not isinstance(payload, dict):
            raise BadValue(f"'{self.label or 'AnyWidget'}' takes traits by name, not {str(payload)[:60]!r}.")
        return {name: _decoded(value) for name, value in payload.items() if not name.startswith("_")}

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Traits to set, by name, or the widget as it is. Raises `BadAnswer` for anything else."""
        if value is None:
            return None
        if _is_widget(value):
            return Live(value).state() if self.live is None or value is not self.live.widget else self.live.state()
        if not isinstance(value, Mapping):
            raise BadAnswer(f"{self} takes traits by name, as {{'zoom': 2}}, not {type(value).__name__}.")
        return {str(name): _encoded(one) for name, one in value.items() if _is_state(str(name))}

    def sync(self, data: Any) -> dict[str, Any]:
        """What a page's widget changed and said goes to the Python widget; its changes and answers come back.

        Parameters:
            data: `page`, the page's own unguessable name; `state`, the traits it changed; `messages`, each with
                `content` and `buffers`.
        """
        if self.live is None or not isinstance(data, dict):
            return {"state": {}, "messages": []}
        live = self._copy_for(str(data.get("page"))) if self.make else self.live
        return live.exchange(data.get("state") or {}, data.get("messages") or [])

    def _copy_for(self, page: str) -> Live:
        if page not in self._copies and self.make is not None:
            self._copies[page] = Live(self.make())
            while len(self._copies) > MOST_COPIES:
                self._copies.popitem(last=False)[1].close()
        self._copies.move_to_end(page)
        return self._copies[page]

    def api_info(self) -> dict[str, Any]:
        """Traits by name."""
        return {"type": "object", "description": "traits by name"}

    def example_payload(self) -> Any:
        """The traits at first."""
        return self.initial_value() or {}


def anywidget(widget: Any, **props: Any) -> AnyWidget:
    """A widget made with anywidget as a component.

    Parameters:
        widget: the widget, or a function that makes one for each page that opens.
        props: label, scale, visible and so on, as every component takes them.
    """
    return AnyWidget(widget, **props)


class Live:
    """A widget and its line to pages, in place of a notebook's."""

    def __init__(self, widget: Any):
        self.widget = widget
        self.comm_id = f"limelight-{id(widget):x}"
        self._lock = threading.RLock()
        self._sent: list[tuple[dict[str, Any], Any]] = []
        widget.comm = self

    def state(self) -> dict[str, Any]:
        """The traits, as they travel."""
        with self._lock:
            known = self.widget.get_state()
        return {name: _encoded(value) for name, value in known.items() if _is_state(name)}

    def exchange(self, state: Mapping[str, Any], messages: list[Any]) -> dict[str, Any]:
        """Hand over what a page says; gives what the widget says to it. One page at a time."""
        known = {name: _decoded(one) for name, one in state.items() if _is_state(name) and name in self.widget.keys}
        with self._lock:
            self._sent.clear()
            if known:
                self._hear({"method": "update", "state": known}, [])
            for message in messages:
                buffers = [memoryview(_decoded(one)) for one in message.get("buffers") or []]
                self._hear({"method": "custom", "content": _decoded(message.get("content"))}, buffers)
            return self._said(known)

    def _hear(self, data: dict[str, Any], buffers: list[Any]) -> None:
        self.widget._handle_msg({"content": {"data": data}, "buffers": buffers})

    def _said(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        messages = []
        for data, buffers in self._sent:
            if data.get("method") == "update":
                changed.update(_with_buffers(data, buffers))
            elif data.get("method") == "custom":
                said = {"content": _encoded(data.get("content")), "buffers": [_encoded(bytes(one)) for one in buffers]}
                messages.append(said)
        return {
            "state": {name: _encoded(one) for name, one in changed.items() if _is_state(name)},
            "messages": messages,
        }

    # What a widget asks of its line

    def send(self, data: Any = None, metadata: Any = None, buffers: Any = None) -> None:
        """The widget says something: kept for the page that is answered."""
        self._sent = [*self._sent[-999:], (data or {}, list(buffers or []))]

    def on_msg(self, callback: Any) -> None:
        """The widget listens; `exchange` calls it by itself."""

    def on_close(self, callback: Any) -> None:
        """Nobody closes the line from outside."""

    def close(self, *args: Any, **kwargs: Any) -> None:
        """The widget is not needed any more."""
        self._sent.clear()


def _is_widget(value: Any) -> bool:
    return hasattr(value, "_esm") and hasattr(value, "get_state") and not isinstance(value, type)


def _is_state(name: str) -> bool:
    return name not in _NOT_STATE and not name.startswith(_FRAMEWORK)


def _with_buffers(data: dict[str, Any], buffers: list[Any]) -> dict[str, Any]:
    """The state of an update, its bytes put back where they were taken out."""
    state = dict(data.get("state") or {})
    for path, buffer in zip(data.get("buffer_paths") or [], buffers, strict=False):
        at: Any = state
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = bytes(buffer)
    return state


def _encoded(value: Any) -> Any:
    """A value as JSON can carry it: bytes as a dict of their base64."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {_BYTES: base64.b64encode(bytes(value)).decode()}
    if isinstance(value, Mapping):
        return {str(key): _encoded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encoded(one) for one in value]
    return value


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {_BYTES}:
            return base64.b64decode(value[_BYTES])
        return {key: _decoded(one) for key, one in value.items()}
    return [_decoded(one) for one in value] if isinstance(value, list) else value
