"""The files of flags, named by what is in them: one copy of each, on disk before any row speaks of it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

_BLOCK_BYTES = 1 << 20
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True)
class Content:
    """A file that was put."""

    sha256: str
    size_bytes: int
    mime_type: str | None
    source: Path
    """Where it was copied from."""


class Contents:
    """A folder of files by SHA-256: `ab/cdef...`."""

    def __init__(self, folder: Path):
        self.folder = folder

    def put(self, source: Path, mime_type: str | None = None) -> Content:
        """Copy a file in and wait until the disk has it. Raises `OSError`; then nothing of it is left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"part-{secrets.token_hex(8)}"
        try:
            sha256, size_bytes = _copy(source, part)
            target = self.path(sha256)
            target.parent.mkdir(exist_ok=True)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
        _sync(target.parent)
        _sync(self.folder)
        return Content(sha256, size_bytes, mime_type, source)

    def path(self, sha256: str) -> Path:
        """Where a content lies, if it is there. Raises `ValueError` for what is no SHA-256."""
        if not _SHA256.match(sha256):
            raise ValueError(f"{sha256[:80]!r} is not the SHA-256 of a file: 64 hexadecimal digits are.")
        return self.folder / sha256[:2] / sha256[2:]

    def remove(self, sha256: str) -> None:
        """Remove a content that no row speaks of."""
        with contextlib.suppress(OSError):
            self.path(sha256).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> tuple[str, int]:
    digest, size_bytes = hashlib.sha256(), 0
    with open(source, "rb") as reader, open(target, "xb") as writer:
        while block := reader.read(_BLOCK_BYTES):
            digest.update(block)
            size_bytes += len(block)
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest(), size_bytes


def _sync(folder: Path) -> None:
    # A new name is durable only once its folder is; Windows has no such call and needs none.
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
