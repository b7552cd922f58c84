"""The app in the words of existing clients: `/config`, `/info`, `/openapi.json`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..define.event import RUN_DEFAULTS
from ..files.tables import is_table
from ..graph.component import Component
from ..graph.describe import api_info
from ..graph.layout import Layout
from ..graph.pages import PageView, Route, pages_of
from ..version import __version__
from ..wire.codec import encode
from .assets import Packed
from .roots import FileLinks, root_of

if TYPE_CHECKING:
    from ..graph.listener import Listener
    from ..graph.node import Node
    from .site import Site

SPOKEN_VERSION = "6.31.0"
"""The version of the contract that is spoken here; clients choose their ways by it."""
API_PREFIX = "/gradio_api"


def not_signed_in(site: Site) -> dict[str, Any]:
    """What `/config` says instead."""
    return {"error": "Not authenticated", "auth_message": site.auth.message if site.auth else None}


async def config(site: Site, request: Request) -> Response:
    """What the app is made of."""
    root, user = root_of(site, request), request.scope["limelight.user"]
    told: dict[str, Any] = {
        **site.described,
        **_page_told(site, request.query_params.get("page")),
        "root": root,
        "username": user,
    }
    if (id := request.query_params.get("deep_link")) is not None:
        link = site.links.find(id)
        told["deep_link_state"] = "invalid" if link is None else "valid"
        told["components"] = _as_linked(told["components"], {} if link is None else link.props)
    told["components"] = FileLinks(site, root).of(told["components"])
    return packed(request, told)


def _page_told(site: Site, path: str | None) -> dict[str, Any]:
    """What differs when only one page is asked for; nothing for an unknown one."""
    page = site.described["page"].get(path)
    if path is None or page is None:
        return {}
    return {
        "current_page": path,
        "layout": page["layout"],
        "components": [one for one in site.described["components"] if one["id"] in page["components"]],
        "dependencies": [one for one in site.described["dependencies"] if one["id"] in page["dependencies"]],
    }


def _as_linked(components: list[dict[str, Any]], props: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**one, "props": {**one["props"], **props.get(one["id"], {})}} for one in components]


async def info(site: Site, request: Request) -> Response:
    """The endpoints with their parameters and returns."""
    everything = request.query_params.get("all_endpoints", "").lower() == "true"
    page = request.query_params.get("page")
    told = api_info(site.blueprint, everything, page if page in site.described["page"] else None)
    return packed(request, FileLinks(site, root_of(site, request)).of(told))


def packed(request: Request, told: Any) -> Response:
    """JSON, compressed where it is long."""
    body = encode(told)
    if len(body) < 1000:
        return Response(body, media_type="application/json")
    return Packed.of(body, "application/json").answer(request.headers, {"cache-control": "no-cache"})


def describe(site: Site) -> dict[str, Any]:
    """The part of `/config` that is the same for everyone. Made once."""
    blueprint, options = site.blueprint, site.options
    nodes = [node for node in blueprint.nodes.values() if node is not blueprint and not isinstance(node, Route)]
    components = [_component(site, node) for node in nodes]
    dependencies = [_dependency(one, site) for one in blueprint.listeners.values()]
    pages = pages_of(blueprint)
    return {
        "version": SPOKEN_VERSION,
        "api_prefix": API_PREFIX,
        "mode": blueprint.mode,
        "app_id": site.app_id,
        "dev_mode": options.is_dev,
        "vibe_mode": False,
        "analytics_enabled": False,
        "components": components,
        "dependencies": dependencies,
        "layout": _layout(blueprint),
        "page": {path: _page(PageView(blueprint, path)) for path, _, _ in pages},
        "pages": [list(one) for one in pages],
        "css": options.looks.css or None,
        "js": options.looks.js or None,
        "head": options.looks.head or None,
        "title": str(blueprint.title or "Limelight"),
        "space_id": None,
        "enable_queue": True,
        "show_error": site.engine.show_error,
        "footer_links": list(options.looks.footer),
        "run_history": False,
        "is_colab": False,
        "max_file_size": options.max_file_size,
        "stylesheets": [],
        "theme_hash": hashlib.sha256(site.pages.sheet.plain).hexdigest(),
        "protocol": "sse_v3",
        "connect_heartbeat": True,
        "fill_height": blueprint.fill_height,
        "fill_width": blueprint.fill_width,
        "pwa": options.is_installable,
        "mcp_server": options.has_mcp,
        "limelight": __version__,
        "i18n_translations": options.translations,
        **_theme(options.looks.theme),
    }


def _page(view: PageView) -> dict[str, Any]:
    return {
        "layout": {"id": view.root_id, "children": [_layout(child) for child in view.top]},
        "components": [node.id for node in view.nodes],
        "dependencies": [one.id for one in view.listeners],
    }


def _theme(theme: Any) -> dict[str, Any]:
    from ..themes import body_css, theme_named

    chosen = theme_named(theme)
    return {"theme": chosen.name, "body_css": body_css(chosen)}


def _component(site: Site, node: Node) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": node.id,
        "type": node.get_block_name(),
        "props": _props(site, node),
        "skip_api": node.skips_api,
        "component_class_id": hashlib.sha256(f"{type(node).__module__}.{type(node).__qualname__}".encode()).hexdigest(),
        "key": None,
    }
    if isinstance(node, Component) and not node.skips_api:
        schema = node.api_info()
        told |= {
            "api_info": schema,
            "api_info_as_input": schema,
            "api_info_as_output": schema,
            "example_inputs": node.example_payload(),
        }
    return told


_TABLE_FIELDS = ("headers", "data", "metadata")


def _props(site: Site, node: Node) -> dict[str, Any]:
    props = {name: getattr(node, name) for name, one in node.props.items() if one.travels and name != "value"}
    if isinstance(node, Component) and not node.stateful:
        value = site.engine.files.outgoing(node.initial_value(), trusted=True)
        # Of a table that stays here its first rows: the whole would be far more than a description of the app.
        props["value"] = {name: value[name] for name in _TABLE_FIELDS} if is_table(value) else value
    told = {name: value for name, value in props.items() if value is not None and not callable(value)}
    return {**told, "name": node.kind, "_selectable": _selectable(site, node)}


def _selectable(site: Site, node: Node) -> bool:
    return any((node.id, "select") in one.triggers for one in site.blueprint.listeners.values())


def _layout(node: Node) -> dict[str, Any]:
    if not isinstance(node, Layout):
        return {"id": node.id}
    # A page is no part: what it holds stands directly in the app.
    children = (one for child in node.children for one in (child.children if isinstance(child, Route) else [child]))
    return {"id": node.id, "children": [_layout(child) for child in children]}


def _dependency(listener: Listener, site: Site) -> dict[str, Any]:
    run, after = listener.options, listener.after
    targets: list[Any] = [[node, event] for node, event in listener.triggers]
    if after is not None:
        targets = [[None, {"any": "then"}.get(after[1], after[1])]]
    return {
        "id": listener.id,
        "targets": targets,
        "inputs": [node.id for node in listener.inputs],
        "outputs": [node.id for node in listener.outputs],
        "backend_fn": listener.fn is not None,
        "js": listener.js,
        "queue": listener.queue,
        "api_name": listener.api_name,
        "api_description": run.get("api_description"),
        "scroll_to_output": bool(run.get("scroll_to_output", RUN_DEFAULTS["scroll_to_output"])),
        "show_progress": listener.show_progress,
        "show_progress_on": None,
        "batch": bool(run.get("batch", RUN_DEFAULTS["batch"])),
        "max_batch_size": run.get("max_batch_size", RUN_DEFAULTS["max_batch_size"]),
        "cancels": [one.id for one in listener.cancels],
        "types": {"generator": listener.fn is not None and listener.is_generator, "cancel": bool(listener.cancels)},
        "collects_event_data": any(one.injected_as == "event" for one in listener.parameters),
        "trigger_after": after[0].id if after else None,
        "trigger_only_on_success": bool(after and after[1] == "success"),
        "trigger_only_on_failure": bool(after and after[1] == "failure"),
        "trigger_mode": listener.trigger_mode,
        "api_visibility": listener.api_visibility,
        "rendered_in": None,
        "render_id": None,
        "connection": "stream" if listener.is_stream else "sse",
        "time_limit": run.get("time_limit"),
        "stream_every": run.get("stream_every", RUN_DEFAULTS["stream_every"]),
        "event_specific_args": ["stream_every"] if listener.is_stream else None,
        "component_prop_inputs": [],
        "js_implementation": None,
    }


async def openapi(site: Site, request: Request) -> Response:
    """The endpoints as an OpenAPI document."""
    paths: dict[str, Any] = {f"{API_PREFIX}/upload": {"post": _UPLOAD}}
    for name, endpoint in api_info(site.blueprint)["named_endpoints"].items():
        paths[f"{API_PREFIX}/call/v2{name}"] = {"post": _call(name, endpoint)}
        paths[f"{API_PREFIX}/call{name}/{{event_id}}"] = {"get": _result(name)}
    title = str(site.blueprint.title or "Limelight")
    return packed(
        request,
        {"openapi": "3.0.2", "info": {"title": title, "description": "", "version": SPOKEN_VERSION}, "paths": paths},
    )


def _answers(media_type: str, schema: dict[str, Any], words: str) -> dict[str, Any]:
    return {"200": {"description": words, "content": {media_type: {"schema": schema}}}}


_UPLOAD: dict[str, Any] = {
    "summary": "Upload files",
    "operationId": "upload",
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
                    "required": ["files"],
                }
            }
        },
    },
    "responses": _answers(
        "application/json", {"type": "array", "items": {"type": "string"}}, "One path per file, to be named in calls"
    ),
}


def _call(name: str, endpoint: dict[str, Any]) -> dict[str, Any]:
    parameters = endpoint["parameters"]
    schema = {
        "type": "object",
        "properties": {one["parameter_name"]: one["type"] for one in parameters},
        "required": [one["parameter_name"] for one in parameters if not one["parameter_has_default"]],
    }
    if not schema["required"]:
        del schema["required"]
    answer = {"type": "object", "properties": {"event_id": {"type": "string"}}}
    return {
        "summary": f"Call {name}",
        "description": endpoint["description"],
        "operationId": name.strip("/"),
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": _answers(
            "application/json", answer, f"Fetch the result from GET {API_PREFIX}/call{name}/{{event_id}}"
        ),
    }


def _result(name: str) -> dict[str, Any]:
    return {
        "summary": f"The result of a call of {name}",
        "operationId": f"{name.strip('/')}_get",
        "parameters": [{"name": "event_id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": _answers(
            "text/event-stream", {"type": "string"}, "Events; the last is `complete` with a list of the outputs"
        ),
    }
