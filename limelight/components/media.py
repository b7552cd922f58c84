"""What sound and film have in common: a file, where it comes from, and its options."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from typing import Any

from ..define.schema import FILE_SCHEMA
from ..errors import BadProp, BadValue, nearest
from ..wire.values import FileData, is_file

MEDIA_SCHEMA: dict[str, Any] = FILE_SCHEMA
"""Sound or film as clients send it: a file."""


def as_file(payload: Any, who: str) -> FileData | None:
    """The file that travelled; None for none. Raises `BadValue` for anything else."""
    if payload is None:
        return None
    if isinstance(payload, dict) and is_file(payload):
        known = {name: payload[name] for name in FileData.__struct_fields__ if payload.get(name) is not None}
        payload = FileData(**known) if known.get("path") else None
    if not isinstance(payload, FileData):
        raise BadValue(f"'{who}' takes a file, not {str(payload)[:80]!r}.")
    return payload


def chosen_sources(who: str, sources: Any, known: list[str]) -> list[Any]:
    """Sources as a list, all of them when none are given. Raises `BadProp` for an unknown one."""
    chosen = known if sources is None else [sources] if isinstance(sources, str) else list(sources)
    for one in chosen:
        if one not in known:
            raise BadProp(f"{who}: '{one}' is no source; there are {', '.join(known)}{nearest(str(one), known) or '.'}")
    return list(chosen)


def as_dict(options: Any) -> Any:
    """Options as they travel."""
    return asdict(options) if is_dataclass(options) and not isinstance(options, type) else options
