"""What an endpoint takes and gives, as schemas: one reading for the check of a call, OpenAPI and agents' tools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..define.check import fault_in
from ..define.docstring import parse_docstring
from ..errors import nearest
from ..graph.component import Component
from ..graph.describe import endpoint_info, is_file_schema
from ..wire.values import FILE_MARK
from .answers import Refusal

if TYPE_CHECKING:
    from ..graph.listener import Listener
    from .site import Site

FILE_INPUT: dict[str, Any] = {
    "title": "File",
    "description": "A web address, a data: address, the path that an upload answered, or an object with one of them.",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "path": {"type": ["string", "null"]},
                "url": {"type": ["string", "null"]},
                "orig_name": {"type": ["string", "null"]},
            },
        },
    ],
}
"""A file as a caller gives it."""


@dataclass(frozen=True)
class Parameter:
    """One value that a caller gives."""

    name: str
    schema: dict[str, Any]
    """Files as `FILE_INPUT`; null is allowed everywhere."""
    wire: dict[str, Any]
    """The schema as the component says it."""
    is_required: bool
    default: Any
    example: Any
    words: str


class Contract:
    """What one endpoint takes and gives. Read once."""

    def __init__(self, site: Site, listener: Listener):
        info = endpoint_info(listener)
        outgoing = site.engine.files.outgoing
        self.listener = listener
        self.name = listener.api_name
        self.description: str = info["description"]
        self.returned_words = parse_docstring(getattr(listener.fn, "__doc__", None)).returns
        defaults = {one.name: one.default for one in listener.parameters if one.injected_as is None}
        nodes = [node for node in listener.inputs if not node.skips_api and isinstance(node, Component)]
        self.parameters = [
            Parameter(
                name=one["parameter_name"],
                schema=input_schema(_bounded(one["type"], node), default),
                wire=one["type"],
                is_required=not one["parameter_has_default"] and default is None,
                default=default,
                example=one["example_input"],
                words=one["python_type"]["description"] or (getattr(node, "info", None) or ""),
            )
            for one, node in zip(info["parameters"], nodes, strict=True)
            for default in [_default(one, defaults, outgoing)]
        ]
        self.returns = [output_schema(one) for one in info["returns"]]
        self.shown = [i for i, node in enumerate(listener.outputs) if not node.skips_api]
        """Positions of the outputs that a caller gets."""

    @property
    def schema(self) -> dict[str, Any]:
        """The schema of a call's arguments by name."""
        required = [one.name for one in self.parameters if one.is_required]
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {one.name: _told(one) for one in self.parameters},
            "additionalProperties": False,
        }
        return {**schema, "required": required} if required else schema

    @property
    def result_schema(self) -> dict[str, Any]:
        """The schema of the result: of the one output, or a list of all."""
        if len(self.returns) == 1:
            return self.returns[0]
        return {
            "type": "array",
            "prefixItems": self.returns,
            "minItems": len(self.returns),
            "maxItems": len(self.returns),
        }

    def result(self, values: list[Any]) -> Any:
        """The result as a caller gets it: the value of the one output, or a list; States are left out."""
        shown = [values[i] for i in self.shown]
        return shown[0] if len(shown) == 1 else shown

    def inputs(self, given: Any) -> list[Any]:
        """One value per input of the listener, from arguments by name (an object) or by position (a list).

        Raises `Refusal` (422) for an unknown or missing name and a value that is not what the schema says.
        """
        named = given if isinstance(given, dict) else self._by_position(given)
        known = [one.name for one in self.parameters]
        for name in named:
            if name not in known:
                takes = f"It takes: {', '.join(known) or 'nothing'}."
                raise Refusal(422, f"'/{self.name}' has no parameter '{name}'{nearest(name, known) or '.'} {takes}")
        values = iter([self._value(one, named) for one in self.parameters])
        return [
            None if node.skips_api or not isinstance(node, Component) else next(values) for node in self.listener.inputs
        ]

    def _by_position(self, given: list[Any]) -> dict[str, Any]:
        if len(given) > len(self.parameters):
            names = ", ".join(one.name for one in self.parameters) or "nothing"
            raise Refusal(422, f"'/{self.name}' takes {len(self.parameters)} ({names}) but got {len(given)}.")
        return {one.name: value for one, value in zip(self.parameters, given, strict=False)}

    def _value(self, parameter: Parameter, named: dict[str, Any]) -> Any:
        if parameter.name not in named:
            if parameter.is_required:
                raise Refusal(422, f"'/{self.name}' needs a value for '{parameter.name}'.")
            return parameter.default
        value = named[parameter.name]
        if found := fault_in(parameter.schema, value, f"'{parameter.name}'"):
            raise Refusal(422, f"'/{self.name}': {found}")
        return with_files(parameter.wire, value)


def _default(told: dict[str, Any], of_function: dict[str, Any], outgoing: Any) -> Any:
    """What is taken for a value that is not given: the component's first value, else the function's own default."""
    if told["parameter_has_default"]:
        return outgoing(told["parameter_default"], trusted=True)
    default = of_function.get(told["parameter_name"])
    return default if isinstance(default, (str, int, float, bool)) else None


class Contracts:
    """The contracts of an app's endpoints, each read when first asked for."""

    def __init__(self, site: Site):
        self._site = site
        self._known: dict[int, Contract] = {}

    def of(self, listener: Listener) -> Contract:
        """The contract of an endpoint."""
        if listener.id not in self._known:
            self._known[listener.id] = Contract(self._site, listener)
        return self._known[listener.id]

    def public(self) -> list[Contract]:
        """Those of all endpoints that the API lists."""
        listeners = self._site.blueprint.listeners.values()
        return [self.of(one) for one in listeners if one.fn is not None and one.api_visibility == "public"]


def with_files(schema: dict[str, Any], value: Any) -> Any:
    """A value with every file that was given as text, or without its mark, as the file object that components read."""
    if value is None:
        return None
    if is_file_schema(schema):
        meta = {"meta": {"_type": FILE_MARK}}
        return {"path": value, **meta} if isinstance(value, str) else {**value, **meta}
    for one in schema.get("anyOf", ()):
        if is_file_schema(one):
            return with_files(one, value)
    if isinstance(value, list):
        first = schema.get("prefixItems", [])
        return [with_files(first[i] if i < len(first) else schema.get("items", {}), x) for i, x in enumerate(value)]
    if isinstance(value, dict) and (known := schema.get("properties")):
        return {key: with_files(known.get(key, {}), item) for key, item in value.items()}
    return value


def has_files(schema: dict[str, Any]) -> bool:
    """Whether a file may be given for a value of this schema, or inside of it."""
    if is_file_schema(schema):
        return True
    inner = [schema.get("items"), *schema.get("anyOf", ()), *schema.get("properties", {}).values()]
    return any(has_files(one) for one in inner if isinstance(one, dict))


def input_schema(schema: dict[str, Any], default: Any = None) -> dict[str, Any]:
    """The schema of a value that a caller gives: local references written out, files as `FILE_INPUT`, null allowed."""
    plain = _with_null(_written_out(schema, schema.get("$defs", {}), FILE_INPUT))
    return plain if default is None else {**plain, "default": default}


def plain_schema(schema: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    """A schema with local references written out, and `file` where a file is."""
    plain: dict[str, Any] = _written_out(schema, schema.get("$defs", {}), file)
    return plain


def output_schema(told: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that a caller gets. An update of other props than the value is an object."""
    schema = told["type"]
    plain = _with_null(_written_out(schema, schema.get("$defs", {}), None))
    update = {"type": "object", "required": ["__type__"], "properties": {"__type__": {"const": "update"}}}
    return {"title": told["label"], "anyOf": [plain, update]} if plain else {"title": told["label"]}


def _written_out(schema: Any, named: dict[str, Any], file: dict[str, Any] | None, depth: int = 0) -> Any:
    if isinstance(schema, list):
        return [_written_out(one, named, file, depth) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(reference := schema.get("$ref"), str):
        target = named.get(reference.rpartition("/")[2])
        # A schema may hold itself; so deep nobody looks.
        return _written_out(target, named, file, depth + 1) if target is not None and depth < 8 else {}
    if is_file_schema(schema):
        # What is given out may be a web address without a mark; only its shape is promised.
        return file if file is not None else {"type": "object", "title": "FileData"}
    # Some components say "anything" as a type that is an empty schema.
    told = {key: one for key, one in schema.items() if key != "$defs" and not (key == "type" and one == {})}
    return {key: _written_out(one, named, file, depth) for key, one in told.items()}


def _with_null(schema: dict[str, Any]) -> dict[str, Any]:
    if not schema:
        return {}
    if "enum" in schema:
        rest = {key: one for key, one in schema.items() if key != "type"}
        return {**rest, "enum": [*schema["enum"], *([None] if None not in schema["enum"] else [])]}
    kind = schema.get("type")
    if isinstance(kind, str) and "anyOf" not in schema and "const" not in schema:
        return {**schema, "type": [kind, "null"]}
    words: dict[str, Any] = {key: schema[key] for key in ("title", "description") if key in schema}
    return {**words, "anyOf": [*(schema.get("anyOf") or [schema]), {"type": "null"}]}


def _bounded(schema: dict[str, Any], node: Any) -> dict[str, Any]:
    """The bounds of a number stand in the component."""
    if schema.get("type") not in ("number", "integer"):
        return schema
    bounds = {name: getattr(node, name, None) for name in ("minimum", "maximum")}
    return {**schema, **{name: bound for name, bound in bounds.items() if isinstance(bound, (int, float))}}


def _told(parameter: Parameter) -> dict[str, Any]:
    schema = dict(parameter.schema)
    if parameter.words:
        schema["description"] = parameter.words
    if parameter.example is not None and "examples" not in schema:
        schema["examples"] = [parameter.example]
    return schema
