"""The endpoints as an OpenAPI 3.1 document: types, examples and words from the app's own definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..version import __version__
from .api_runs import MOST_KEY_LENGTH
from .contracts import FILE_INPUT, Contract, has_files
from .gradio_config import packed
from .roots import root_of

if TYPE_CHECKING:
    from .site import Site


async def document(site: Site, request: Request) -> Response:
    """The endpoints that the API lists, and how runs are asked for."""
    return packed(request, describe(site, root_of(site, request)))


def describe(site: Site, root: str) -> dict[str, Any]:
    """The document. `root` is the app's public address."""
    contracts = site.contracts.public()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": str(site.blueprint.title or "Limelight"),
            "version": __version__,
            "description": "Call a function with one request. Long ones stream their events, or are asked for later.",
        },
        "servers": [{"url": root}],
        "tags": [{"name": "endpoints", "description": "The app's functions."}, {"name": "runs", "description": _RUNS}],
        "paths": {**{f"/api/{one.name}": {"post": _call(one)} for one in contracts}, **_RUN_PATHS},
        "components": {
            "schemas": {"File": FILE_INPUT, "Run": _RUN, "Fault": _FAULT},
            "parameters": _PARAMETERS,
            "responses": _RESPONSES,
        },
    }


_RUNS = (
    "A call with `Prefer: respond-async`, an `Idempotency-Key` or events has a run that can be asked for until ten "
    "minutes after its end."
)


def _call(contract: Contract) -> dict[str, Any]:
    schema = _with_reference(contract.schema)
    content: dict[str, Any] = {"application/json": {"schema": {"anyOf": [schema, _by_position(contract)]}}}
    example = example_of(contract)
    content["application/json"]["example"] = example
    if any(has_files(one.wire) for one in contract.parameters):
        content["multipart/form-data"] = {"schema": _form(contract)}
    body: dict[str, Any] = {"content": content}
    if contract.schema.get("required"):
        body["required"] = True
    references = ("IdempotencyKey", "Session", "Prefer")
    return {
        "tags": ["endpoints"],
        "operationId": contract.name,
        "summary": contract.description.split(". ")[0][:120] or f"Call {contract.name}",
        "description": contract.description,
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in references],
        "requestBody": body,
        "responses": {
            "200": _done(contract),
            "202": {"description": "It runs; ask for it under its id.", "content": _json({"$ref": _RUN_REFERENCE})},
            **{status: {"$ref": f"#/components/responses/{name}"} for status, name in _CALL_FAULTS.items()},
        },
    }


_RUN_REFERENCE = "#/components/schemas/Run"
_CALL_FAULTS = {
    "400": "Unreadable",
    "401": "NotSignedIn",
    "403": "Refused",
    "404": "Unknown",
    "409": "Cancelled",
    "413": "TooLarge",
    "422": "Wrong",
    "500": "Failed",
    "502": "Unreachable",
    "503": "Full",
}


def example_of(contract: Contract) -> dict[str, Any]:
    """Arguments that a caller may begin with: those that are needed, and the defaults of the others."""
    named = {one.name: one.example if one.is_required else one.default for one in contract.parameters}
    return {name: value for name, value in named.items() if value is not None}


def _by_position(contract: Contract) -> dict[str, Any]:
    schemas = [_with_reference(one.schema) for one in contract.parameters]
    least = max((i + 1 for i, one in enumerate(contract.parameters) if one.is_required), default=0)
    told: dict[str, Any] = {
        "type": "array",
        "description": "The same by position.",
        "minItems": least,
        "maxItems": len(schemas),
    }
    return {**told, "prefixItems": schemas} if schemas else told


def _form(contract: Contract) -> dict[str, Any]:
    schema = contract.schema
    files = {one.name for one in contract.parameters if has_files(one.wire)}
    binary = {"type": "string", "contentMediaType": "application/octet-stream"}
    fields = {
        name: {"description": "A file.", **binary} if name in files else one
        for name, one in schema["properties"].items()
    }
    return {**schema, "properties": fields}


def _done(contract: Contract) -> dict[str, Any]:
    answer = {
        "type": "object",
        "properties": {
            "result": contract.result_schema,
            "seconds": {"type": "number", "description": "How long the function ran."},
            "run": {"type": "string", "description": "The id of the run."},
        },
        "required": ["result", "seconds", "run"],
    }
    return {
        "description": contract.returned_words or "The result.",
        "headers": {"Limelight-Run": {"description": "The id of the run.", "schema": {"type": "string"}}},
        "content": {**_json(answer), **_EVENTS},
    }


def _with_reference(schema: Any) -> Any:
    """A schema with files named instead of written out each time."""
    if schema is FILE_INPUT:
        return {"$ref": "#/components/schemas/File"}
    if isinstance(schema, dict):
        if schema.get("title") == FILE_INPUT["title"] and schema.get("anyOf", [])[:2] == FILE_INPUT["anyOf"]:
            return {"anyOf": [{"$ref": "#/components/schemas/File"}, {"type": "null"}]}
        return {key: _with_reference(one) for key, one in schema.items()}
    return [_with_reference(one) for one in schema] if isinstance(schema, list) else schema


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


_FAULT: dict[str, Any] = {
    "type": "object",
    "properties": {"detail": {"description": "What is wrong, and what to do."}},
    "required": ["detail"],
}
_RUN: dict[str, Any] = {
    "type": "object",
    "properties": {
        "run": {"type": "string"},
        "endpoint": {"type": "string"},
        "status": {"enum": ["queued", "running", "done", "failed", "cancelled"]},
        "position": {"type": "integer", "description": "How many runs are before it; while it is queued."},
        "seconds": {"type": "number"},
        "progress": {"type": "array", "items": {"type": "object"}},
        "result": {"description": "When it is done."},
        "error": {"type": "object", "properties": {"message": {"type": "string"}}, "required": ["message"]},
    },
    "required": ["run", "endpoint", "status"],
}
_PARAMETERS: dict[str, Any] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "Any text of the caller's. A call that is repeated with it gets the first one's run.",
        "schema": {"type": "string", "minLength": 1, "maxLength": MOST_KEY_LENGTH},
    },
    "Session": {
        "name": "Limelight-Session",
        "in": "header",
        "description": "Any text: calls with the same one share what the app keeps per visitor.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    },
    "Prefer": {
        "name": "Prefer",
        "in": "header",
        "description": "`respond-async` answers at once, with the id of the run.",
        "schema": {"type": "string"},
    },
    "Run": {"name": "run", "in": "path", "required": True, "schema": {"type": "string"}},
    "After": {
        "name": "after",
        "in": "query",
        "description": "The number of the last event that was seen.",
        "schema": {"type": "integer", "minimum": 0, "maximum": 99_999_999_999},
    },
}
_RESPONSES: dict[str, Any] = {
    name: {"description": words, "content": _json({"$ref": "#/components/schemas/Fault"})}
    for name, words in {
        "Unreadable": "The request cannot be read.",
        "NotSignedIn": "The app asks for a sign-in.",
        "Refused": "Not from here, or not this file.",
        "Unknown": "There is no such thing.",
        "Cancelled": "The run was cancelled, or the key was used for other inputs.",
        "TooLarge": "The request is larger than the app takes.",
        "Wrong": "An argument is unknown, missing, or not what it must be; or the function refused it.",
        "Failed": "The function failed.",
        "Unreachable": "A file could not be fetched from its address.",
        "Full": "Too many runs wait. Try again later.",
    }.items()
}


def _faults(*statuses: str) -> dict[str, Any]:
    return {status: {"$ref": f"#/components/responses/{_CALL_FAULTS[status]}"} for status in statuses}


def _of_run(summary: str, id: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    answers = {"200": {"description": summary, "content": content}, **_faults("400", "401", "403", "404")}
    return {"tags": ["runs"], "summary": summary, "operationId": id, "responses": answers, **more}


_EVENTS: dict[str, Any] = {
    "text/event-stream": {
        "schema": {
            "type": "object",
            "properties": {
                "id": {"type": "string", "description": "The number of the event."},
                "event": {
                    "enum": "queued started progress notice partial change result error cancelled".split(),
                },
                "data": {"type": "string", "description": "JSON."},
            },
        }
    }
}
_RUN_PARAMETER = [{"$ref": "#/components/parameters/Run"}]
_RUN_PATHS: dict[str, Any] = {
    "/api/runs/{run}": {
        "parameters": _RUN_PARAMETER,
        "get": _of_run("How a run is", "getRun", _json({"$ref": _RUN_REFERENCE})),
    },
    "/api/runs/{run}/events": {
        "parameters": _RUN_PARAMETER,
        "get": _of_run(
            "The events of a run, after a number",
            "followRun",
            _EVENTS,
            parameters=[{"$ref": "#/components/parameters/After"}],
        ),
    },
    "/api/runs/{run}/cancel": {
        "parameters": _RUN_PARAMETER,
        "post": _of_run("Cancel a run", "cancelRun", _json({"$ref": _RUN_REFERENCE})),
    },
}
