"""A call as a form: fields by name, files among them, in one multipart body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect, Request

from ..errors import FileRefused
from ..wire.codec import decode, encode
from .answers import Refusal
from .files import Body, Parts, boundary_of, read_parts

if TYPE_CHECKING:
    from .site import Site

MOST_FIELDS = 1_000


class FormParts(Parts):
    """Reads every part of a multipart body: text is kept, files go to disk as they come."""

    def __init__(self, boundary: bytes, open_file: Any, most_text_bytes: int):
        super().__init__(boundary, open_file, lambda name, size: None)
        self.entries: list[tuple[str, bytearray | Any]] = []
        """Name and text, or name and the sink of a file, in order."""
        self._text: bytearray | None = None
        self._left_bytes = most_text_bytes

    def _headers_end(self) -> None:
        from python_multipart.multipart import parse_options_header

        _, options = parse_options_header(self._headers.get("content-disposition", "").encode())
        name = options.get(b"name", b"").decode("utf-8", "replace")
        if len(self.entries) >= MOST_FIELDS:
            raise Refusal(413, f"More than {MOST_FIELDS:,} fields in one form.")
        self._text = None
        if b"filename" in options:
            self._sink = self._open_file(options[b"filename"].decode("utf-8", "replace"))
            self.sinks.append(self._sink)
            self.entries.append((name, self._sink))
        else:
            self._text = bytearray()
            self.entries.append((name, self._text))

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._text is not None:
            self._left_bytes -= end - start
            if self._left_bytes < 0:
                raise Refusal(413, "The texts of the form are larger than this route takes.")
            self._text += data[start:end]
        super()._data(data, start, end)


async def read_form(site: Site, request: Request, is_text: Any) -> dict[str, Any]:
    """A multipart body by name: files as file objects, texts as they are where `is_text(name)`, else as JSON.

    A name that comes several times gives a list. Raises `Refusal` for a body that cannot be read and for a file that is
    too large.
    """
    limit, body = site.options.max_file_size, Body(request)
    open_file = lambda name: site.engine.files.receive(name, limit)  # noqa: E731
    parts = FormParts(boundary_of(request), open_file, request.scope["limelight.max_body"])
    try:
        await read_parts(parts, body.blocks())
        return _by_name(parts, is_text)
    except ClientDisconnect as error:
        raise Refusal(400, "The form ended early.") from error
    except FileRefused as error:
        await body.drain()
        raise Refusal(error.status, str(error)) from error
    finally:
        for sink in parts.sinks:
            sink.discard()


def _by_name(parts: FormParts, is_text: Any) -> dict[str, Any]:
    named: dict[str, Any] = {}
    several: set[str] = set()
    for name, part in parts.entries:
        value = _text_value(part, is_text(name)) if isinstance(part, bytearray) else _file_value(part)
        if name in several:
            named[name].append(value)
        elif name in named:
            named[name] = [named[name], value]
            several.add(name)
        else:
            named[name] = value
    return named


def _text_value(part: bytearray, is_text: bool) -> Any:
    text = bytes(part).decode("utf-8", "replace")
    if is_text:
        return text
    try:
        return decode(text)
    except (ValueError, RecursionError):
        return text


def _file_value(sink: Any) -> Any:
    return decode(encode(sink.finish()))
