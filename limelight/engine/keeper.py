"""Keeps sessions in a store while they go on, and brings them back after a restart."""

from __future__ import annotations

import asyncio
import hashlib
import time
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from ..files.tables import is_table
from ..wire.codec import decode, encode
from ..wire.messages import Failure, Noticed
from ..wire.values import is_file, replace_files
from .run import Run
from .session import Session
from .stores.store import Facts

if TYPE_CHECKING:
    from .engine import Engine
    from .stores.store import Kept, Store

AHEAD = 10_000
"""So many numbers a session may give before the store must have heard of them: none is given twice."""
SOON_S = 0.5
"""So long a change that is no result may wait to be written."""
MOST_STATE_BYTES = 1_000_000
INTERRUPTED = "The server was stopped while this was running. Start it again."
LOST_FILE = "The server was started again, and a file that was shown here is gone. Give or make it once more."


class RunRecord(msgspec.Struct, omit_defaults=True):
    """A run as it is kept."""

    listener: int
    status: Literal["queued", "running", "done", "failed", "cancelled"]
    created_at: float
    """Seconds of the epoch."""
    outputs: list[dict[str, Any]] = []
    error: Failure | None = None
    seconds: float = 0
    changed_states: list[int] = []


class Keeper:
    """Writes what changes in the sessions of pages, and restores them. Everything happens on the engine's event loop.

    A part of a session is named `props:NODE`, `state:NODE`, `run:ID` or `draw:REGION`; what it is now is looked up when
    it is written. What `gr.render` drew belongs to one life of the server: it is drawn again from the same inputs.
    """

    def __init__(self, engine: Engine, store: Store):
        self.store = store
        self._engine = engine
        self._changed: dict[Session, set[str]] = {}
        self._ceilings: dict[str, int] = {}
        self._timer: asyncio.Handle | None = None
        self._shape = shape_of(engine)

    def watch(self, session: Session) -> None:
        """Keep this session from here on: a page has opened it."""
        if session.keeper is None:
            session.keeper, session.is_kept = self, True
            self.changed(session)

    def unwatch(self, session: Session) -> None:
        """The engine lets go of a session: it stays in the store as it is now, for when its page comes back."""
        if session.keeper is None:
            return
        self._write(session, self._changed.pop(session, set()))
        self._ceilings.pop(session.id, None)
        session.keeper = None

    def changed(self, session: Session, *parts: str, is_result: bool = False) -> None:
        """Parts of a session have changed. A result is written at once, all else soon."""
        self._changed.setdefault(session, set()).update(parts)
        loop = asyncio.get_running_loop()
        if is_result and isinstance(self._timer, asyncio.TimerHandle):
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = loop.call_soon(self._flush) if is_result else loop.call_later(SOON_S, self._flush)

    def numbered(self, session: Session) -> None:
        """The session gave a number to one more message."""
        if session.log.last > self._ceilings.get(session.id, 0) - AHEAD // 2:
            self.changed(session, is_result=True)

    def restore(self, id: str, user: str | None) -> Session | None:
        """The session of that id as it was kept, or None: unknown, of another user, or of an app that has changed."""
        kept = self.store.read(id)
        if kept is None or kept.facts.user != user or kept.facts.shape != self._shape:
            return None
        session = Session(self._engine, id, user)
        session.is_new, session.is_kept = False, True
        session.log.last = kept.facts.ceiling
        try:
            self._fill(session, kept)
        except (ValueError, msgspec.MsgspecError):  # somebody has written into the store
            return None
        session.keeper = self
        self.changed(session, *kept.parts, is_result=True)
        asyncio.get_running_loop().call_soon(self._draw_again, session)
        return session

    def _draw_again(self, session: Session) -> None:
        for listener_id, inputs in list(session.drawings.values()):
            if (listener := self._engine.blueprint.listeners.get(listener_id)) is not None:
                session.trigger(listener, inputs)

    def tidy(self) -> None:
        """Let the store forget what is too old or too much, and the files of those sessions with it."""
        for id in self.store.tidy(time.time(), live=list(self._engine.sessions)):
            if id not in self._engine.sessions:
                self._engine.files.release(id)

    def close(self) -> None:
        """Write all there is and close the store. What happens to the sessions from here on is not kept."""
        for session in list(self._engine.sessions.values()):
            self.unwatch(session)
        if self._timer is not None:
            self._timer.cancel()
        self.store.close()

    def _flush(self) -> None:
        self._timer = None
        changed, self._changed = self._changed, {}
        for session, parts in changed.items():
            self._write(session, parts)

    def _write(self, session: Session, parts: set[str]) -> None:
        ceiling = self._ceilings[session.id] = session.log.last + AHEAD
        facts = Facts(session.id, session.user, self._shape, ceiling, time.time())
        self.store.write(facts, {part: self._sayable(session, part) for part in parts})

    def _sayable(self, session: Session, part: str) -> bytes | None:
        try:
            return self._as_json(session, part)
        except (RecursionError, OverflowError, UnicodeError):  # a value that holds itself, or that JSON cannot say
            return None

    def _as_json(self, session: Session, part: str) -> bytes | None:
        kind, _, name = part.partition(":")
        if kind == "run":
            run = session.runs.get(name)
            return encode(record_of(run)) if run is not None and self._is_of_app(run) else None
        if kind == "draw":
            return encode(session.drawings[int(name)]) if int(name) in session.drawings else None
        if kind == "props":
            props = session.served.get(int(name))
            return encode(props) if props is not None and int(name) in self._engine.blueprint.nodes else None
        value = session.states.get(int(name))
        data = encode(value) if is_plain(value) and int(name) in session.states else None
        return data if data is not None and len(data) <= MOST_STATE_BYTES else None

    def _is_of_app(self, run: Run) -> bool:
        return run.listener.id in self._engine.blueprint.listeners

    def _fill(self, session: Session, kept: Kept) -> None:
        runs: list[tuple[str, RunRecord]] = []
        has_lost = False
        for part, data in kept.parts.items():
            kind, _, name = part.partition(":")
            if kind == "run":
                runs.append((name, msgspec.json.decode(data, type=RunRecord)))
            elif kind == "draw":
                session.drawings[int(name)] = decode(data)
            elif kind == "state":
                session.states[int(name)] = decode(data)
                session.states_set_at[int(name)] = self._engine.clock()
            else:
                props = decode(data)
                found = {one: value for one, value in props.items() if self._has_files(value)}
                has_lost = has_lost or len(found) < len(props)
                session.served[int(name)] = found
        for id, record in sorted(runs, key=lambda pair: pair[1].created_at):
            if (listener := self._engine.blueprint.listeners.get(record.listener)) is not None:
                session.runs[id] = restored(Run(id, session, listener, []), record)
        if has_lost:
            session.greeting = Noticed(level="warning", title="File gone", message=LOST_FILE)

    def _has_files(self, value: Any) -> bool:
        """Whether every file of a value can still be opened."""
        handles: list[str] = []
        replace_files(value, lambda file: handles.append(str(file.get("path", "")).split("/", 1)[0]), is_issued)
        files = self._engine.files
        return all(files.open(handle) is not None for handle in handles) and not (
            is_table(value) and not files.tables.knows(value)
        )


def is_issued(value: object) -> bool:
    """Whether a value is a file behind a handle, not one in the web or in a data URL."""
    return is_file(value) and ":" not in str(value.get("path", ""))  # type: ignore[attr-defined]


def shape_of(engine: Engine) -> str:
    """A digest of an app's parts and functions. Another one means that numbers of nodes stand for other nodes."""
    blueprint = engine.blueprint
    nodes = [(id, node.kind, getattr(node, "label", None)) for id, node in blueprint.nodes.items()]
    listeners = [(one.id, one.api_name, [node.id for node in one.outputs]) for one in blueprint.listeners.values()]
    return hashlib.sha256(encode([nodes, listeners])).hexdigest()[:16]


def record_of(run: Run) -> RunRecord:
    """A run as it is kept."""
    return RunRecord(
        listener=run.listener.id,
        status=run.status,
        created_at=run.created_at_epoch,
        outputs=[{} if node.stateful else props for node, props in zip(run.listener.outputs, run.outputs, strict=True)]
        if run.is_over
        else [],
        error=run.error,
        seconds=run.seconds if run.is_over else 0,
        changed_states=sorted(run.changed_states),
    )


def restored(run: Run, record: RunRecord) -> Run:
    """A run of an earlier life: over, with its results; one that was not over then has failed."""
    run.created_at_epoch = record.created_at
    run.changed_states = set(record.changed_states)
    if record.outputs:
        run.outputs = record.outputs
    if record.status in ("queued", "running"):
        run.recall("failed", Failure(message=INTERRUPTED, title="Interrupted"))
    else:
        run.recall(record.status, record.error, record.seconds)
    return run


def is_plain(value: Any) -> bool:
    """Whether JSON says the value exactly, so that it comes back as the same."""
    if isinstance(value, float):
        return type(value) is float and value - value == 0
    if type(value) is list:
        return all(map(is_plain, value))
    if type(value) is dict:
        return all(type(name) is str and is_plain(one) for name, one in value.items())
    return value is None or type(value) in (str, int, bool)
