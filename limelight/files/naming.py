"""What a file is called and what type its name says it is."""

from __future__ import annotations

import functools
import mimetypes
import re
import unicodedata

MAX_NAME_BYTES = 200
"""Longest name kept; most file systems take 255 bytes, and a suffix may still be added."""

_DROPPED = frozenset('<>:"|?*&;$`')
_DEVICE = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?$", re.IGNORECASE)
_EXTRA_TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".flac": "audio/flac",
    ".glb": "model/gltf-binary",
    ".gltf": "model/gltf+json",
    ".m4a": "audio/mp4",
    ".md": "text/markdown",
    ".mkv": "video/x-matroska",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".parquet": "application/vnd.apache.parquet",
    ".toml": "application/toml",
    ".wav": "audio/wav",
    ".weba": "audio/webm",
    ".webm": "video/webm",
    ".webp": "image/webp",
}


def safe_name(name: str | None) -> str:
    """A name that can be written on any disk and into any header: the last part of `name` without anything that acts.

    Directories, control and direction characters, and what shells or Windows give a meaning are dropped. At most
    200 bytes, the suffix is kept. Never empty, never a Windows device.
    """
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        c for c in last if c not in _DROPPED and unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029"
    )
    kept = _shorten(kept.strip(" .")).strip(" .")
    if _DEVICE.match(kept):
        kept = f"_{kept}"
    return kept or "file"


def _shorten(name: str) -> str:
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    tail = f".{suffix}" if dot and stem and len(suffix.encode()) <= 20 else ""
    body = stem if tail else name
    return body.encode()[: MAX_NAME_BYTES - len(tail.encode())].decode(errors="ignore") + tail


@functools.cache
def _types() -> mimetypes.MimeTypes:
    # An own table: the machine's /etc/mime.types would make one app answer differently on two machines.
    table = mimetypes.MimeTypes(filenames=())
    for suffix, mime_type in _EXTRA_TYPES.items():
        table.add_type(mime_type, suffix)
    return table


def type_of(name: str) -> str:
    """The MIME type that a file's name stands for; `application/octet-stream` when it says nothing."""
    mime_type, encoding = _types().guess_type(name.replace(":", "_"), strict=False)
    return mime_type if mime_type and not encoding else "application/octet-stream"


def suffix_for(mime_type: str) -> str:
    """The usual suffix of a MIME type, with its dot; `.bin` when it has none."""
    known = {
        "image/jpeg": ".jpg",
        "audio/wav": ".wav",
        "audio/x-wav": ".wav",
        "audio/webm": ".weba",
        "text/plain": ".txt",
    }
    mime_type = mime_type.split(";", 1)[0].strip().lower()
    return known.get(mime_type) or _types().guess_extension(mime_type, strict=False) or ".bin"


def size_in_words(size_bytes: int) -> str:
    """A size as a person reads it: `5 MB`, `1.5 KB`, `17 bytes`."""
    if size_bytes < 1000:
        return f"{size_bytes} bytes"
    amount = float(size_bytes)
    for unit in ("KB", "MB", "GB", "TB"):
        amount /= 1000
        if amount < 1000 or unit == "TB":
            return f"{amount:.1f}".rstrip("0").rstrip(".") + f" {unit}"
    raise AssertionError("unreachable")
