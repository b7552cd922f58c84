"""What a function may know about a call that came over the web."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from ..engine.request import Address, RequestFacts


def facts_of(connection: HTTPConnection, user: str | None, session_hash: str | None = None) -> RequestFacts:
    """The facts of a request or socket, as `gr.Request` shows them."""
    client = connection.client
    headers = connection.headers
    return RequestFacts(
        headers=dict(headers.items()),
        client=Address(client.host, client.port) if client else None,
        url=str(connection.url),
        query_params=dict(connection.query_params),
        path_params=dict(connection.path_params),
        cookies=dict(connection.cookies) if "cookie" in headers else {},
        username=user,
        session_hash=session_hash,
    )
