"""Files in and out: uploads go to disk block by block, downloads come by ranges from behind their handle."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response

from ..errors import FileRefused
from .answers import Json, Refusal, etag_matches

if TYPE_CHECKING:
    from ..files.store import StoredFile
    from .site import Site

DRAINED_BYTES = 1 << 30
DRAINED_S = 20


async def put_file(site: Site, request: Request) -> Response:
    """One file as the raw body, under `?name=`. Ending the request early removes what has come."""
    name = request.query_params.get("name") or "file"
    limit, body = site.options.max_file_size, Body(request)
    try:
        _check_declared_size(request, name, limit)
        with site.engine.files.receive(name, limit) as upload:
            # Written in the event loop: measured faster than handing blocks to a thread, and a block is 64 KiB at most.
            async for block in body.blocks():
                upload.write(block)
            file = upload.finish()
    except ClientDisconnect:
        return Response(status_code=400)
    except FileRefused as error:
        await body.drain()
        raise Refusal(error.status, str(error)) from error
    return Json(file)


def _check_declared_size(request: Request, name: str, limit: int | None) -> None:
    declared = request.headers.get("content-length", "")
    if limit is not None and declared.isdigit() and int(declared) > limit:
        from ..files.naming import size_in_words

        raise Refusal(
            413, f"The file '{name}' is larger than the {size_in_words(limit)} this app takes. Choose a smaller one."
        )


class Body:
    """The body of a request as it comes, and whether all of it came."""

    def __init__(self, request: Request):
        self._receive = request.receive
        self._is_over = False

    async def blocks(self) -> AsyncIterator[bytes]:
        """The pieces, 64 KiB at most. Raises `ClientDisconnect` when the sender goes away."""
        while not self._is_over:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            self._is_over = not message.get("more_body", False)
            if body := message.get("body"):
                yield body

    async def drain(self) -> None:
        """Read on and forget, within bounds: a sender that is cut off while it sends never reads the answer."""
        until, size = time.monotonic() + DRAINED_S, 0
        async for block in self.blocks():
            size += len(block)
            if size > DRAINED_BYTES or time.monotonic() > until:
                return


async def get_file(site: Site, request: Request) -> Response:
    """A file by its handle."""
    stored = site.engine.files.open(request.path_params["handle"])
    if stored is None:
        raise Refusal(404, "There is no such file, or it has expired.")
    return await file_answer(stored, request)


async def file_answer(stored: StoredFile, request: Request) -> Response:
    """A stored file: ranges, ETag, and the headers that keep it from acting in the app's name."""
    facts = stored.path.stat()
    etag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
    headers = {
        **stored.headers(download="download" in request.query_params),
        "etag": etag,
        "cache-control": "private, max-age=3600",
    }
    if etag_matches(request.headers, etag):
        return Response(status_code=304, headers={"etag": etag, "cache-control": headers["cache-control"]})
    return FileResponse(stored.path, headers=headers, stat_result=facts)


# Several files in one request, as other clients send them


class Parts:
    """Reads a multipart body and puts every part called `files` on disk as it comes.

    Parameters:
        boundary: from the content type.
        open_file: gives a sink for a file's name.
        on_bytes: told the name and how many bytes have come.
    """

    def __init__(self, boundary: bytes, open_file: Any, on_bytes: Any):
        from python_multipart.multipart import MultipartParser

        self._open_file = open_file
        self._on_bytes = on_bytes
        self._name, self._value = b"", b""
        self._headers: dict[str, str] = {}
        self._sink: Any = None
        self.sinks: list[Any] = []
        self.is_complete = False
        self._parser: Any = MultipartParser(
            boundary,
            {
                "on_part_begin": self._part_begins,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_ends,
                "on_headers_finished": self._headers_end,
                "on_part_data": self._data,
                "on_part_end": self._part_ends,
                "on_end": self._end,
            },
        )

    def feed(self, block: bytes) -> None:
        """The next piece of the body."""
        self._parser.write(block)

    def _part_begins(self) -> None:
        self._headers = {}
        self._sink = None

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_ends(self) -> None:
        self._headers[self._name.decode("latin-1").lower()] = self._value.decode("utf-8", "replace")
        self._name, self._value = b"", b""

    def _headers_end(self) -> None:
        from python_multipart.multipart import parse_options_header

        _, options = parse_options_header(self._headers.get("content-disposition", "").encode())
        if options.get(b"name") != b"files":
            return
        if b"filename" not in options:
            raise Refusal(400, "A part called 'files' has no filename.")
        if len(self.sinks) >= 1000:
            raise Refusal(413, "More than 1,000 files in one request. Send them in several.")
        self._sink = self._open_file(options[b"filename"].decode("utf-8", "replace"))
        self.sinks.append(self._sink)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._sink is not None:
            self._sink.write(memoryview(data)[start:end])
            self._on_bytes(self._sink.name, end - start)

    def _part_ends(self) -> None:
        self._sink = None

    def _end(self) -> None:
        self.is_complete = True


async def post_files(site: Site, request: Request) -> Response:
    """Files in a multipart body; answers their paths in order."""
    boundary = boundary_of(request)
    tracker = site.uploads.begin(request.query_params.get("upload_id"))
    limit, body = site.options.max_file_size, Body(request)
    parts = Parts(boundary, lambda name: site.engine.files.receive(name, limit), tracker.add)
    try:
        await read_parts(parts, body.blocks())
        return Json([sink.finish().path for sink in parts.sinks])
    except ClientDisconnect:
        return Response(status_code=400)
    except (FileRefused, Refusal) as error:
        await body.drain()
        return Response(str(error), status_code=error.status, media_type="text/plain")
    finally:
        tracker.end()
        for sink in parts.sinks:
            sink.discard()


async def read_parts(parts: Parts, stream: AsyncIterator[bytes]) -> None:
    """Read a multipart body to its end. Raises `Refusal` (400) for one that is broken."""
    from python_multipart.exceptions import FormParserError

    try:
        async for block in stream:
            parts.feed(block)
    except FormParserError as error:
        raise Refusal(400, f"The multipart body cannot be read: {error}") from error
    if not parts.is_complete:
        raise Refusal(400, "The multipart body ends before its last boundary.")


def boundary_of(request: Request) -> bytes:
    """What separates the parts of a multipart body. Raises `Refusal` (400) for another content type."""
    from python_multipart.multipart import parse_options_header

    kind, options = parse_options_header(request.headers.get("content-type", "").encode("latin-1"))
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 0 < len(boundary) <= 200:
        raise Refusal(400, "Invalid content type. Send the files as multipart/form-data.")
    return boundary
