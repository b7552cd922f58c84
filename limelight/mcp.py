"""Say what a function is to agents: `@gr.mcp.tool`, `@gr.mcp.resource`, `@gr.mcp.prompt`.

Every public endpoint of an app that is served with `launch(mcp_server=True)` is a tool already. The decorators give it
another name or other words, or make it something else than a tool. The function itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Mark:
    """What a decorator said of a function."""

    kind: Literal["tool", "resource", "prompt"] = "tool"
    name: str | None = None
    description: str | None = None
    structured_output: bool = False
    meta: dict[str, Any] | None = None
    uri_template: str = ""
    mime_type: str | None = None


def tool(
    name: str | None = None,
    description: str | None = None,
    structured_output: bool = False,
    _meta: dict[str, Any] | None = None,
) -> Callable[[Function], Function]:
    """The function is a tool under this name.

    Parameters:
        name: what agents call it; the function's own name when left out.
        description: what it does, for agents; its docstring when left out.
        structured_output: give the result as data with a schema, besides text.
        _meta: facts for particular hosts.
    """
    return _marker(Mark("tool", name, description, structured_output, _meta))


def resource(
    uri_template: str, description: str | None = None, mime_type: str | None = None
) -> Callable[[Function], Function]:
    """The function gives something to read, at an address such as `"greeting://{name}"`.

    Parameters:
        uri_template: the address; names in braces are the function's parameters.
        description: what is read there; the docstring when left out.
        mime_type: of what is read; text/plain when left out.
    """
    return _marker(Mark("resource", None, description, uri_template=uri_template, mime_type=mime_type))


def prompt(name: str | None = None, description: str | None = None) -> Callable[[Function], Function]:
    """The function writes a prompt from its arguments.

    Parameters:
        name: what agents call it; the function's own name when left out.
        description: what it is for; its docstring when left out.
    """
    return _marker(Mark("prompt", name, description))


def mark_of(fn: Any) -> Mark:
    """What was said of a function; a tool without further words when nothing was."""
    while fn is not None:
        if isinstance(mark := getattr(fn, "__mcp_mark__", None), Mark):
            return mark
        fn = getattr(fn, "__wrapped__", None) or getattr(fn, "func", None)
    return Mark()


def _marker(mark: Mark) -> Callable[[Function], Function]:
    def marked(fn: Function) -> Function:
        target: Any = fn
        target.__mcp_mark__ = mark
        return fn

    return marked
