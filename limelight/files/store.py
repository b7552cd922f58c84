"""Files behind opaque handles: what was not issued opens nothing, and everything has an owner, a bound and an end."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import stat
import threading
import time
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from ..errors import BadValue, FileRefused
from ..wire.values import FileData, is_file, replace_files
from . import guard
from .data_url import is_data_url, read_data_url
from .folder import OwnFolder, is_derived, is_scratch, prune_working, scratch
from .ledger import LastingFolder
from .naming import safe_name, size_in_words, suffix_for, type_of
from .table import Table
from .tables import Tables, is_table
from .upload import Upload, disk_error

_BLOCK_BYTES = 1 << 20
_HANDLE_BYTES = 18  # 144 bits
_MOVES_REMEMBERED = 16
_IDLE_BEFORE_EVICTION_S = 600.0
_FILE_FIELDS = frozenset(FileData.__struct_fields__)


@dataclass(frozen=True)
class StoredFile:
    """A file that may be served."""

    path: Path
    """Where it lies on this machine. Never sent."""
    name: str
    """What a person calls it."""
    mime_type: str
    size: int
    """In bytes."""
    is_inline_safe: bool
    """Whether a browser may show it in place."""
    is_isolated: bool = False
    """Whether it is an author's page that may run scripts, as a stranger to the app."""

    def headers(self, download: bool = False) -> dict[str, str]:
        """The headers under which it is served: type, disposition, nosniff, sandbox."""
        return guard.headers(self.name, self.mime_type, self.is_inline_safe and not download, self.is_isolated)


@dataclass
class _Entry:
    handle: str
    file: StoredFile
    source: Hashable
    owners: set[str | None]
    is_borrowed: bool
    mtime_ns: int
    used_at: float
    is_pinned: bool = False
    moved: list[Hashable] = field(default_factory=list)


class FileStore:
    """The files of one app.

    Parameters:
        folder: where to make the store's own folder; None uses the setting, else the system's temp folder.
        max_size_bytes: largest file taken from a visitor; None takes any.
        max_total_bytes: bound of all files together. When it is reached, files unused for ten minutes go first.
        allowed_paths: files and folders that may be shown besides the working directory and the temp folder.
        blocked_paths: files and folders that are never shown.
        url_prefix: what stands before a handle in `FileData.url`, relative to the page.
        lasting_folder: where files and their handles outlive the process; the store's own folder then.

    Safe to use from any thread. An owner is any string, commonly a session's id; a file without one is the app's.
    """

    def __init__(
        self,
        folder: Path | None = None,
        max_size_bytes: int | None = None,
        max_total_bytes: int | None = 20_000_000_000,
        allowed_paths: Iterable[guard.PathLike] = (),
        blocked_paths: Iterable[guard.PathLike] = (),
        url_prefix: str = "limelight/file/",
        lasting_folder: Path | None = None,
    ):
        self.rules = guard.PathRules(allowed_paths, blocked_paths)
        self.max_size_bytes = max_size_bytes
        self.max_total_bytes = max_total_bytes
        self.url_prefix = url_prefix
        self.tables = Tables()
        """Tables that are too large to travel, with owners and handles as files have."""
        self._base = Path(folder) if folder is not None else None
        self._own: OwnFolder | None = None
        self._lock = threading.RLock()
        self._entries: dict[str, _Entry] = {}
        self._by_source: dict[Hashable, str] = {}
        self._by_path: dict[str, str] = {}
        self._total_bytes = 0
        self._ledger = LastingFolder(lasting_folder) if lasting_folder is not None else None
        self._recall()

    @property
    def folder(self) -> Path:
        """The store's own folder; made when first needed."""
        return self._place().path

    # ------------------------------------------------------------------ out

    def keep(
        self, path: guard.PathLike, name: str | None = None, owner: str | None = None, trusted: bool = False
    ) -> FileData:
        """Issue a handle for a file of this machine, such as one that a function returned.

        The file is copied, so that the app may overwrite it; one from the scratch folder is moved, one declared with
        `set_static_paths` is served from where it is. The same file, unchanged, gets the same handle.

        Parameters:
            name: what a person calls it; the file's own name unless given.
            owner: who it goes with, see `release`.
            trusted: the path was written by the app's author, not returned by a function: only blocked_paths bind,
                and without an owner it stays as long as the store.
        Raises `FileRefused` when the app may not show the file, when there is none, or when the disk is full.
        """
        kept = self._keep(path, name, owner, trusted)
        if trusted and owner is None:
            self._pin(kept)
        return kept

    def keep_bytes(self, data: bytes, name: str, owner: str | None = None) -> FileData:
        """Issue a handle for bytes. The same bytes under the same name get the same handle."""
        name = safe_name(name)
        source = ("bytes", hashlib.blake2b(data, digest_size=20).digest(), name)
        if (known := self._find(source, owner)) is not None:
            return known
        upload = self._new_upload(name, None, source, owner)
        with upload:
            upload.write(data)
            return upload.finish()

    def outgoing(self, value: Any, owner: str | None = None, trusted: bool = False) -> Any:
        """What a component's `postprocess` returned, ready to travel: every `FileData` and every `Table` becomes a dict
        with a handle.

        Web addresses stay as they are and are not fetched. Plain dicts are data, whatever they look like: a function
        that echoes a forged file gives nothing away. Raises `FileRefused` as `keep` does.
        """

        def issued(one: Any) -> Any:
            if isinstance(one, Table):
                return self.tables.keep(one, owner, is_pinned=trusted and owner is None)
            return self._outgoing_file(one, owner, trusted)

        return replace_files(value, issued, lambda one: isinstance(one, (FileData, Table)))

    # ------------------------------------------------------------------- in

    def incoming(self, value: Any, owner: str | None = None) -> Any:
        """Decoded JSON from a page or client with every file exchanged for a `FileData` whose path is local, and every
        table that stayed here for itself.

        Data URLs are decoded, web addresses fetched (public ones only), both within the size limit; so this may take
        a while and belongs in a worker thread. Raises `FileRefused` naming a file that was not issued, or not to
        `owner`, and `BadValue` for JSON nested too deeply.
        """
        try:
            return replace_files(
                value,
                lambda one: self.tables.open(one, owner) if is_table(one) else self._incoming_file(one, owner),
                lambda one: is_table(one) or _is_incoming_file(one),
            )
        except RecursionError:
            raise BadValue("The value is nested too deeply to be read. Send one with fewer levels.") from None

    def named(self, value: Any, owner: str | None = None) -> Any:
        """JSON in which a text that names a file issued to `owner` is exchanged for the path on this machine."""
        if isinstance(value, str) and value.split("/", 1)[0] in self._entries:
            return str(self.resolve(value, owner))
        if isinstance(value, list):
            return [self.named(one, owner) for one in value]
        if isinstance(value, dict):
            return {name: self.named(one, owner) for name, one in value.items()}
        return value

    def receive(self, name: str | None, limit_bytes: int | None = None, owner: str | None = None) -> Upload:
        """A sink for a file that a visitor sends. The lower of `limit_bytes` and the store's own limit holds.

        Raises `FileRefused` (507) when nothing can be stored.
        """
        limits = [limit for limit in (limit_bytes, self.max_size_bytes) if limit is not None]
        return self._new_upload(safe_name(name), min(limits, default=None), None, owner)

    def resolve(self, payload_path: str, owner: str | None = None) -> Path:
        """Where the file lies that a page names as `HANDLE/NAME`. Raises `FileRefused` if it was not issued."""
        handle = payload_path.split("/", 1)[0] if isinstance(payload_path, str) else ""
        with self._lock:
            entry = self._entries.get(handle)
            if entry is not None and _may_use(entry, owner) and entry.file.path.is_file():
                entry.used_at = time.monotonic()
                return entry.file.path
        raise FileRefused(
            f"The file {_quoted(payload_path)} is not one that this app issued, or it has expired. Upload it again."
        )

    # -------------------------------------------------------------- serving

    def open(self, handle: str) -> StoredFile | None:
        """The file behind a handle, or None: a handle that was not issued opens nothing, whatever it looks like."""
        with self._lock:
            entry = self._entries.get(handle)
            if entry is None or not entry.file.path.is_file():
                return None
            if entry.is_borrowed and self.rules.served(entry.file.path) != entry.file.path:
                return None
            entry.used_at = time.monotonic()
            return entry.file

    def open_path(self, path: str) -> StoredFile | None:
        """A file that the author declared (`set_static_paths`, `allowed_paths`) by its path, or None."""
        real = self.rules.served(path)
        if real is None:
            return None
        mime_type = type_of(real.name)
        is_isolated = not guard.is_inline_safe(mime_type)
        is_shown = not is_isolated or mime_type in {
            "text/html",
            "image/svg+xml",
            "application/pdf",
            "text/css",
            "text/javascript",
        }
        return StoredFile(real, real.name, mime_type, real.stat().st_size, is_shown, is_isolated)

    # -------------------------------------------------------------- endings

    def release(self, owner: str) -> None:
        """Delete the files that only this owner had, and their tables; for instance when a session ends."""
        self.tables.release(owner)
        with self._lock:
            for entry in list(self._entries.values()):
                if owner in entry.owners:
                    entry.owners.discard(owner)
                    if entry.owners:
                        self._note(entry)
                    else:
                        self._delete(entry)

    def prune(self, older_than_s: float) -> int:
        """Delete the files that nobody asked for in so long, whoever owns them; the author's stay. Returns how many."""
        limit = time.monotonic() - older_than_s
        with self._lock:
            old = [entry for entry in self._entries.values() if entry.used_at <= limit and not entry.is_pinned]
            for entry in old:
                self._delete(entry)
        prune_working(older_than_s)
        return len(old)

    def close(self) -> None:
        """Delete all files and forget all handles."""
        self.tables.clear()
        with self._lock:
            self._entries.clear()
            self._by_source.clear()
            self._by_path.clear()
            self._total_bytes = 0
            own, self._own = self._own, None
        if own is not None:
            own.close()

    # ------------------------------------------------------------ machinery

    def _place(self) -> OwnFolder:
        with self._lock:
            if self._ledger is not None:
                return self._ledger
            if self._own is None:
                try:
                    self._own = OwnFolder(self._base)
                except OSError as error:
                    raise FileRefused(
                        f"No file can be stored: the folder '{self._base or 'for temporary files'}' cannot be used "
                        f"({error.strerror}). Set GRADIO_TEMP_DIR to a folder that can be written.",
                        status=507,
                    ) from error
            return self._own

    def _keep(self, path: guard.PathLike, name: str | None, owner: str | None, trusted: bool) -> FileData:
        in_scratch = is_scratch(os.path.realpath(path)) if guard.is_plain_path(path) else False
        real = self._may_keep(path, trusted or in_scratch)
        if (known := self._find_own(real, owner)) is not None:
            return known
        name = safe_name(name or real.name)
        if in_scratch:
            return self._find(("moved", str(real)), owner) or self._adopt(real, name, owner)
        source = _opened(real, path)
        try:
            return self._keep_open(source, real, name, owner)
        finally:
            os.close(source)

    def _pin(self, kept: FileData) -> None:
        with self._lock:
            if (entry := self._entries.get(kept.path.split("/", 1)[0])) is not None:
                entry.is_pinned = True

    def _may_keep(self, path: guard.PathLike, trusted: bool) -> Path:
        if not trusted:
            return self._issued_or_shown(path)
        real = Path(os.path.realpath(path))
        if self.rules.is_blocked(real):
            raise FileRefused(f"The file '{path}' lies in a folder that blocked_paths forbids to show.")
        return real

    def _issued_or_shown(self, path: guard.PathLike) -> Path:
        if guard.is_plain_path(path):
            real = os.path.realpath(path)
            if real in self._by_path or is_derived(real):
                return Path(real)
        return self.rules.shown(path)

    def _find_own(self, real: Path, owner: str | None) -> FileData | None:
        with self._lock:
            entry = self._entries.get(self._by_path.get(str(real), ""))
            if entry is None:
                return None
            facts = os.stat(real) if real.exists() else None
            if facts is None or (facts.st_mtime_ns, facts.st_size) != (entry.mtime_ns, entry.file.size):
                return None
            return self._claim(entry, owner)

    def _find(self, source: Hashable, owner: str | None) -> FileData | None:
        with self._lock:
            entry = self._entries.get(self._by_source.get(source, ""))
            if entry is None or not entry.file.path.is_file():
                return None
            return self._claim(entry, owner)

    def _claim(self, entry: _Entry, owner: str | None) -> FileData:
        if owner not in entry.owners:
            entry.owners.add(owner)
            self._note(entry)
        entry.used_at = time.monotonic()
        return self._describe(entry)

    def _note(self, entry: _Entry) -> None:
        if self._ledger is not None and not entry.is_borrowed:
            self._ledger.write(entry.file.path, entry.handle, entry.file.name, entry.owners, entry.source)

    def _recall(self) -> None:
        """Issue the handles of an earlier process again."""
        for path, fact, source in self._ledger.facts() if self._ledger is not None else ():
            entry = self._enter(path, fact.name, source, set(fact.owners), handle=fact.handle)
            self._total_bytes += entry.file.size

    def _keep_open(self, file: int, real: Path, name: str, owner: str | None) -> FileData:
        facts = os.fstat(file)
        source = ("path", str(real), facts.st_ino, facts.st_mtime_ns, facts.st_size, name)
        if (known := self._find(source, owner)) is not None:
            return known
        if guard.is_static(real):
            return self._issue(real, name, source, owner, is_borrowed=True)
        with self._new_upload(name, None, source, owner) as upload:
            while block := os.read(file, _BLOCK_BYTES):
                upload.write(block)
            return upload.finish()

    def _adopt(self, real: Path, name: str, owner: str | None) -> FileData:
        # A file being made is nobody else's yet: moving it costs nothing, and equal content keeps its handle.
        source = ("made", _content_hash(real), name)
        if (known := self._find(source, owner)) is not None:
            self._remember_move(real, known)
            return known
        size_bytes = real.stat().st_size
        self._reserve(size_bytes)
        target = self._place().place(name)
        try:
            shutil.move(real, target)
        except OSError as error:
            self._reserve(-size_bytes)
            self._place().remove(target)
            raise disk_error(error, name) from error
        kept = self._issue(target, name, source, owner)
        self._remember_move(real, kept)
        return kept

    def _remember_move(self, real: Path, kept: FileData) -> None:
        # One picture may stand twice in a value, as background and as composite: the second finds the first.
        handle = kept.path.split("/", 1)[0]
        moved = ("moved", str(real))
        with self._lock:
            if (entry := self._entries.get(handle)) is not None:
                self._by_source[moved] = handle
                entry.moved.append(moved)
                if len(entry.moved) > _MOVES_REMEMBERED:
                    self._by_source.pop(entry.moved.pop(0), None)
        scratch().remove(real)

    def _new_upload(self, name: str, limit_bytes: int | None, source: Hashable | None, owner: str | None) -> Upload:
        def issue(upload: Upload) -> FileData:
            return self._issue(upload.path, upload.name, source or ("upload", str(upload.path)), owner)

        try:
            return Upload(self._place().place(name), name, limit_bytes, self._reserve, issue)
        except OSError as error:
            raise disk_error(error, name) from error

    def _issue(self, path: Path, name: str, source: Hashable, owner: str | None, is_borrowed: bool = False) -> FileData:
        entry = self._enter(path, name, source, {owner}, is_borrowed)
        self._note(entry)
        return self._describe(entry)

    def _enter(
        self,
        path: Path,
        name: str,
        source: Hashable,
        owners: set[str | None],
        is_borrowed: bool = False,
        handle: str | None = None,
    ) -> _Entry:
        facts = path.stat()
        mime_type = type_of(name)
        now = time.monotonic()
        file = StoredFile(path, name, mime_type, facts.st_size, guard.is_inline_safe(mime_type))
        handle = handle or secrets.token_urlsafe(_HANDLE_BYTES)
        entry = _Entry(handle, file, source, owners, is_borrowed, facts.st_mtime_ns, now)
        with self._lock:
            self._entries[entry.handle] = entry
            self._by_source[source] = entry.handle
            if not is_borrowed:
                self._by_path[os.path.realpath(path)] = entry.handle
        return entry

    def _describe(self, entry: _Entry) -> FileData:
        path = f"{entry.handle}/{entry.file.name}"
        return FileData(
            path=path,
            url=self.url_prefix + quote(path),
            size=entry.file.size,
            orig_name=entry.file.name,
            mime_type=entry.file.mime_type,
        )

    def _delete(self, entry: _Entry) -> None:
        self._entries.pop(entry.handle, None)
        for source in (entry.source, *entry.moved):
            if self._by_source.get(source) == entry.handle:
                del self._by_source[source]
        if entry.is_borrowed:
            return
        self._by_path.pop(str(entry.file.path), None)
        self._total_bytes -= entry.file.size
        self._place().remove(entry.file.path)

    def _reserve(self, size_bytes: int) -> None:
        with self._lock:
            self._total_bytes += size_bytes
            bound = self.max_total_bytes
            if size_bytes <= 0 or bound is None or self._total_bytes <= bound:
                return
            self._evict(bound)
            if self._total_bytes > bound:
                self._total_bytes -= size_bytes
                raise FileRefused(
                    f"The app holds as many files as it may ({size_in_words(bound)}). Try again in ten minutes.",
                    status=507,
                )

    def _evict(self, bound_bytes: int) -> None:
        limit = time.monotonic() - _IDLE_BEFORE_EVICTION_S
        for entry in sorted(self._entries.values(), key=lambda entry: entry.used_at):
            if self._total_bytes <= bound_bytes or entry.used_at > limit:
                return
            if not entry.is_pinned:
                self._delete(entry)

    def _outgoing_file(self, file: FileData, owner: str | None, trusted: bool) -> Any:
        if file.is_stream or is_data_url(file.url) or is_data_url(file.path):
            return msgspec.to_builtins(file)
        if _is_web_address(file.path):
            return msgspec.to_builtins(msgspec.structs.replace(file, url=file.url or file.path))
        kept = self.keep(file.path, file.orig_name, owner, trusted)
        kept.mime_type = file.mime_type or kept.mime_type
        kept.meta = file.meta
        return msgspec.to_builtins(kept)

    def _incoming_file(self, file: dict[str, Any], owner: str | None) -> FileData:
        path, url = file.get("path") or "", file.get("url")
        if not isinstance(path, str):
            raise FileRefused(f"A file's path must be text, not {type(path).__name__}.", status=400)
        name = file.get("orig_name") if isinstance(file.get("orig_name"), str) else None
        address = path or (url if isinstance(url, str) else "")
        if is_data_url(address):
            kept = self._from_data_url(address, name, owner)
        elif _is_web_address(address):
            kept = self._fetched(address, name, owner)
        else:
            return self._local(path, name, file, owner)
        return self._local(kept.path, name, file, owner)

    def _local(self, path: str, name: str | None, file: dict[str, Any], owner: str | None) -> FileData:
        real = self.resolve(path, owner)
        stored = self._entries[path.split("/", 1)[0]].file
        return FileData(
            path=str(real),
            size=stored.size,
            orig_name=safe_name(name or stored.name),
            mime_type=stored.mime_type,
            is_stream=file.get("is_stream") is True,
        )

    def _from_data_url(self, url: str, name: str | None, owner: str | None) -> FileData:
        data, mime_type = read_data_url(url, self.max_size_bytes)
        return self.keep_bytes(data, name or f"file{suffix_for(mime_type)}", owner)

    def _fetched(self, url: str, name: str | None, owner: str | None) -> FileData:
        from .fetch import fetch, name_in

        with self.receive(name or name_in(url), owner=owner) as upload:
            fetch(url, upload.write)
            return upload.finish()


def _opened(real: Path, path: guard.PathLike) -> int:
    """A descriptor of exactly the file that was checked: not of a link or a pipe put in its place since."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(real, flags)
    except FileNotFoundError:
        raise FileRefused(
            f"The file '{path}' does not exist. Write it before returning its path.", status=404
        ) from None
    except OSError as error:
        raise FileRefused(f"The file '{path}' cannot be read: {error.strerror}.") from None
    if stat.S_ISREG(os.fstat(file).st_mode) and os.path.realpath(real) == str(real):
        return file
    os.close(file)
    raise FileRefused(f"'{path}' is not a regular file, so it cannot be shown. Return the path of a file.")


def _content_hash(path: Path) -> bytes:
    digest = hashlib.blake2b(digest_size=20)
    with open(path, "rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.digest()


def _may_use(entry: _Entry, owner: str | None) -> bool:
    return owner is None or owner in entry.owners or None in entry.owners


def _is_web_address(text: object) -> bool:
    return isinstance(text, str) and text[:8].lower().startswith(("http://", "https://"))


def _is_incoming_file(value: object) -> bool:
    if is_file(value):
        return True
    # A webcam picture or a pasted one comes without the mark: {"url": "data:..."}.
    return (
        isinstance(value, dict)
        and is_data_url(value.get("url"))
        and not value.get("path")
        and _FILE_FIELDS.issuperset(value)
    )


def _quoted(text: object) -> str:
    short = str(text)
    return repr(short if len(short) <= 80 else f"{short[:80]}…")
