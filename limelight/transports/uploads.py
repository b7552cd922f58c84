"""How far uploads are, for clients that ask: `upload_progress`."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..settings import HEARTBEAT_S
from .answers import EventStream, event

if TYPE_CHECKING:
    from .site import Site

MOST_UPLOADS = 1_000
WAITED_S = 3


class Upload:
    """The bytes that came since somebody asked last."""

    def __init__(self) -> None:
        self.news: deque[tuple[str, int]] = deque()
        self.is_over = False
        self._changed = asyncio.Event()

    def add(self, name: str, size_bytes: int) -> None:
        """So many bytes of a file came."""
        if self.news and self.news[-1][0] == name:
            size_bytes += self.news.pop()[1]
        self.news.append((name, size_bytes))
        self._changed.set()

    def end(self) -> None:
        """No more bytes come."""
        self.is_over = True
        self._changed.set()

    async def wait(self, seconds: float) -> bool:
        """Whether something came within so many seconds."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return False
        self._changed.clear()
        return True


class Uploads:
    """The uploads whose progress may be asked for; the oldest go first."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Upload] = OrderedDict()
        self._began = asyncio.Event()

    def begin(self, id: str | None) -> Upload:
        """An upload begins, under an id when somebody will ask."""
        upload = Upload()
        if id:
            self._known[id] = upload
            self._began.set()
            self._began = asyncio.Event()
            while len(self._known) > MOST_UPLOADS:
                self._known.popitem(last=False)
        return upload

    async def find(self, id: str, within_s: float) -> Upload | None:
        """The upload of that id, waiting a moment for one that is about to begin."""
        until = asyncio.get_running_loop().time() + within_s
        while id not in self._known:
            left_s = until - asyncio.get_running_loop().time()
            if left_s <= 0:
                return None
            try:
                await asyncio.wait_for(asyncio.shield(self._began.wait()), left_s)
            except (asyncio.TimeoutError, TimeoutError):
                return None
        return self._known[id]

    def forget(self, id: str) -> None:
        """Nobody asks for it any more."""
        self._known.pop(id, None)


async def upload_progress(site: Site, request: Request) -> Any:
    """The bytes of an upload as they come."""
    id = request.query_params.get("upload_id", "")
    upload = await site.uploads.find(id, WAITED_S)
    if upload is None:
        return Response("There is no upload with this id.", status_code=404, media_type="text/plain")
    return EventStream(_news_of(site.uploads, id, upload))


async def _news_of(uploads: Uploads, id: str, upload: Upload) -> AsyncIterator[bytes]:
    every_s = float(HEARTBEAT_S.read() or 15)
    while True:
        while upload.news:
            name, size_bytes = upload.news.popleft()
            yield event({"msg": "update", "orig_name": name, "chunk_size": size_bytes})
        if upload.is_over:
            uploads.forget(id)
            yield event({"msg": "done"})
            return
        if not await upload.wait(every_s):
            yield event({"msg": "heartbeat"})
