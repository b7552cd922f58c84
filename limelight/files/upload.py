"""A file on its way in: written block by block, limited to the byte, gone without a trace unless finished."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from ..errors import FileRefused
from ..wire.values import FileData
from .naming import size_in_words

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


class Upload:
    """The sink of one file. Use it as `with store.receive(name) as upload:`, `upload.write(block)`, `upload.finish()`.

    Blocking, and safe to be called from one thread after another: a server's event loop writes small blocks directly
    or hands them to a thread. Leaving the block without `finish()` removes what was written.
    """

    def __init__(
        self,
        path: Path,
        name: str,
        limit_bytes: int | None,
        reserve: Callable[[int], None],
        keep: Callable[[Upload], FileData],
    ):
        self.path = path
        self.name = name
        self.size_bytes = 0
        self._limit_bytes = limit_bytes
        self._reserve = reserve
        self._keep = keep
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, block: bytes | bytearray | memoryview) -> None:
        """Append a block. Raises `FileRefused` (413 above the limit, 507 on a full disk) and removes the file."""
        if self._file < 0:
            raise FileRefused(f"The upload of '{self.name}' was already ended; start it again.", status=409)
        try:
            self._check_size(len(block))
            self._reserve(len(block))
            self._write_all(memoryview(block))
        except BaseException:
            self.discard()
            raise

    def finish(self) -> FileData:
        """Close the file and issue its handle."""
        self._close()
        return self._keep(self)

    def discard(self) -> None:
        """Close and remove what was written. Does nothing once finished or discarded."""
        if self._file < 0:
            return
        self._close()
        self._reserve(-self.size_bytes)
        self.path.unlink(missing_ok=True)
        self.path.parent.rmdir()

    def _check_size(self, more_bytes: int) -> None:
        if self._limit_bytes is not None and self.size_bytes + more_bytes > self._limit_bytes:
            limit = size_in_words(self._limit_bytes)
            raise FileRefused(
                f"The file '{self.name}' is larger than the {limit} this app takes. Choose a smaller one.", status=413
            )

    def _write_all(self, block: memoryview) -> None:
        self.size_bytes += len(block)
        try:
            while block:
                block = block[os.write(self._file, block) :]
        except OSError as error:
            raise disk_error(error, self.name) from error

    def _close(self) -> None:
        if self._file < 0:
            raise FileRefused(f"The upload of '{self.name}' was already ended; start it again.", status=409)
        file, self._file = self._file, -1
        os.close(file)

    def __enter__(self) -> Upload:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    def __del__(self) -> None:
        if getattr(self, "_file", -1) >= 0:
            self.discard()


def disk_error(error: OSError, name: str) -> FileRefused:
    """The words for a file that the disk did not take."""
    if error.errno in _FULL:
        return FileRefused(
            f"The server's disk is full, so '{name}' could not be stored. Free some space and try again.", status=507
        )
    return FileRefused(f"The server could not store '{name}': {error.strerror or error}.", status=507)
