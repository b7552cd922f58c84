"""Reads the docstring of a user's function: its summary, and what it says of each parameter."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field

_SECTION = re.compile(
    r"^(parameters|args|arguments|params|returns|return|yields|raises|examples?|notes?)\s*:?\s*$", re.IGNORECASE
)
_ENTRY = re.compile(r"^\*{0,2}(\w+)\s*(?:\([^)]*\))?\s*:\s*(.*)$")
_SPHINX = re.compile(r"^:param\s+(?:[\w\[\], |]+\s+)?(\w+)\s*:\s*(.*)$")
_TAKES = {"parameters", "args", "arguments", "params"}


@dataclass
class Docstring:
    """A docstring taken apart."""

    summary: str = ""
    """Everything before the first section, as one paragraph."""
    parameters: dict[str, str] = field(default_factory=dict)
    """What is said of each parameter, by name."""
    returns: str = ""
    """What is said of the result."""


def parse_docstring(text: str | None) -> Docstring:
    """Read a docstring in Google's, NumPy's colon or Sphinx's form. Anything else is summary."""
    found = Docstring()
    if not text:
        return found
    summary: list[str] = []
    section, name = "", ""
    for line in inspect.cleandoc(text).splitlines():
        stripped = line.strip()
        if match := _SPHINX.match(stripped):
            section, name = "sphinx", match[1]
            found.parameters[name] = match[2]
        elif match := _SECTION.match(stripped):
            section, name = match[1].lower(), ""
        elif not section:
            summary.append(stripped)
        elif section in _TAKES and (match := _ENTRY.match(stripped)):
            name = match[1]
            found.parameters[name] = match[2]
        elif section in {*_TAKES, "sphinx"} and name and stripped and not stripped.startswith((":", "-")):
            found.parameters[name] += f" {stripped}"
        elif section in {"returns", "return", "yields"} and stripped:
            found.returns = f"{found.returns} {stripped}".strip()
    found.summary = " ".join(line for line in summary if line)
    return found
