"""What may be served: which folders, which types in the page, and under which headers."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from ..errors import FileRefused

INLINE_TYPES = frozenset(
    """
    image/png image/jpeg image/gif image/webp image/avif image/bmp
    audio/mpeg audio/mp4 audio/aac audio/wav audio/x-wav audio/ogg audio/webm audio/flac
    video/mp4 video/webm video/ogg video/quicktime video/mp2t
    text/plain application/json
    """.split()
)
"""Types a browser shows without running anything in them. All others are downloads."""

MAX_PATH_BYTES = 4096
"""Longest path looked at; no system here takes a longer one."""

_STRANGERS_FILE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
_AUTHORS_PAGE = "sandbox allow-scripts allow-popups allow-downloads"

PathLike = str | os.PathLike[str]

_static_paths: list[Path] = []
_protected: set[Path] = set()


def set_static_paths(paths: PathLike | Iterable[PathLike]) -> None:
    """Let every app in this process serve these files and folders as they are, without copying them.

    Parameters:
        paths: one path or several, relative to the working directory or absolute. Later calls add to earlier ones.
    Everyone who can open the app can read them, so they must hold nothing that a visitor wrote. Raises
    `FileNotFoundError` for a path that does not exist.
    """
    several = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    for path in several:
        if not os.path.exists(path):
            raise FileNotFoundError(
                f"set_static_paths was given '{path}', which does not exist (looked in {os.getcwd()})."
            )
        real = Path(os.path.realpath(path))
        if real not in _static_paths:
            _static_paths.append(real)


def protect(path: PathLike) -> None:
    """Never show this file, nor those that only add to its name, unless the author allows its folder: a store of this
    library may lie in the working directory, and a function may echo its path."""
    _protected.add(Path(os.path.realpath(path)))


class PathRules:
    """Which files of this machine an app may show, and which it serves straight from where they are.

    Parameters:
        allowed: files and folders that may be served to everyone, as in `launch(allowed_paths=...)`.
        blocked: files and folders that are never served, whatever else allows them.
    """

    def __init__(self, allowed: Iterable[PathLike] = (), blocked: Iterable[PathLike] = ()):
        self.allowed = tuple(Path(os.path.realpath(path)) for path in allowed)
        self.blocked = tuple(Path(os.path.realpath(path)) for path in blocked)

    def served(self, path: PathLike) -> Path | None:
        """The real path of a file that may be served from where it is, or None: declared by the author, not blocked."""
        if not is_plain_path(path):
            return None
        real = Path(os.path.realpath(path))
        if self.is_blocked(real) or not os.path.isfile(real):
            return None
        return real if _within(real, (*_static_paths, *self.allowed)) else None

    def shown(self, path: PathLike) -> Path:
        """The real path of a file that a function returned, when the app may show it.

        Those are files of the working directory and the temp folder that are not hidden, and those declared by the
        author. Raises `FileRefused` otherwise: a function may echo a path that a visitor typed.
        """
        if not is_plain_path(path):
            raise FileRefused(f"The path {str(path)!r} cannot be shown. Use a local path without special forms.")
        real = Path(os.path.realpath(path))
        if self.is_blocked(real):
            raise FileRefused(f"The file '{path}' lies in a folder that blocked_paths forbids to show.")
        if not (_within(real, (*_static_paths, *self.allowed)) or _is_common_output(real)):
            raise FileRefused(
                f"The file '{path}' lies outside the folders this app may show: its working directory and the temp "
                f"folder, hidden files excepted. Write it there, or allow it: launch(allowed_paths=['{real.parent}'])."
            )
        return real

    def is_blocked(self, real: Path) -> bool:
        """Whether a real path lies in a blocked place, however its letters are cased."""
        parts = _spelled_alike(real)
        return any(parts[: len(place)] == place for place in map(_spelled_alike, self.blocked))


def is_static(real: Path) -> bool:
    """Whether a real path was declared with `set_static_paths`."""
    return _within(real, _static_paths)


def is_plain_path(path: PathLike, windows: bool = os.name == "nt") -> bool:
    """Whether a path is an ordinary local one. Said from its letters alone, for merely looking at a network path
    (`\\\\host\\share`) would hand out the user's login on Windows. NUL and, on Windows, streams (`a.txt::$DATA`),
    devices and trailing dots or spaces are not plain either."""
    text = os.fspath(path)
    try:
        encoded = os.fsencode(text)
    except UnicodeEncodeError:
        return False
    if not encoded or len(encoded) > MAX_PATH_BYTES or "\0" in text or text.replace("\\", "/").startswith("//"):
        return False
    if not windows:
        return True
    drive, rest = text[:2], text[2:]
    if not (len(drive) == 2 and drive[1] == ":" and drive[0].isalpha()):
        rest = text
    parts = rest.replace("\\", "/").split("/")
    return ":" not in rest and not any(part not in {"", ".", ".."} and part != part.rstrip(" .") for part in parts)


def is_inline_safe(mime_type: str) -> bool:
    """Whether a browser can show the type in place without running anything in it."""
    return mime_type.split(";", 1)[0].strip().lower() in INLINE_TYPES


def headers(name: str, mime_type: str, inline: bool, isolated: bool = False) -> dict[str, str]:
    """The headers under which a file is served.

    Parameters:
        inline: shown in place; otherwise the file is a download of no particular type.
        isolated: an author's own page or drawing: it may run its scripts, but as a stranger to the app.
    """
    if inline and mime_type.startswith("text/") and "charset" not in mime_type:
        mime_type = f"{mime_type}; charset=utf-8"
    return {
        "content-type": mime_type if inline else "application/octet-stream",
        "content-disposition": disposition(name, inline),
        "x-content-type-options": "nosniff",
        "content-security-policy": _AUTHORS_PAGE if isolated else _STRANGERS_FILE,
    }


def disposition(name: str, inline: bool) -> str:
    """A Content-Disposition header for any name, in ASCII and after RFC 5987; nothing in a name can end the header."""
    kind = "inline" if inline else "attachment"
    plain = "".join(c if 32 <= ord(c) < 127 and c not in '"\\%' else "_" for c in name)
    encoded = quote(name.encode("utf-8", "replace"), safe="")
    return f'{kind}; filename="{plain}"' + ("" if plain == name else f"; filename*=UTF-8''{encoded}")


def _within(real: Path, places: Iterable[Path]) -> bool:
    # `is_relative_to` compares whole parts: /data2 is not within /data.
    return any(real.is_relative_to(place) for place in places)


def _is_common_output(real: Path) -> bool:
    for place in (os.getcwd(), tempfile.gettempdir()):
        root = Path(os.path.realpath(place))
        # A process started in / (a bare container) would otherwise show the whole machine.
        if len(root.parts) > 1 and real.is_relative_to(root):
            is_hidden = any(part.startswith(".") for part in real.relative_to(root).parts)
            return not is_hidden and not _is_protected(real)
    return False


def _is_protected(real: Path) -> bool:
    return any(real.parent == place.parent and real.name.startswith(place.name) for place in _protected)


def _spelled_alike(path: Path) -> tuple[str, ...]:
    return tuple(part.casefold().rstrip(" .") or part for part in path.parts)
