"""The built browser half: known files with their compressed twins, and which of them a page needs at once."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.responses import Response

from .. import settings
from .answers import Refusal, etag_matches

IMMUTABLE = "public, max-age=31536000, immutable"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".map": "application/json",
    ".html": "text/html; charset=utf-8",
}
_TEXT = frozenset({".js", ".css", ".json", ".svg", ".html", ".map"})


def assets_folder() -> Path:
    """Where the built files are: the setting, else inside the package."""
    return Path(settings.ASSETS.read() or Path(__file__).parents[1] / "assets")


@dataclass
class Packed:
    """One body in the encodings it may be sent in."""

    plain: bytes
    media_type: str
    etag: str = ""
    encoded: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, body: bytes, media_type: str, etag: str = "") -> Packed:
        """A body compressed here and now: gzip, and brotli where that package happens to be installed."""
        encoded = {"gzip": gzip.compress(body, 6, mtime=0)}
        try:
            import brotli
        except ImportError:
            pass
        else:
            encoded["br"] = brotli.compress(body, quality=5)
        return cls(body, media_type, etag, {name: data for name, data in encoded.items() if len(data) < len(body)})

    def answer(self, request_headers: Mapping[str, str], headers: Mapping[str, str]) -> Response:
        """The response for what a reader accepts; 304 when it has this version already."""
        if self.etag and etag_matches(request_headers, self.etag):
            return Response(status_code=304, headers={**headers, "etag": self.etag, "vary": "Accept-Encoding"})
        chosen = _preferred(request_headers.get("accept-encoding", ""), self.encoded)
        out = {**headers, "content-type": self.media_type, "vary": "Accept-Encoding"}
        if self.etag:
            out["etag"] = self.etag
        if chosen:
            out["content-encoding"] = chosen
        return Response(self.encoded[chosen] if chosen else self.plain, headers=out)


def _preferred(accepted: str, encoded: Iterable[str]) -> str:
    known = set(encoded)
    wishes = {}
    for one in accepted.split(","):
        name, _, weight = one.strip().partition(";q=")
        wishes[name.strip().lower()] = weight.strip() not in {"0", "0.0", "0.00", "0.000"}
    return next((name for name in ("br", "gzip") if name in known and wishes.get(name)), "")


class Assets:
    """The files of the browser half, known by name from the start: a name that is not among them opens nothing.

    Parameters:
        folder: where they are.
        is_watched: look again when the build changes, for development.
    """

    def __init__(self, folder: Path | None = None, is_watched: bool = False):
        self.folder = folder or assets_folder()
        self.is_watched = is_watched
        self.manifest: dict[str, Any] = {}
        self._names: frozenset[str] = frozenset()
        self._read: dict[str, Packed] = {}
        self._stamp = 0
        self.look()

    @property
    def are_built(self) -> bool:
        """Whether there is a browser half."""
        return bool(self.manifest)

    def look(self) -> None:
        """Read the folder, when it is another than before."""
        manifest = self._manifest_path()
        stamp = manifest.stat().st_mtime_ns if manifest is not None else 0
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self.manifest = json.loads(manifest.read_bytes()) if manifest is not None else {}
        self._names = frozenset(
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        )
        self._read = {}

    def _manifest_path(self) -> Path | None:
        places = (self.folder / "manifest.json", self.folder / ".vite" / "manifest.json")
        return next((place for place in places if place.is_file()), None)

    def get(self, name: str) -> Packed:
        """A file by its name. Raises `Refusal` (404) for an unknown one."""
        if self.is_watched:
            self.look()
        suffix = Path(name).suffix
        if name not in self._names or suffix not in _TYPES:
            raise Refusal(404, "There is no such file in the browser half.")
        if name not in self._read:
            self._read[name] = self._load(name, suffix)
        return self._read[name]

    def _load(self, name: str, suffix: str) -> Packed:
        path = self.folder / name
        twins = {encoding: f"{name}.{ending}" for encoding, ending in (("br", "br"), ("gzip", "gz"))}
        encoded = {
            encoding: (self.folder / twin).read_bytes() for encoding, twin in twins.items() if twin in self._names
        }
        body = path.read_bytes()
        etag = f'"{path.stat().st_mtime_ns:x}-{len(body):x}"'
        if not encoded and suffix in _TEXT and len(body) > 1000:
            return Packed.of(body, _TYPES[suffix], etag)
        return Packed(body, _TYPES[suffix], etag, encoded)

    def needed(self, kinds: Iterable[str]) -> tuple[str | None, list[str], list[str]]:
        """The entry script, and the scripts and stylesheets that a page with these kinds needs at once."""
        entry = next((key for key, one in self.manifest.items() if one.get("isEntry")), None)
        if entry is None:
            return None, [], []
        chunks: dict[str, Any] = {}
        self._collect(entry, chunks)
        for kind in kinds:
            self._collect(f"src/components/{kind}/index.ts", chunks)
        # Several kinds share a chunk, and each of them names it.
        scripts = list(dict.fromkeys(one["file"] for one in chunks.values()))
        styles = list(dict.fromkeys(sheet for one in chunks.values() for sheet in one.get("css", ())))
        return self.manifest[entry]["file"], scripts[1:], styles

    def _collect(self, key: str, chunks: dict[str, Any]) -> None:
        one = self.manifest.get(key)
        if one is None or key in chunks:
            return
        chunks[key] = one
        for needed in one.get("imports", ()):
            self._collect(needed, chunks)
