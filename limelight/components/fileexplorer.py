"""Files of a folder on the server, to choose from."""

from __future__ import annotations

import fnmatch
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input

MOST_FILES = 10_000
"""How many files a person can choose at once by their folder."""
_SIGN = "folder:"
_roots: dict[str, str] = {}
"""Folders by the name that pages know them under: a page that was given another folder says which."""


class FileExplorer(Input):
    """A tree of the files in a folder on the server. A folder is read when somebody opens it."""

    wire = list[list[str]] | None
    info = DROPPED
    server_functions: ClassVar[tuple[str, ...]] = ("ls", "files_below")

    glob: str = prop(default="**/*", kw_only=False)
    """Which files are shown: "*.py" at any depth, "src/**/*.py" below a folder."""
    value: str | list[str] | Callable[..., Any] | None = prop(default=None)
    """Path or paths of what is chosen at first, relative to `root_dir` or in it."""
    file_count: Literal["single", "multiple"] = prop(default="multiple")
    """One file, or several."""
    root_dir: str | Path = prop(default=".")
    """The folder. Nothing outside of it can be seen or chosen. Pages are told a name that says nothing."""
    ignore_glob: str | None = prop(default=None)
    """Which files are left out of those."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it; a longer tree scrolls."""
    max_height: int | str | None = prop(default=500)
    """Largest height, in pixels or as CSS writes it."""
    min_height: int | str | None = prop(default=None)
    """Smallest height, in pixels or as CSS writes it."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    input = Event()
    select = Event()

    def check(self) -> None:
        """The folder is known to pages by a name that says nothing of where it lies."""
        super().check()
        given = os.fspath(self.root_dir)
        self.root = Path(_roots.get(given, given)).resolve()
        """The folder, as it lies on this machine."""
        if not given.startswith(_SIGN):
            if not self.root.is_dir():
                raise BadProp(f"FileExplorer: 'root_dir' must be a folder, and '{given}' is none.")
            self.root_dir = _SIGN + hashlib.sha256(os.fsencode(self.root)).hexdigest()[:24]
            _roots[self.root_dir] = str(self.root)

    def ls(self, subdirectory: list[str] | None = None) -> list[dict[str, Any]]:
        """What lies in a folder of the tree: folders first, each with `name`, `type` and whether it can be chosen.

        Parameters:
            subdirectory: the names that lead to it from the top; none for the top itself.

        Raises `BadValue` for a folder outside of the tree or that cannot be read.
        """
        parts = list(subdirectory or [])
        folder = self._inside(parts)
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            raise BadValue(f"The folder '{'/'.join(parts)}' cannot be read: {error.strerror}.") from None
        shown = [one for entry in entries if (one := self._entry(entry, parts))]
        return sorted(shown, key=lambda one: (one["type"] == "file", one["name"].lower()))

    def _entry(self, entry: os.DirEntry[str], parts: list[str]) -> dict[str, Any] | None:
        if entry.is_symlink() and not self._holds(Path(entry.path)):
            return None
        is_folder = entry.is_dir()
        path = "/".join([*parts, entry.name])
        if is_folder:
            is_left_out = self.ignore_glob is not None and _fits(path, self.ignore_glob)
            return None if is_left_out else {"name": entry.name, "type": "folder", "valid": _fits(path, self.glob)}
        return {"name": entry.name, "type": "file", "valid": True} if self._is_shown(path) else None

    def files_below(self, subdirectory: list[str] | None = None) -> list[list[str]]:
        """Every file in a folder and the folders in it, as the names that lead to each; `BadValue` for too many."""
        found: list[list[str]] = []
        for path in self._walk(list(subdirectory or [])):
            found.append(path)
            if len(found) > MOST_FILES:
                raise BadValue(f"There are more than {MOST_FILES} files in that folder. Open it and choose a part.")
        return found

    def _walk(self, parts: list[str]) -> Iterator[list[str]]:
        for entry in self.ls(parts):
            path = [*parts, entry["name"]]
            if entry["type"] == "file":
                yield path
            elif not self.root.joinpath(*path).is_symlink():  # a link to a folder above would go round
                yield from self._walk(path)

    def _is_shown(self, path: str) -> bool:
        return _fits(path, self.glob) and not (self.ignore_glob and _fits(path, self.ignore_glob))

    def _holds(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # a link to itself
            return False

    def _inside(self, parts: Any) -> Path:
        """The place that names lead to. Raises `BadValue` when it lies elsewhere, also by way of a link."""
        name = self.label or "FileExplorer"
        if not isinstance(parts, list) or not all(isinstance(one, str) for one in parts):
            raise BadValue(f"'{name}' takes lists of names that lead to a file, not {parts!r:.60}.")
        is_plain = all(one not in {"", ".", ".."} and not re.search(r"[/\\\0]", one) for one in parts)
        place = self.root.joinpath(*parts) if is_plain else self.root
        if not is_plain or not self._holds(place):
            raise BadValue(f"'{name}' has no '{'/'.join(parts)[:80]}': it does not lie in its folder.")
        return place

    def preprocess(self, payload: Any) -> str | list[str] | None:
        """The path of the chosen file, or paths of several. Raises `BadValue` for what the tree does not show."""
        if payload is None:
            return None
        if not isinstance(payload, list):
            raise BadValue(f"'{self.label or 'FileExplorer'}' takes a list of files, not {payload!r:.60}.")
        paths = [self._chosen(parts) for parts in payload]
        if self.file_count == "single":
            return paths[0] if paths else None
        return paths

    def _chosen(self, parts: Any) -> str:
        place = self._inside(parts)
        name, path = self.label or "FileExplorer", "/".join(parts)
        if not place.exists():
            raise BadValue(f"'{name}': '{path}' is no longer there.")
        if place.is_file() and not self._is_shown(path):
            raise BadValue(f"'{name}' does not offer '{path}'.")
        return str(place)

    def postprocess(self, value: Any) -> list[list[str]] | None:
        """The names that lead to each file. Raises `BadAnswer` for a file outside of the folder."""
        if value is None:
            return None
        files = [value] if isinstance(value, (str, os.PathLike)) else value
        return [self._parts(os.fspath(one)) for one in files]

    def _parts(self, file: str) -> list[str]:
        try:
            place = Path(os.path.abspath(self.root / file))
            return list(place.relative_to(self.root).parts)
        except ValueError:
            raise BadAnswer(f"{self} shows files of '{self.root}', and '{file}' lies elsewhere.") from None

    def api_info(self) -> dict[str, Any]:
        """Lists of names that lead to a file."""
        return {
            "items": {"items": {"type": "string"}, "type": "array"}, "title": "FileExplorerData", "type": "array",
        }  # fmt: skip

    def example_payload(self) -> Any:
        """The first file of the folder, if it has one."""
        return [[one["name"]] for one in self.ls() if one["type"] == "file"][:1]

    def example_value(self) -> Any:
        """The same by its path."""
        return ["/".join(parts) for parts in self.example_payload()]


def _fits(path: str, glob: str) -> bool:
    return _pattern(glob).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    """A glob as a regular expression: `**/` is any folders or none; without a slash it fits names at any depth."""
    glob = glob.removeprefix("./")
    if "/" not in glob:
        glob = f"**/{glob}"
    pieces = []
    for piece in re.split(r"(\*\*/|\*\*|\*|\{[^{}/]*\})", glob):
        if piece == "**/":
            pieces.append("(?:[^/]+/)*")
        elif piece == "**":
            pieces.append(".*")
        elif piece == "*":
            pieces.append("[^/]*")
        elif piece.startswith("{"):
            pieces.append(f"(?:{'|'.join(re.escape(one) for one in piece[1:-1].split(','))})")
        else:
            pieces.append(fnmatch.translate(piece).removeprefix("(?s:").removesuffix(r")\Z").removesuffix(r")\z"))
    return re.compile("".join(pieces))
