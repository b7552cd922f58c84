"""An HTTP API as an app: one tab for each operation of its OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlencode

from ..app import Blocks
from ..client.http import Http
from ..components.checkbox import Checkbox
from ..components.dropdown import Dropdown
from ..components.json import JSON
from ..components.number import Number
from ..components.textbox import Textbox
from ..errors import BadProp, CallFailed, Error
from ..graph.component import Component
from ..recipes.interface import Interface
from ..recipes.tabbed import TabbedInterface
from ..wire.codec import decode, encode

METHODS = ("get", "post", "put", "patch", "delete")
MOST_OPERATIONS = 200


def load_openapi(
    openapi_spec: str | dict[str, Any],
    base_url: str,
    *,
    paths: list[str] | None = None,
    exclude_paths: list[str] | None = None,
    methods: list[Literal["get", "post", "put", "patch", "delete"]] | None = None,
    auth_token: str | None = None,
    **interface_kwargs: Any,
) -> Blocks:
    """An app of an HTTP API.

    Parameters:
        openapi_spec: its description: a dict, the path of a JSON file, or an address.
        base_url: where the API is. Nothing else is ever asked, whatever the description says.
        paths: only those paths; `*` stands for anything.
        exclude_paths: all but those.
        methods: only those methods.
        auth_token: sent as a bearer token; stays on this server.
        interface_kwargs: further arguments of each `Interface`.

    Raises `BadProp` for a description that has no operation of that kind.
    """
    spec = _read(openapi_spec)
    http = Http(base_url, {"Authorization": f"Bearer {auth_token}"} if auth_token else {})
    apps: list[Blocks] = []
    names: list[str] = []
    for path, method, operation in _operations(spec, paths, exclude_paths, methods):
        apps.append(_app_of(http, spec, path, method, operation, interface_kwargs))
        names.append(f"{method.upper()} {path}")
    if not apps:
        raise BadProp("load_openapi: the description has no operation that fits paths, exclude_paths and methods.")
    title = str(spec.get("info", {}).get("title") or "API")[:200]
    return apps[0] if len(apps) == 1 else TabbedInterface(apps[:MOST_OPERATIONS], names[:MOST_OPERATIONS], title)


def _read(given: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(given, dict):
        return given
    if given.startswith(("http://", "https://")):
        answer = Http(given).ask("GET", given)
        text: bytes = answer.body
    else:
        text = Path(given).read_bytes()
    try:
        spec = decode(text)
    except ValueError as error:
        raise BadProp(f"load_openapi: '{given}' is not JSON.") from error
    if not isinstance(spec, dict):
        raise BadProp(f"load_openapi: '{given}' is not an OpenAPI description.")
    return spec


def _operations(
    spec: dict[str, Any], paths: Sequence[str] | None, excluded: Sequence[str] | None, methods: Sequence[str] | None
) -> list[tuple[str, str, dict[str, Any]]]:
    from fnmatch import fnmatchcase

    found = []
    for path, told in (spec.get("paths") or {}).items():
        is_wanted = paths is None or any(fnmatchcase(path, one) for one in paths)
        if not is_wanted or any(fnmatchcase(path, one) for one in excluded or ()) or not isinstance(told, dict):
            continue
        for method in METHODS:
            if isinstance(told.get(method), dict) and (methods is None or method in methods):
                shared = told.get("parameters") or []
                operation = told[method]
                found.append(
                    (path, method, {**operation, "parameters": [*shared, *(operation.get("parameters") or [])]})
                )
    return found


def _app_of(
    http: Http, spec: dict[str, Any], path: str, method: str, operation: dict[str, Any], options: dict[str, Any]
) -> Interface:
    parameters = [_resolved(spec, one) for one in operation["parameters"]]
    parameters = [one for one in parameters if one.get("in") in ("path", "query", "header")]
    body = _body_schema(spec, operation)
    inputs = [_input(str(one["name"]), _resolved(spec, one.get("schema") or {}), one) for one in parameters]
    if body is not None:
        inputs.append(JSON(label="Body", value=_example(spec, body)))

    def call(*given: Any) -> Any:
        values = list(given)
        sent = encode(values.pop()) if body is not None else None
        return _asked(http, path, method, list(zip(parameters, values, strict=True)), sent)

    name = str(operation.get("operationId") or f"{method}_{path}")
    call.__name__ = "".join(c if c.isalnum() else "_" for c in name).strip("_")[:60] or "call"
    words = str(operation.get("description") or operation.get("summary") or "")[:2_000]
    told: dict[str, Any] = {
        "description": _as_text(words),
        "api_name": call.__name__,
        "api_description": words,
        "flagging_mode": "never",
    }
    return Interface(call, inputs or None, JSON(label="Answer"), **{**told, **options})


def _as_text(words: str) -> str:
    # A description is somebody else's: its characters are shown, none of them is markup.
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|<>~" else c for c in words)


def _resolved(spec: dict[str, Any], told: Any, depth: int = 0) -> dict[str, Any]:
    reference = told.get("$ref") if isinstance(told, dict) else None
    if not isinstance(reference, str) or not reference.startswith("#/") or depth > 10:
        return told if isinstance(told, dict) else {}
    target: Any = spec
    for part in reference[2:].split("/"):
        target = target.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
    return _resolved(spec, target, depth + 1)


def _body_schema(spec: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any] | None:
    body = _resolved(spec, operation.get("requestBody") or {})
    content = body.get("content") or {}
    media = next((one for kind, one in content.items() if "json" in kind), None)
    return _resolved(spec, media.get("schema") or {}) if isinstance(media, dict) else None


def _example(spec: dict[str, Any], schema: dict[str, Any], depth: int = 0) -> Any:
    schema = _resolved(spec, schema)
    for key in ("example", "default"):
        if key in schema:
            return schema[key]
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return schema["enum"][0]
    if depth > 5:
        return None
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        return {key: _example(spec, one, depth + 1) for key, one in (schema.get("properties") or {}).items()}
    if kind == "array":
        return [_example(spec, schema.get("items") or {}, depth + 1)]
    return {"string": "", "integer": 0, "number": 0, "boolean": False}.get(str(kind))


def _input(name: str, schema: dict[str, Any], told: dict[str, Any]) -> Component:
    label = f"{name} *" if told.get("required") else name
    options: dict[str, Any] = {"label": label[:200], "info": _as_text(str(told.get("description") or "")[:500]) or None}
    first = schema.get("default", told.get("example"))
    if isinstance(schema.get("enum"), list):
        return Dropdown([one for one in schema["enum"] if isinstance(one, (str, int, float))], value=first, **options)
    kind = schema.get("type")
    if kind in ("integer", "number"):
        value = first if isinstance(first, (int, float)) else None
        return Number(value=value, precision=0 if kind == "integer" else None, **options)
    if kind == "boolean":
        return Checkbox(value=bool(first), **options)
    return Textbox(value=None if first is None else str(first), **options)


def _asked(http: Http, path: str, method: str, given: list[tuple[dict[str, Any], Any]], body: bytes | None) -> Any:
    query: list[tuple[str, str]] = []
    headers: dict[str, str] = {"Accept": "application/json"}
    for told, value in given:
        name, text = str(told["name"]), value if isinstance(value, str) else json.dumps(value)
        if value is None or value == "":
            if told.get("required"):
                raise Error(f"'{name}' is needed.", print_exception=False)
            continue
        if told["in"] == "path":
            path = path.replace(f"{{{name}}}", quote(text, safe=""))
        elif told["in"] == "query":
            query.append((name, text))
        elif name.isascii() and text.isascii() and text.isprintable() and name.lower() not in ("host", "cookie"):
            headers[name] = text
    if body is not None:
        headers["Content-Type"] = "application/json"
    where = path.lstrip("/") + (f"?{urlencode(query)}" if query else "")
    # "./": a path that begins like an address must not become one.
    try:
        answer = http.ask(method.upper(), f"./{where}", body, headers)
    except CallFailed as error:
        raise Error(str(error), print_exception=False) from error
    try:
        told_back: Any = decode(answer.body)
    except ValueError:
        told_back = answer.body[:100_000].decode("utf-8", "replace")
    if answer.status >= 400:
        raise Error(f"The API answered {answer.status}: {str(told_back)[:500]}", print_exception=False)
    return told_back
