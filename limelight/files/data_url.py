"""A file written into a URL: `data:image/png;base64,...`."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from ..errors import FileRefused
from ..wire.values import FileData
from .folder import scratch
from .naming import safe_name, size_in_words, suffix_for


def is_data_url(text: object) -> bool:
    """Whether a value is a data URL."""
    return isinstance(text, str) and text[:5].lower() == "data:"


def read_data_url(url: str, limit_bytes: int | None = None) -> tuple[bytes, str]:
    """The bytes in a data URL and their MIME type.

    Raises `FileRefused`: 400 for one that cannot be read, 413 above `limit_bytes`, said before anything is decoded.
    """
    head, comma, body = url[5:].partition(",")
    if not comma:
        raise FileRefused(
            "A data URL has no comma between its type and its data. Send 'data:TYPE;base64,DATA'.", status=400
        )
    mime_type, _, encoding = head.rpartition(";") if head.lower().endswith(";base64") else (head, "", "")
    size_bytes = len(body) * 3 // 4 - body[-2:].count("=") if encoding else len(body) // 3
    if limit_bytes is not None and size_bytes > limit_bytes:
        raise FileRefused(
            f"A file sent as a data URL is larger than the {size_in_words(limit_bytes)} this app takes.", status=413
        )
    data = _decode(body) if encoding else unquote_to_bytes(body)
    if limit_bytes is not None and len(data) > limit_bytes:
        raise FileRefused(
            f"A file sent as a data URL is larger than the {size_in_words(limit_bytes)} this app takes.", status=413
        )
    return data, mime_type.split(";", 1)[0].strip().lower() or "text/plain"


def written(url: str, name: str) -> FileData:
    """What a data URL holds as a file in the scratch folder, called by what it is. Raises as `read_data_url` does."""
    data, mime_type = read_data_url(url)
    path = scratch().place(safe_name(f"{name}{suffix_for(mime_type)}"))
    path.write_bytes(data)
    return FileData(path=str(path), orig_name=path.name)


def _decode(body: str) -> bytes:
    try:
        return base64.b64decode(body.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="), validate=True)
    except (binascii.Error, ValueError) as error:
        raise FileRefused(
            f"A data URL holds no valid base64 ({error}). Send 'data:TYPE;base64,DATA'.", status=400
        ) from None
