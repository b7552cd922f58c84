"""What agents find in an app: its endpoints as tools, resources and prompts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..errors import nearest
from ..mcp import Mark, mark_of
from .contracts import Contract, Parameter, plain_schema

if TYPE_CHECKING:
    from .site import Site

FILE_ADDRESS: dict[str, Any] = {
    "type": "string",
    "description": "The address of a file: http(s)://..., or data:...;base64,...",
}
MOST_NAME = 120


class NotOffered(Exception):
    """There is no tool, resource or prompt of this name."""


@dataclass(frozen=True)
class Offer:
    """One endpoint as agents know it."""

    name: str
    contract: Contract
    mark: Mark

    @property
    def description(self) -> str:
        """What it does, for agents."""
        words = self.mark.description or self.contract.description
        returned = self.contract.returned_words
        return f"{words} Returns: {returned}" if returned and not self.mark.description else words

    @cached_property
    def input_schema(self) -> dict[str, Any]:
        """The schema of its arguments."""
        parameters = self.contract.parameters
        required = [one.name for one in parameters if one.is_required]
        schema: dict[str, Any] = {"type": "object", "properties": {one.name: _schema(one) for one in parameters}}
        return {**schema, "required": required} if required else schema

    def as_tool(self) -> dict[str, Any]:
        """As `tools/list` tells it."""
        told: dict[str, Any] = {"name": self.name, "description": self.description, "inputSchema": self.input_schema}
        if self.mark.structured_output:
            result = self.contract.result_schema
            told["outputSchema"] = {"type": "object", "properties": {"result": result}, "required": ["result"]}
        if self.mark.meta:
            told["_meta"] = self.mark.meta
        return told

    def as_prompt(self) -> dict[str, Any]:
        """As `prompts/list` tells it."""
        arguments = [
            {"name": one.name, "description": one.words, "required": one.is_required}
            for one in self.contract.parameters
        ]
        return {"name": self.name, "description": self.description, "arguments": arguments}

    def as_resource(self) -> dict[str, Any]:
        """As `resources/list` and `resources/templates/list` tell it."""
        key = "uriTemplate" if self.is_template else "uri"
        told = {key: self.mark.uri_template, "name": self.name, "description": self.description}
        return {**told, "mimeType": self.mark.mime_type or "text/plain"}

    @property
    def is_template(self) -> bool:
        """Whether its address has names to fill in."""
        return "{" in self.mark.uri_template

    def arguments_in(self, uri: str) -> dict[str, str] | None:
        """What an address says for the names of the template; None for another address."""
        from urllib.parse import unquote

        parts = re.split(r"\{(\w+)\}", self.mark.uri_template)
        pattern = "".join(re.escape(part) if i % 2 == 0 else f"(?P<{part}>[^/]+)" for i, part in enumerate(parts))
        match = re.fullmatch(pattern, uri)
        return {name: unquote(value) for name, value in match.groupdict().items()} if match else None


class Catalog:
    """All that an app offers agents. Made when first asked for."""

    def __init__(self, site: Site):
        self.offers: list[Offer] = []
        taken: set[str] = set()
        for contract in site.contracts.public():
            mark = mark_of(contract.listener.fn)
            name = _free(_name(contract, mark), taken)
            taken.add(name)
            self.offers.append(Offer(name, contract, mark))

    def of(self, kind: str, only: frozenset[str] | None = None) -> list[Offer]:
        """Those of a kind; only those named, when names are given."""
        return [one for one in self.offers if one.mark.kind == kind and (only is None or one.name in only)]

    def named(self, kind: str, name: Any, only: frozenset[str] | None = None) -> Offer:
        """The one of that name. Raises `NotOffered` naming the nearest."""
        offers = self.of(kind, only)
        found = next((one for one in offers if one.name == name), None)
        if found is None:
            hint = nearest(str(name), [one.name for one in offers])
            raise NotOffered(f"There is no {kind} '{str(name)[:100]}'{hint or '.'}")
        return found

    def at(self, uri: Any) -> tuple[Offer, dict[str, str]]:
        """The resource at an address, and what the address says. Raises `NotOffered`."""
        for one in self.of("resource"):
            if (given := one.arguments_in(str(uri))) is not None:
                return one, given
        raise NotOffered(f"There is no resource at '{str(uri)[:200]}'.")


def _name(contract: Contract, mark: Mark) -> str:
    own = getattr(contract.listener.fn, "__name__", "")
    name = mark.name or (own if own.isidentifier() else contract.name)
    return re.sub(r"[^A-Za-z0-9_-]", "_", name)[:MOST_NAME] or "tool"


def _free(name: str, taken: set[str]) -> str:
    free, i = name, 0
    while free in taken:
        i += 1
        free = f"{name[: MOST_NAME - 4]}_{i}"
    return free


def _schema(parameter: Parameter) -> dict[str, Any]:
    schema = dict(plain_schema(parameter.wire, FILE_ADDRESS))
    if parameter.words:
        schema["description"] = f"{parameter.words} {schema.get('description', '')}".strip()
    for name in ("minimum", "maximum"):
        if name in parameter.schema:
            schema[name] = parameter.schema[name]
    if not parameter.is_required and isinstance(parameter.default, (str, int, float, bool, list)):
        schema["default"] = parameter.default
    return schema
