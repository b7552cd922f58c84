"""Messages to bytes and back; and JSON for everyone else, with the same rules."""

from __future__ import annotations

from typing import Any

import msgspec

from .messages import Frame, FromPage, FromServer

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
    """One message from a page. Raises `ValueError` naming the field that is wrong."""
    try:
        message: FromPage = _decoder.decode(data)
        return message
    except msgspec.MsgspecError as error:
        raise ValueError(f"A page sent a message that cannot be read: {error}") from error


def _plain(value: Any) -> Any:
    """What msgspec does not know, as JSON. Called only for such values."""
    if hasattr(value, "tolist"):  # NumPy arrays and scalars, pandas columns
        return value.tolist()
    return str(value)


def _packed(value: Any) -> Any:
    """What msgspec does not know, as a page takes it: packed by what can do that, else as everybody gets it."""
    return value.packed() if hasattr(value, "packed") else _plain(value)


_encoder = msgspec.json.Encoder(enc_hook=_plain)
_page_encoder = msgspec.json.Encoder(enc_hook=_packed)
