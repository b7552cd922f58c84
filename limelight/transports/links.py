"""Links to a page as it was: what showed is kept for a while, under an id that nobody can guess."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import FileRefused
from ..files.tables import is_table
from ..graph.component import Component
from ..graph.pages import HOME, PageView
from ..wire.values import replace_files
from .answers import Json, Refusal, read_object

if TYPE_CHECKING:
    from ..engine.session import Session
    from ..graph.node import Node
    from .site import Site

KEPT_S = 7 * 24 * 3600
MOST_LINKS = 1_000
MOST_BYTES = 1024 * 1024
"""The largest snapshot that a page may send."""

Props = dict[int, dict[str, Any]]
_BY_HAND = frozenset({"selected", "open", "order"})
"""What a person changes on a part besides its value."""
_NEVER = frozenset({"browserstate", "state"})


@dataclass(frozen=True)
class Link:
    """What a page showed."""

    page: str
    props: Props
    until: float
    """Seconds of the clock."""


class DeepLinks:
    """The links that were made. At most `most` are kept, the oldest go first, none longer than `kept_s`."""

    def __init__(self, most: int = MOST_LINKS, kept_s: float = KEPT_S, clock: Callable[[], float] = time.monotonic):
        self._most = most
        self._kept_s = kept_s
        self._clock = clock
        self._links: OrderedDict[str, Link] = OrderedDict()

    def make(self, page: str, props: Props) -> str:
        """Keep what a page showed; gives the id of the link."""
        self._forget_old()
        id = secrets.token_urlsafe(16)
        self._links[id] = Link(page, props, self._clock() + self._kept_s)
        while len(self._links) > self._most:
            self._links.popitem(last=False)
        return id

    def find(self, id: str) -> Link | None:
        """What a page showed; None for an id that was never given out, or that has expired."""
        self._forget_old()
        return self._links.get(id)

    def _forget_old(self) -> None:
        now = self._clock()
        while self._links and next(iter(self._links.values())).until <= now:
            self._links.popitem(last=False)

    def __len__(self) -> int:
        return len(self._links)


def shown(site: Site, session: Session, page: str, edits: Props) -> Props:
    """What a page of a session shows: what the server sent, and over it what the person set by hand.

    Other things a page may say of its parts are left out: a link must not let its maker write on someone else's page.
    """
    view = PageView(site.blueprint, page)
    found: Props = {}
    for node in (*view.nodes, *view.guests(view.listeners)):
        if node.kind in _NEVER or node.stateful:
            continue
        by_hand = {name: value for name, value in edits.get(node.id, {}).items() if _is_set_by_hand(node, name)}
        props = {**session.served.get(node.id, {}), **by_hand}
        if getattr(node, "type", None) == "password":
            props.pop("value", None)
        if is_table(props.get("value")):  # it stays with its session, which may end before the link does
            props.pop("value")
        if props:
            found[node.id] = _with_files_kept(site, session, props)
    return found


def _is_set_by_hand(node: Node, name: str) -> bool:
    if name != "value":
        return name in _BY_HAND
    return isinstance(node, Component) and "interactive" in node.props


def _with_files_kept(site: Site, session: Session, props: dict[str, Any]) -> dict[str, Any]:
    # The session may end before the link does. Files nobody asks for go by themselves.
    def keep(file: dict[str, Any]) -> Any:
        try:
            path = site.engine.files.resolve(str(file.get("path")), session.id)
        except FileRefused:
            return None
        return site.engine.files.keep(path, file.get("orig_name"))

    kept: dict[str, Any] = replace_files(props, keep)
    return kept


async def make_link(site: Site, request: Request) -> Response:
    """Keep what the asking page shows; answers with the id of the link."""
    body = await read_object(request)
    session = site.engine.sessions.get(str(body.get("session")))
    if session is None or session.user != request.scope["limelight.user"]:
        raise Refusal(404, "The page's session is not known any more. Load the page again.")
    page = str(body.get("page", HOME))
    return Json({"id": site.links.make(page, shown(site, session, page, _edits(body.get("edits"))))})


def _edits(given: Any) -> Props:
    if not isinstance(given, dict):
        return {}
    return {int(id): props for id, props in given.items() if str(id).isdigit() and isinstance(props, dict)}


async def deep_link(site: Site, request: Request) -> Response:
    """The id of a link to what a client's session was sent, or no id for an unknown session."""
    name = request.query_params.get("session_hash", "")
    client = site.clients.find(name, request.scope["limelight.user"])
    session = client.session if client is not None else site.engine.sessions.get(name)
    if session is None or session.user != request.scope["limelight.user"]:
        return Json("")
    return Json(site.links.make(HOME, shown(site, session, HOME, {})))
