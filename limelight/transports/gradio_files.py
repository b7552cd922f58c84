"""Files under the addresses that other clients use."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadValue
from .answers import Refusal
from .files import file_answer

if TYPE_CHECKING:
    from .site import Site

_NOT_KEPT = {"cache-control": "no-store"}


async def file(site: Site, request: Request) -> Response:
    """A file by the path that an answer named, or one that the author lets everybody read by its own path."""
    path = request.path_params["path"]
    store = site.engine.files
    stored = store.open(path.split("/", 1)[0]) or store.open_path(path)
    if stored is None:
        # The same words for what is missing and what is forbidden, so that nobody can look around.
        raise Refusal(403, "There is no file here that you may read.")
    return await file_answer(stored, request)


async def stream_part(site: Site, request: Request) -> Response:
    """A part of a stream of sound or film, for clients that follow it by a playlist: the list, or a segment."""
    names = request.path_params
    session = site.engine.sessions.get(names["session"])
    run = session.runs.get(names["run"]) if session else None
    component = names["component"]
    outlet = run.heard.get(int(component)) if run and component.isascii() and component.isdigit() else None
    if outlet is None:
        raise Refusal(404, "There is no stream here.")
    if names["name"] == "playlist.m3u8":
        return Response(outlet.playlist(), media_type="application/vnd.apple.mpegurl", headers=_NOT_KEPT)
    try:
        data = await asyncio.to_thread(outlet.segment, names["name"])
    except BadValue as error:
        raise Refusal(404, str(error)) from error
    if data is None:
        raise Refusal(404, "This piece of the stream is gone, or not there yet.")
    return Response(data, media_type=outlet.segment_type, headers=_NOT_KEPT)
