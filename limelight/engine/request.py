"""What a function may know about the call that started it: `gr.Request`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Address(NamedTuple):
    """The caller's network address."""

    host: str
    port: int


@dataclass
class RequestFacts:
    """The facts of one call, as a transport collects them."""

    headers: dict[str, str] = field(default_factory=dict)
    """Header names are in lower case."""
    client: Address | None = None
    url: str = ""
    query_params: dict[str, str] = field(default_factory=dict)
    path_params: dict[str, Any] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    username: str | None = None
    session_hash: str | None = None


class Header(str):
    """One header of the call that started a function, as text: annotate a parameter that is named like it.

    `def fn(prompt: str, x_api_token: gr.Header)` gets the header `x-api-token`. It is no input: neither the page nor
    the API asks for it. A header that was not sent gives the parameter's default, None when there is none.
    """

    __slots__ = ()
    injected_as = "header"


class Request:
    """The call that started a function. Annotate a parameter with it to receive it.

    Parameters:
        request: the facts, or another object that has them as attributes (a Starlette request).
        username: who is signed in.
        session_hash: the id of the session.
        kwargs: facts by name, when there is no request.

    Has `headers`, `query_params`, `cookies`, `client.host`, `url`, `path_params`, `username`, `session_hash`.
    """

    injected_as = "request"

    def __init__(
        self, request: Any = None, username: str | None = None, session_hash: str | None = None, **kwargs: Any
    ):
        self.request = request if request is not None else RequestFacts(**kwargs) if kwargs else None
        self.username = username
        self.session_hash = session_hash

    def __getattr__(self, name: str) -> Any:
        request = self.__dict__.get("request")
        if request is None:
            raise AttributeError(f"This Request has no '{name}': the function was not called through the web.")
        return getattr(request, name)
