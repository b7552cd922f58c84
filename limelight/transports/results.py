"""Permalinks to results: kept for a week under ids that nobody can guess, private unless said otherwise."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import FileRefused
from ..wire.codec import decode, encode
from ..wire.values import replace_files
from .answers import Refusal

if TYPE_CHECKING:
    from .api_runs import KeptRun
    from .site import Site

KEPT_S = 7 * 24 * 3600
MOST_RESULTS = 1_000
MOST_BYTES = 64 * 1024 * 1024
"""All results that are kept, together."""


@dataclass(frozen=True)
class KeptResult:
    """What a permalink answers with."""

    told: dict[str, Any]
    user: str | None
    is_public: bool
    until: float
    size_bytes: int


class Results:
    """The permalinks that were made; the oldest go when there are too many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._results: OrderedDict[str, KeptResult] = OrderedDict()
        self._size_bytes = 0

    def __len__(self) -> int:
        return len(self._results)

    def make(self, site: Site, kept: KeptRun, is_public: bool) -> str:
        """Keep the result of a run; gives the id."""
        run = kept.run
        value = kept.contract.result([_with_files_kept(site, one) for one in run.values])
        told = {"endpoint": kept.contract.name, "result": value, "seconds": round(run.seconds, 4)}
        body = encode(told)
        id = secrets.token_urlsafe(24)
        self._results[id] = KeptResult(decode(body), kept.user, is_public, self._clock() + KEPT_S, len(body))
        self._size_bytes += len(body)
        self._make_room()
        return id

    def find(self, id: str, user: str | None) -> KeptResult:
        """The result of that id. Raises `Refusal` (404) for one that is unknown, gone, or private to somebody else."""
        self._make_room()
        found = self._results.get(id)
        if found is None or not (found.is_public or found.user == user):
            raise Refusal(404, "There is no such result. The address may have expired, or be private to its maker.")
        return found

    def forget(self, id: str, user: str | None) -> None:
        """Take a permalink back. Raises `Refusal` (404) for one that is unknown or of somebody else."""
        found = self.find(id, user)
        if found.user != user:
            raise Refusal(404, "There is no such result of yours.")
        self._drop(id)

    def _drop(self, id: str) -> None:
        self._size_bytes -= self._results.pop(id).size_bytes

    def _make_room(self) -> None:
        now = self._clock()
        while self._results:
            id, oldest = next(iter(self._results.items()))
            if oldest.until > now and len(self._results) <= MOST_RESULTS and self._size_bytes <= MOST_BYTES:
                return
            self._drop(id)


def _with_files_kept(site: Site, value: Any) -> Any:
    # The session's files may go before the link does; kept without an owner they stay while somebody asks for them.
    def keep(file: dict[str, Any]) -> Any:
        try:
            path = site.engine.files.resolve(str(file.get("path")), None)
        except FileRefused:
            return None
        return site.engine.files.keep(path, file.get("orig_name"))

    return replace_files(value, keep)
