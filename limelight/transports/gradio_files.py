"""Files under the addresses that other clients use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from .answers import Refusal
from .files import file_answer

if TYPE_CHECKING:
    from .site import Site


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
    """A part of a media stream."""
    raise Refusal(404, "There is no stream here.")
