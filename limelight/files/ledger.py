"""A folder of files that outlives the process: beside each file lies what is known of it, so that its handle opens it
again after a restart."""

from __future__ import annotations

import ast
import contextlib
import os
import secrets
import shutil
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from .folder import OwnFolder, claim
from .guard import protect

_FACTS = ".handle"


class Fact(msgspec.Struct):
    """What is known of a file beside its content."""

    handle: str
    name: str
    owners: list[str | None]
    source: str
    """Python's words for where it came from: the same source gets the same handle."""


class LastingFolder(OwnFolder):
    """A folder that stays. Every file lies alone in a directory, with its fact beside it.

    Parameters:
        path: the folder; made when first needed.
    """

    def __init__(self, path: Path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = Path(os.path.realpath(path))
        protect(self.path)
        claim(self)

    def write(self, path: Path, handle: str, name: str, owners: set[Any], source: Hashable) -> None:
        """Keep what is known of a file that `place` gave. A disk that is full costs the handle after a restart only."""
        fact = Fact(handle, name, sorted(owners, key=str), repr(source))
        part = path.parent / f"{_FACTS}-{secrets.token_hex(4)}"
        with contextlib.suppress(OSError):
            part.write_bytes(msgspec.json.encode(fact))
            part.replace(path.parent / _FACTS)

    def facts(self) -> Iterator[tuple[Path, Fact, Hashable]]:
        """Every file that is known, with its fact and its source. Half-written ones are removed."""
        for directory in sorted(self.path.iterdir()):
            known = _fact_in(directory)
            if known is not None:
                yield known
            elif directory.is_dir():
                shutil.rmtree(directory, ignore_errors=True)

    def close(self) -> None:
        """Leave the folder as it is."""


def _fact_in(directory: Path) -> tuple[Path, Fact, Hashable] | None:
    try:
        fact = msgspec.json.decode((directory / _FACTS).read_bytes(), type=Fact)
        source = ast.literal_eval(fact.source)
    except (OSError, ValueError, SyntaxError):
        return None
    path = directory / fact.name
    return (path, fact, source) if path.is_file() and path.parent == directory else None
