"""Messages to bytes and back; and JSON for everyone else, with the same rules."""

from __future__ import annotations

import base64
from typing import Any

import msgspec

from .messages import Chunk, Frame, FromPage, FromServer, Numbered, Patched, Piece, Trigger
from .values import Part, is_part

BINARY = b"\0"
"""The first byte of a message with parts: then four bytes with the length of its JSON, the JSON, the parts' bytes."""

_decoder = msgspec.json.Decoder(FromPage)


def encode(value: Any) -> bytes:
    """JSON bytes. NaN and infinity become null; NumPy values become numbers and lists; anything unknown its text."""
    return _encoder.encode(value)


def decode(data: bytes | str) -> Any:
    """A JSON value. Raises `ValueError` with the position of the fault."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise ValueError(f"This is not JSON: {error}") from error


def encode_message(message: FromServer | Frame) -> bytes:
    """One message or frame, ready for a socket."""
    return _page_encoder.encode(message)


def encode_for_page(value: Any) -> bytes:
    """JSON bytes for our own pages, which take long tables packed."""
    return _page_encoder.encode(value)


def decode_message(data: bytes | str) -> FromPage:
    """One message from a page, as text or as bytes with parts. Raises `ValueError` naming the field that is wrong."""
    body = None
    if isinstance(data, bytes) and data[:1] == BINARY:
        end = 5 + int.from_bytes(data[1:5], "little")
        data, body = data[5:end], memoryview(data)[end:]
    try:
        message: FromPage = _decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise ValueError(f"A page sent a message that cannot be read: {error}") from error
    if isinstance(message, (Trigger, Chunk)) and message.inputs is not None:
        message.inputs = [_part(one, body) if is_part(one) else one for one in message.inputs]
    return message


def has_parts(message: Numbered) -> bool:
    """Whether bytes travel beside this message."""
    if isinstance(message, Patched):
        return any(isinstance(edit[-1], Part) for edit in message.edits)
    return isinstance(message, Piece) and message.part is not None


def framed(first: int, messages: list[Numbered]) -> bytes:
    """A frame whose parts lie behind its JSON as they are."""
    parts: list[bytes] = []
    at = 0

    def plain(value: Any) -> Any:
        nonlocal at
        if not isinstance(value, Part):
            return _packed(value)
        parts.append(value.data)
        at += len(value.data)
        return value.as_json([at - len(value.data), len(value.data)])

    head = msgspec.json.Encoder(enc_hook=plain).encode(Frame(n=first, m=messages))
    return b"".join([BINARY, len(head).to_bytes(4, "little"), head, *parts])


def _part(value: dict[str, Any], body: memoryview | None) -> Part:
    place, mime_type = value.get("data"), str(value.get("mime_type") or "application/octet-stream")[:200]
    if isinstance(place, str):
        try:
            return Part(base64.b64decode(place, validate=True), mime_type)
        except ValueError as error:
            raise ValueError(f"A page sent a part that is no base64: {error}") from None
    body = memoryview(b"") if body is None else body
    is_place = isinstance(place, list) and len(place) == 2 and all(isinstance(one, int) and one >= 0 for one in place)
    if not is_place or place[0] + place[1] > len(body):  # type: ignore[index]
        raise ValueError(f"A page sent a part at {place!r}, but {len(body):,} bytes came.")
    start, size = place  # type: ignore[misc]
    return Part(bytes(body[start : start + size]), mime_type)


def _plain(value: Any) -> Any:
    """What msgspec does not know, as JSON. Called only for such values."""
    if isinstance(value, Part):
        return value.as_json(base64.b64encode(value.data).decode())
    if hasattr(value, "tolist"):  # NumPy arrays and scalars, pandas columns
        return value.tolist()
    return str(value)


def _packed(value: Any) -> Any:
    """What msgspec does not know, as a page takes it: packed by what can do that, else as everybody gets it."""
    return value.packed() if hasattr(value, "packed") else _plain(value)


_encoder = msgspec.json.Encoder(enc_hook=_plain)
_page_encoder = msgspec.json.Encoder(enc_hook=_packed)
