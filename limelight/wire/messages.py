"""Every message between a page and the server, as two tagged unions.

The browser's half, `frontend/src/wire/messages.gen.ts`, is generated from this file (`make types`).

A page opens a socket and says `Hello`. The server answers `Welcome`, then sends frames. A frame is
`{"n": 41, "m": [message, message]}`: the number of its first message, and the messages. Numbers count up by one
within a session and never repeat, so a page that lost its socket says the last number it saw and gets the rest.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from .patch import Edit

RunStatus = Literal["queued", "running", "done", "failed", "cancelled"]


class Message(msgspec.Struct, tag_field="t", omit_defaults=True):
    """Anything that travels over a page's socket."""


# From the page


class Hello(Message, tag="hello"):
    """A page opened a socket."""

    session: str | None = None
    """The session it had, or nothing for a first visit."""
    seen: int | None = None
    """The last number this page has applied; None when it has none of the session's values (a reload)."""
    page: str = ""
    """Which page of the app is open."""
    query: str = ""
    """The query string of the page's own address, for `Request.query_params`."""
    bytes: bool = False
    """Whether the page reads frames with bytes beside their JSON."""


class Trigger(Message, tag="trigger"):
    """A listener fires."""

    run: str
    """An unguessable id made by the page; a second message with the same id changes nothing."""
    listener: int
    inputs: list[Any] = []
    """One value per input, in order; null for a State, which never leaves the server."""
    same: list[int] = []
    """Places of inputs whose value is what the server sent last; null stands there, and nothing is sent again."""
    target: int | None = None
    """The component on which the event happened."""
    event: Any = None
    """What the event carries: an index, a key, a position."""


class Cancel(Message, tag="cancel"):
    """A person pressed stop."""

    run: str


class Chunk(Message, tag="chunk"):
    """The next piece of a stream that a run is reading; `inputs` None ends it."""

    run: str
    inputs: list[Any] | None = None


class Reset(Message, tag="reset"):
    """A person asked to start over: the session's values are forgotten, its runs cancelled."""


class Ping(Message, tag="ping"):
    """Are you there?"""


FromPage = Hello | Trigger | Cancel | Chunk | Reset | Ping


# From the server, outside the numbering


class Welcome(Message, tag="welcome"):
    """The socket is open."""

    session: str
    resumed: bool = False
    """True when the session was known: what the page missed follows."""
    app: str = ""
    """A digest of the app's definition; another one than the page was built from means: load the page again."""


class Pong(Message, tag="pong"):
    """I am here."""


class Refused(Message, tag="refused"):
    """A message could not be read or is not allowed; the connection stays."""

    message: str
    run: str | None = None


class Leaving(Message, tag="leaving"):
    """The server stops or the app was reloaded."""

    reason: Literal["stopping", "reloaded", "signed_out"]


# From the server, numbered


class RunView(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A run as a page that just arrived must know it."""

    run: str
    listener: int
    status: RunStatus
    progress: list[Step] = []
    ended: Ended | None = None


class Snapshot(Message, tag="snapshot"):
    """Everything that differs from the page as it was served, for a page that has seen nothing or too little."""

    props: dict[int, dict[str, Any]]
    runs: list[RunView] = []
    parts: list[Rendered] = []
    """What `gr.render` drew, outer parts first. The props hold for these parts too."""


class Queued(Message, tag="queued"):
    """The run waits."""

    run: str
    position: int
    """How many runs of its group start before it; 0 is next."""
    size: int
    """How many wait in its group."""
    eta_s: float | None = None


class Started(Message, tag="started"):
    """The function was called."""

    run: str
    eta_s: float | None = None
    """How long the runs before it took, on average."""


class Step(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One of the nested counters of `gr.Progress`."""

    index: int | float | None = None
    length: int | float | None = None
    unit: str | None = None
    progress: float | None = None
    """0 to 1; None when only a count is known."""
    desc: str | None = None


class Progressed(Message, tag="progressed"):
    """How far the run is."""

    run: str
    steps: list[Step]


class Noticed(Message, tag="noticed"):
    """`gr.Info`, `gr.Warning`, `gr.Success`."""

    level: Literal["info", "warning", "success"]
    message: str
    title: str = ""
    duration_s: float | None = 10
    """None stays until closed."""
    visible: bool = True
    run: str | None = None


class Patched(Message, tag="patched"):
    """Props changed."""

    edits: list[Edit]
    run: str | None = None


class Failure(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Why a run failed, as a person may see it."""

    message: str | None = None
    """None when the app does not show its errors."""
    title: str = "Error"
    duration_s: float | None = 10
    visible: bool = True
    fields: list[dict[str, Any]] = []
    """Per input, from a validator: `{"node": id, "message": text}`."""


class Ended(Message, tag="ended"):
    """The run is over. No message of this run follows."""

    run: str
    status: Literal["done", "failed", "cancelled"]
    seconds: float = 0
    error: Failure | None = None
    changed_states: list[int] = []
    """State components whose value the run changed: their `change` listeners are due."""


class Rendered(Message, tag="rendered"):
    """A part of the page was drawn again by `gr.render`."""

    region: int
    children: list[Any]
    """`NodeSpec`s, see graph/describe.py."""
    listeners: list[Any]
    """`ListenerSpec`s; they replace those the region had before."""
    kinds: dict[str, dict[str, Any]] = {}
    """Per kind of the children the default of every prop that travels."""


class Piece(Message, tag="piece"):
    """The next piece of sound or film that a run gives while it is made."""

    node: int
    part: Any = None
    """A `Part`: bytes beside the message. None ends the stream."""
    is_cut: bool = False
    """The stream was stopped: what has come and is not played yet is not to be played."""
    run: str | None = None


Numbered = Snapshot | Queued | Started | Progressed | Noticed | Patched | Ended | Rendered | Piece
FromServer = Welcome | Pong | Refused | Leaving | Numbered


class Frame(msgspec.Struct):
    """Numbered messages, in order and without a gap."""

    n: int
    m: list[Numbered]
