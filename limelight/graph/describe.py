"""A blueprint in the words of others: what a page is told, and what the API lists."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from ..define.docstring import parse_docstring
from ..define.event import RUN_DEFAULTS
from ..wire.codec import encode_for_page
from ..wire.messages import Rendered
from ..wire.values import FileData
from .component import Component
from .i18n import MARK_BYTES
from .layout import Layout
from .pages import HOME, PageView, Route, pages_of, path_of

if TYPE_CHECKING:
    from .blueprint import Blueprint
    from .listener import Listener
    from .node import Node
    from .render import Fragment


NAVBAR = "navbar"
"""The kind of the line of links between pages. It stands first on every page of an app that has several."""
OWN_NAVBAR, ELSEWHERE = -1, -2
"""Ids of what a page has without a node: the line of links nobody wrote, and what holds guests of other pages."""


class NodeSpec(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A node as a page is told of it: only the props that differ from the kind's defaults."""

    id: int
    kind: str
    props: dict[str, Any] = {}
    children: list[NodeSpec] | None = None
    kept: list[str] = []
    """Props that stay as the page has them when a part with the same id is drawn again."""


class ListenerSpec(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A listener as a page is told of it."""

    id: int
    on: list[tuple[int | None, str]] = []
    """Node and event; empty for a chain."""
    inputs: list[int] = []
    outputs: list[int] = []
    after: tuple[int, str] | None = None
    """The listener before it in a chain, and how that must have ended: any, success, failure."""
    cancels: list[int] = []
    server: bool = False
    """Whether there is a Python function to call."""
    js: bool = False
    """Whether the app's script has a function under this id."""
    queue: bool = True
    trigger_mode: str = "once"
    show_progress: str = "full"
    show_progress_on: list[int] | None = None
    scroll_to_output: bool = False
    api_name: str | None = None
    stream: bool = False
    stream_every: float = 0.5
    generator: bool = False


class AppSpec(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a page is told of the app as a whole."""

    title: str
    digest: str = ""
    mode: str = "blocks"
    fill_width: bool = False
    fill_height: bool = False
    username: str | None = None
    show_error: bool = False
    footer: list[Any] = msgspec.field(default_factory=lambda: ["api", "settings"])
    max_file_size: int | None = None
    script: str | None = None
    """Address of the module with the app's own JavaScript."""
    version: str = ""
    dev: bool = False
    mcp: bool = False
    """Whether the app is served to agents."""
    auth_required: bool = False
    auth_message: str | None = None
    page: str = HOME
    """The path of this page below the app's address."""
    pages: list[tuple[str, str, bool]] = []
    """Path, name and whether the line of links names it, of every page of an app that has several."""
    translations: dict[str, dict[str, str]] | None = None
    """The app's own texts by key, by language."""
    deep_link: Literal["none", "valid", "expired"] = "none"
    """Whether the page was opened by a link to what it showed once, and whether that is still known."""


class PageConfig(msgspec.Struct, kw_only=True, omit_defaults=True):
    """All a page needs to build itself."""

    app: AppSpec
    kinds: dict[str, dict[str, Any]] = {}
    """Per kind the default of every prop that travels."""
    root: NodeSpec | None = None
    listeners: list[ListenerSpec] = []
    linked: dict[int, dict[str, Any]] | None = None
    """What the page showed once, when it was opened by a link to that: props by node."""


def page_config(blueprint: Blueprint, app: AppSpec, outgoing: Any = lambda value: value) -> PageConfig:
    """What the page of an app at `app.page` is told. `outgoing` exchanges files for handles."""
    describer = Describer(blueprint, outgoing)
    view = PageView(blueprint, app.page)
    told = view.listeners
    root = describer.page(view, told)
    listeners = [listener_spec(one, view.triggers(one)) for one in told]
    pages = pages_of(blueprint)
    app.pages = pages if len(pages) > 1 else []
    config = PageConfig(app=app, kinds=describer.kinds, root=root, listeners=listeners)
    told_as_json = encode_for_page([config.kinds, root, listeners])
    if app.translations is None and MARK_BYTES in told_as_json:
        app.translations = {}  # nobody gave the texts to `launch`: their keys are shown
    app.digest = hashlib.sha256(told_as_json).hexdigest()[:16]
    return config


def rendered(fragment: Fragment, outgoing: Any) -> Rendered:
    """What a page is told of a part that was drawn again."""
    describer = Describer(fragment, outgoing)
    children = [describer.node(child) for child in fragment.children]
    if aside := describer.aside():
        describer.kinds.setdefault("column", {})
        away = NodeSpec(id=ELSEWHERE - 1 - fragment.id, kind="column", props={"visible": False}, children=aside)
        children.append(away)
    listeners = [listener_spec(one) for one in fragment.listeners.values()]
    return Rendered(region=fragment.id, children=children, listeners=listeners, kinds=describer.kinds)


class Describer:
    """Describes nodes for a page, and collects the kinds it meets."""

    def __init__(self, blueprint: Blueprint, outgoing: Any):
        self.kinds: dict[str, dict[str, Any]] = {}
        """Per kind the default of every prop that travels."""
        self._blueprint = blueprint
        self._wired = wired_nodes(blueprint)
        self._outgoing = outgoing

    def page(self, view: PageView, listeners: list[Listener]) -> NodeSpec:
        """The root of a page with all below it, its line of links first."""
        root = self._alone(self._blueprint)
        children = [self.node(child) for child in view.top if child.kind != NAVBAR]
        links = [self._alone(node) for node in view.nodes if node.kind == NAVBAR]
        if not links and sum(is_shown for _, _, is_shown in pages_of(self._blueprint)) > 1:
            links = [NodeSpec(id=OWN_NAVBAR, kind=NAVBAR)]
            self.kinds.setdefault(NAVBAR, {})
        guests = [self._alone(node) for node in view.guests(listeners)]
        guests += self.aside(view.path)
        away = [NodeSpec(id=ELSEWHERE, kind="column", props={"visible": False}, children=guests)] if guests else []
        if away:
            self.kinds.setdefault("column", {})
        root.children = [*links, *children, *away]
        return root

    def aside(self, path: str | None = None) -> list[NodeSpec]:
        """Buttons that stand in label rows, of one page or of all: their components draw them."""
        nodes = [one for one in self._blueprint.nodes.values() if one.is_aside]
        return [self._alone(one) for one in nodes if path is None or path_of(one) == path]

    def node(self, node: Node) -> NodeSpec:
        """A node with all below it."""
        spec = self._alone(node)
        if isinstance(node, Layout):
            inside = (child for child in node.children if not isinstance(child, Route) and child.kind != NAVBAR)
            spec.children = [self.node(child) for child in inside]
        return spec

    def _alone(self, node: Node) -> NodeSpec:
        kind = "column" if node.kind == "blocks" and node is not self._blueprint else node.kind
        self.kinds.setdefault(kind, type(node).default_props())
        props = _props(node, self.kinds[kind], *self._wired, self._outgoing)
        kept = node.preserved_by_key if node.key is not None else None
        return NodeSpec(
            id=node.id,
            kind=kind,
            props=props,
            kept=[kept] if isinstance(kept, str) else list(kept or []),
        )


def wired_nodes(blueprint: Blueprint) -> tuple[set[int], set[int]]:
    """The ids of all nodes that are an input, and of all that are an output, of a listener."""
    listeners = [one for one in blueprint.listeners.values() if one.fn is not None or one.js]
    inputs = {node.id for one in listeners for node in one.inputs}
    loads = {id(one) for one in listeners if one.triggers and all(event == "load" for _, event in one.triggers)}
    outputs = {node.id for one in listeners if id(one) not in loads for node in one.outputs}
    return inputs, outputs


def is_interactive(node: Node, inputs: set[int], outputs: set[int]) -> bool:
    """Whether a person can change it: as the author said, else unless it is only an output."""
    said = getattr(node, "interactive", None)
    if said is not None:
        return bool(said)
    return node.id in inputs or node.id not in outputs


def _props(node: Node, defaults: dict[str, Any], inputs: set[int], outputs: set[int], outgoing: Any) -> dict[str, Any]:
    props = node.travelling_props()
    # A template (Sketchpad) shares the kind of its parent but not its defaults.
    for name, value in type(node).default_props().items():
        if name not in props and defaults.get(name) != value:
            props[name] = value
    if isinstance(node, Component):
        props.pop("value", None)
        value = None if node.stateful else outgoing(node.initial_value())
        if value is not None:
            props["value"] = value
        if "interactive" in node.props:
            props["interactive"] = is_interactive(node, inputs, outputs)
    return {
        name: outgoing(value) if isinstance(value, (dict, list, FileData)) else value for name, value in props.items()
    }


def listener_spec(listener: Listener, triggers: list[tuple[int | None, str]] | None = None) -> ListenerSpec:
    """What a page is told of one listener: with all its triggers, or those of the page."""
    run = listener.options
    shown_on = run.get("show_progress_on")
    shown = shown_on if isinstance(shown_on, (list, tuple)) else [shown_on] if shown_on is not None else None
    return ListenerSpec(
        id=listener.id,
        on=listener.triggers if triggers is None else triggers,
        inputs=[node.id for node in listener.inputs],
        outputs=[node.id for node in listener.outputs],
        after=(listener.after[0].id, listener.after[1]) if listener.after else None,
        cancels=[one.id for one in listener.cancels],
        server=listener.fn is not None,
        js=isinstance(listener.js, str),
        queue=listener.queue,
        trigger_mode=listener.trigger_mode,
        show_progress=listener.show_progress,
        show_progress_on=None if shown is None else [node.id for node in shown],
        scroll_to_output=bool(run.get("scroll_to_output", RUN_DEFAULTS["scroll_to_output"])),
        api_name=listener.api_name,
        stream=listener.is_stream,
        stream_every=run.get("stream_every", RUN_DEFAULTS["stream_every"]),
        generator=listener.fn is not None and listener.is_generator,
    )


def api_info(blueprint: Blueprint, all_endpoints: bool = False, page: str | None = None) -> dict[str, Any]:
    """The endpoints with their parameters and returns, in the form that existing clients read.

    Parameters:
        blueprint: the app.
        all_endpoints: those that are not documented, too.
        page: only those of the page at this path; None for all.
    """
    shown = ("public", "undocumented") if all_endpoints else ("public",)
    listeners = list(blueprint.listeners.values()) if page is None else PageView(blueprint, page).listeners
    endpoints = [one for one in listeners if one.fn is not None and one.api_visibility in shown]
    return {"named_endpoints": {f"/{one.api_name}": endpoint_info(one) for one in endpoints}, "unnamed_endpoints": {}}


def endpoint_info(listener: Listener) -> dict[str, Any]:
    """One endpoint: parameters, returns, description."""
    said = listener.options.get("api_description")
    words = parse_docstring(getattr(listener.fn, "__doc__", None))
    description = "" if said is False else said or words.summary
    return {
        "parameters": parameters_of(listener),
        "returns": [_return_info(node) for node in listener.outputs if not node.skips_api],
        "api_visibility": listener.api_visibility,
        "description": description,
    }


def parameters_of(listener: Listener) -> list[dict[str, Any]]:
    """The parameters of an endpoint: one per input that a caller gives."""
    fillable = [one for one in listener.parameters if one.injected_as is None and not one.is_variadic]
    told = parse_docstring(getattr(listener.fn, "__doc__", None)).parameters
    found, taken = [], set()
    for i, node in enumerate(listener.inputs):
        if node.skips_api or not isinstance(node, Component):
            continue
        parameter = fillable[i] if i < len(fillable) else None
        name = parameter.name if parameter and parameter.name not in taken else f"param_{i}"
        taken.add(name)
        found.append(_parameter_info(node, name, parameter, told.get(name, "")))
    return found


def _parameter_info(node: Component, name: str, parameter: Any, words: str) -> dict[str, Any]:
    schema = node.api_info()
    initial = node.api_default()
    optional = parameter is not None and not parameter.is_required and parameter.default is None
    has_default = initial is not None or optional
    return {
        "label": getattr(node, "label", None) or f"parameter_{node.id}",
        "parameter_name": name,
        "parameter_has_default": has_default,
        "parameter_default": initial,
        "type": schema,
        "python_type": {"type": python_type(schema), "description": words},
        "component": node.kind.capitalize(),
        "example_input": node.example_payload(),
    }


def _return_info(node: Node) -> dict[str, Any]:
    schema = node.api_info() if isinstance(node, Component) else {}
    return {
        "label": getattr(node, "label", None) or f"value_{node.id}",
        "type": schema,
        "python_type": {"type": python_type(schema), "description": ""},
        "component": node.kind.capitalize(),
    }


_NAMES = {"string": "str", "number": "float", "integer": "int", "boolean": "bool", "null": "None"}


def python_type(schema: dict[str, Any]) -> str:
    """A JSON schema as Python would write the type."""
    if is_file_schema(schema):
        return "filepath"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return " | ".join(dict.fromkeys(python_type(one) for one in schema[word]))
    kind = schema.get("type")
    if kind == "array":
        return f"list[{python_type(schema.get('items', {}))}]"
    if kind == "object":
        properties = schema.get("properties")
        inner = (
            ", ".join(f"{name}: {python_type(one)}" for name, one in properties.items()) if properties else "str, Any"
        )
        return f"dict({inner})" if properties else f"dict[{inner}]"
    return _NAMES.get(kind, "Any") if isinstance(kind, str) else "Any"


def is_file_schema(schema: dict[str, Any]) -> bool:
    """Whether a schema describes a file, by the mark that clients look for."""
    meta = schema.get("properties", {}).get("meta", {})
    mark = meta.get("properties", {}).get("_type", {}).get("const") or meta.get("default", {}).get("_type")
    return bool(mark == "gradio.FileData")
