"""What an app elsewhere offers: its endpoints with their parameters and results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import CallRefused, nearest


@dataclass(frozen=True)
class Parameter:
    """A value that an endpoint takes."""

    name: str
    type: str
    """As Python would write it."""
    schema: dict[str, Any]
    label: str
    component: str
    is_required: bool
    default: Any
    description: str
    example: Any


@dataclass(frozen=True)
class Returned:
    """A value that an endpoint gives."""

    label: str
    type: str
    schema: dict[str, Any]
    component: str


@dataclass(frozen=True)
class Endpoint:
    """A function of an app elsewhere."""

    name: str
    """With the leading slash."""
    description: str
    parameters: tuple[Parameter, ...]
    returns: tuple[Returned, ...]

    def __str__(self) -> str:
        takes = ", ".join(
            f"{one.name}: {one.type}" + ("" if one.is_required else f" = {one.default!r}") for one in self.parameters
        )
        gives = ", ".join(one.type for one in self.returns) or "None"
        lines = [f" - predict({takes}{', ' if takes else ''}api_name={self.name!r}) -> {gives}"]
        lines += [f"     {self.description}"] if self.description else []
        for one in self.parameters:
            words = f": {one.description}" if one.description else ""
            lines.append(f"     {one.name} ({one.component}, '{one.label}'){words}")
        return "\n".join(lines)


def endpoints_of(info: dict[str, Any]) -> dict[str, Endpoint]:
    """The endpoints by name, from what a server tells."""
    return {name: _endpoint(name, told) for name, told in info.get("named_endpoints", {}).items()}


def _endpoint(name: str, told: dict[str, Any]) -> Endpoint:
    return Endpoint(
        name,
        str(told.get("description") or ""),
        tuple(_parameter(i, one) for i, one in enumerate(told.get("parameters", ()))),
        tuple(
            Returned(str(one.get("label")), _type_of(one), one.get("type") or {}, str(one.get("component", "")))
            for one in told.get("returns", ())
        ),
    )


def _parameter(i: int, told: dict[str, Any]) -> Parameter:
    return Parameter(
        name=str(told.get("parameter_name") or f"param_{i}"),
        type=_type_of(told),
        schema=told.get("type") or {},
        label=str(told.get("label")),
        component=str(told.get("component", "")),
        is_required=not told.get("parameter_has_default", False),
        default=told.get("parameter_default"),
        description=str((told.get("python_type") or {}).get("description") or ""),
        example=told.get("example_input"),
    )


def _type_of(told: dict[str, Any]) -> str:
    return str((told.get("python_type") or {}).get("type") or "Any")


def arguments(endpoint: Endpoint, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Any]:
    """One value per parameter. Raises `CallRefused` naming what is unknown, missing or given twice."""
    known = [one.name for one in endpoint.parameters]
    if len(args) > len(known):
        raise CallRefused(
            f"'{endpoint.name}' takes {len(known)} ({', '.join(known) or 'nothing'}) but got {len(args)}."
        )
    given = dict(zip(known, args, strict=False))
    for name, value in kwargs.items():
        if name not in known:
            hint = nearest(name, known) or f". It takes: {', '.join(known) or 'nothing'}."
            raise CallRefused(f"'{endpoint.name}' has no parameter '{name}'{hint}")
        if name in given:
            raise CallRefused(f"'{endpoint.name}' was given '{name}' twice: by position and by name.")
        given[name] = value
    for one in endpoint.parameters:
        if one.name not in given and one.is_required:
            raise CallRefused(f"'{endpoint.name}' needs a value for '{one.name}'.")
    return [given.get(one.name, one.default) for one in endpoint.parameters]
