"""One person's values, and the one way in: `session.trigger()`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..define.event import RUN_DEFAULTS, as_list
from ..errors import BadValue, counted
from ..graph.describe import rendered
from ..graph.render import Fragment
from ..wire.messages import Failure, Noticed, Numbered, Rendered, Snapshot
from . import echo
from .log import Log
from .run import Run
from .stream import Feed

if TYPE_CHECKING:
    from ..graph.listener import Listener
    from ..graph.node import Node
    from ..graph.render import Region
    from .engine import Engine
    from .keeper import Keeper
    from .request import RequestFacts

KEPT_RUNS = 200
KEPT_RUN_S = 600


class Session:
    """What one open page, or one client, has: its State values, what its page shows, its runs."""

    def __init__(self, engine: Engine, id: str | None = None, user: str | None = None):
        self.engine = engine
        self.id = id or secrets.token_urlsafe(24)
        self.user = user
        self.file_owner: str | None = self.id
        """Who its files belong to; None for a session of a single call, whose results are fetched after it is gone."""
        self.has_page = True
        """Whether a page shows what runs gave. A client elsewhere knows only the run it asked for, which therefore
        begins with whole values."""
        self.is_new = True
        self.log = Log(engine.clock)
        """Every message for the page, numbered."""
        self.served: dict[int, dict[str, Any]] = {}
        """Per node the props the server sent last, as they travel. The page keeps the same."""
        self.states: dict[int, Any] = {}
        """The values of State components, by node."""
        self.states_set_at: dict[int, float] = {}
        self.fragments: dict[int, Fragment] = {}
        """What `gr.render` functions drew for this session, by region."""
        self.drawings: dict[int, tuple[int, list[Any]]] = {}
        """By region the listener that drew it and what it was given, to draw it again after a restart."""
        self.runs: dict[str, Run] = {}
        self.echo = echo.Echo()
        self.connections = 0
        self.last_used = self.engine.clock()
        self.left_at: float | None = None
        """When its last page went; None while one is connected."""
        self.is_unloaded = False
        self.keeper: Keeper | None = None
        """Writes what changes to the app's store; None while nothing is kept."""
        self.is_kept = False
        """Whether a store has it, so that its files outlive it here."""
        self.greeting: Noticed | None = None
        """What the page is told when it comes back after a restart."""
        self._changed: dict[int, tuple[dict[str, Any], Any]] = {}
        self._looked_at_from = KEPT_RUNS

    def trigger(
        self,
        listener: Listener,
        inputs: Sequence[Any],
        *,
        run_id: str | None = None,
        target: int | None = None,
        event: Any = None,
        request: RequestFacts | None = None,
        is_fed: bool = False,
    ) -> Run:
        """Run a listener's function. The one way in, for pages, the API, agents, replay and tests alike.

        Parameters:
            listener: which one.
            inputs: one decoded JSON value per input; anything for a State.
            run_id: the caller's own unguessable id; a second call with it gives the first run.
            target: the node on which the event happened.
            event: what the event carries.
            request: what the function may know about the call.
            is_fed: further pieces follow by `feed`, until one of None.

        Returns the run, already queued, started or failed. What is wrong with the inputs fails the run, it does not
        raise.
        """
        self.last_used = self.engine.clock()
        if run_id is not None and run_id in self.runs:
            return self.runs[run_id]
        self._forget_old_runs()
        run = Run(
            run_id or secrets.token_urlsafe(16),
            self,
            listener,
            list(inputs),
            target=target,
            event=event,
            request=request,
        )
        run.rounds = self.echo.rounds(self, listener, inputs, target)
        if is_fed:
            run.feed = Feed(listener.options.get("time_limit"))
        self.runs[run.id] = run
        self.touch(f"run:{run.id}", is_result=True)
        if fault := _fault(listener, inputs) or (echo.fault(run) if run.rounds > echo.MOST_ROUNDS else None):
            run.exception = BadValue(fault)
            run.end("failed", Failure(message=fault))
            return run
        self.engine.submit(run)
        return run

    def feed(self, run_id: str, inputs: list[Any] | None) -> bool:
        """The next piece for a run that reads a stream; None ends it. False when no such run takes any.

        A piece that comes when the run has just ended is dropped like any other that comes too late.
        """
        run = self.runs.get(run_id)
        if run is None or run.feed is None:
            return False
        if inputs is not None and len(inputs) != len(run.listener.inputs):
            return False
        run.feed.offer(inputs)
        return True

    def cancel(self, run_id: str) -> bool:
        """Stop a run: before it starts, or at its next yield or progress step. False when it is unknown or over."""
        run = self.runs.get(run_id)
        if run is None or run.is_over:
            return False
        self.engine.queue.cancel(run)
        return True

    def cancel_all(self) -> None:
        """Stop everything that is pending."""
        self.engine.queue.cancel_many([run for run in self.runs.values() if not run.is_over])

    def cancel_left(self) -> None:
        """The person has left for good: stop what is not to be finished without them (`on_leave="cancel"`)."""
        for run in list(self.runs.values()):
            if run.listener.options.get("on_leave", RUN_DEFAULTS["on_leave"]) == "cancel":
                self.cancel(run.id)

    def reset(self) -> None:
        """Start over: runs are cancelled, values forgotten. Numbers go on."""
        self.cancel_all()
        self.touch(*(f"props:{id}" for id in self.served), *(f"run:{id}" for id in self.runs), is_result=True)
        self.served.clear()
        self.delete_states()
        self.runs.clear()
        self._changed.clear()
        self.echo.forget()
        self.touch(*(f"draw:{id}" for id in self.drawings))
        self.drawings.clear()
        self.fragments.clear()
        self.log.add_whole(self.snapshot())

    def snapshot(self) -> Snapshot:
        """All that differs from the page as it was served. It stands for every message so far."""
        self.log.seal()
        nodes = ((id, self.node(id), props) for id, props in self.served.items())
        props = {id: dict(props) for id, node, props in nodes if node is not None and not node.stateful}
        parts = [self._told(fragment) for fragment in self.fragments.values()]
        return Snapshot(props=props, runs=[run.view() for run in self.runs.values()], parts=parts)

    def tell(self, message: Numbered) -> None:
        """A message for the page, now or when it is back."""
        self.log.add(message)
        if self.keeper is not None:
            self.keeper.numbered(self)

    def touch(self, *parts: str, is_result: bool = False) -> None:
        """Parts have changed: they are kept, if sessions are. A result is written at once."""
        if self.keeper is not None and parts:
            self.keeper.changed(self, *parts, is_result=is_result)

    def node(self, id: int | None) -> Node | None:
        """The node of that id: the app's, or one drawn for this session."""
        places = (self.engine.blueprint, *self.fragments.values())
        return next((place.nodes[id] for place in places if id in place.nodes), None) if id is not None else None

    def listener(self, id: int) -> Listener | None:
        """The listener of that id: the app's, or one drawn for this session."""
        places = (self.engine.blueprint, *self.fragments.values())
        return next((place.listeners[id] for place in places if id in place.listeners), None)

    def draw(self, region: Region, draw: Callable[[Fragment], Fragment]) -> Fragment:
        """Draw a region with what its function gives. May run in any thread; `show` puts it on the page."""
        outer = region.blueprint or self.engine.blueprint
        return draw(Fragment(region, outer, self.fragments.get(region.id)))

    def show(self, fragment: Fragment) -> Rendered:
        """A drawing takes the place of the one before; gives what the page is told."""
        before = self.fragments.get(fragment.id)
        if before is not None:
            self._forget(before, kept=set(fragment.nodes))
            self._draw_anew(fragment)
        self.fragments[fragment.id] = fragment
        return self._told(fragment)

    def _draw_anew(self, fragment: Fragment) -> None:
        """A part with a key shows what it is drawn with now, but for the props it keeps."""
        for id, node in fragment.nodes.items():
            if id in self.served:
                kept = as_list(node.preserved_by_key)
                self.served[id] = {name: value for name, value in self.served[id].items() if name in kept}
                self._changed.pop(id, None)

    def drew(self, region: int, listener: Listener, inputs: list[Any]) -> None:
        """A listener has drawn a region. Inner ones are drawn by the outer: their numbers change each time."""
        if listener.id in self.engine.blueprint.listeners:
            self.drawings[region] = (listener.id, inputs)
            self.touch(f"draw:{region}")

    def _forget(self, fragment: Fragment, kept: set[int]) -> None:
        for id, node in fragment.nodes.items():
            if node is fragment or id in kept:
                continue
            self.served.pop(id, None)
            if id in self.states:
                self.delete_state(id)
            self._changed.pop(id, None)
            if (inner := self.fragments.pop(id, None)) is not None:
                self._forget(inner, kept=set())

    def _told(self, fragment: Fragment) -> Rendered:
        return rendered(fragment, lambda value: self.engine.files.outgoing(value, owner=self.file_owner))

    def state(self, node: Any) -> Any:
        """The value of a State in this session; the first one is its own, shared with nobody."""
        if node.id not in self.states:
            self.set_state(node, node.first_value())
        return self.states[node.id]

    def set_state(self, node: Any, value: Any) -> None:
        """A State has a new value in this session."""
        self.states[node.id] = value
        self.states_set_at[node.id] = self.engine.clock()

    def expire_states(self, now: float) -> None:
        """Delete the values whose `time_to_live` is over. `now` is seconds of the monotonic clock."""
        for id, set_at in list(self.states_set_at.items()):
            limit_s = getattr(self.node(id), "time_to_live", None)
            if limit_s is not None and now - set_at > limit_s:
                self.delete_state(id)

    def delete_states(self) -> None:
        """Forget the values of all States."""
        for id in list(self.states):
            self.delete_state(id)

    def delete_state(self, id: int) -> None:
        """Forget the value of a State and tell its `delete_callback`."""
        value = self.states.pop(id, None)
        self.states_set_at.pop(id, None)
        self.touch(f"state:{id}")
        tell = getattr(self.node(id), "delete_callback", None)
        if tell is not None:
            self.engine.call_quietly(tell, value)

    def changed_props(self, node: Any) -> dict[str, Any]:
        """The props that updates gave a component here, but for its value."""
        served = self.served.get(node.id, {})
        return {name: value for name, value in served.items() if name != "value" and name in node.props}

    def component(self, node: Any) -> Any:
        """A component as this session sees it: with the props that updates gave it here."""
        props = self.changed_props(node)
        if not props:
            return node
        known = self._changed.get(node.id)
        if known is None or known[0] != props:
            start = {name: value for name, value in node.given.items() if name != "value"}
            self._changed[node.id] = known = (props, node.changed({**start, **props}))
        return known[1]

    def _forget_old_runs(self) -> None:
        if len(self.runs) < self._looked_at_from:
            return
        old = self.engine.clock() - KEPT_RUN_S
        over = [run for run in self.runs.values() if run.is_over]
        for run in over[: max(0, len(self.runs) - KEPT_RUNS)] + [run for run in over if run.ended_at < old]:
            self.runs.pop(run.id, None)
            self.touch(f"run:{run.id}")
        # Of many that are pending none can go: looking again at once would cost more and more.
        self._looked_at_from = max(KEPT_RUNS, len(self.runs) + len(self.runs) // 4)

    @property
    def is_busy(self) -> bool:
        """Whether a run is pending."""
        return any(not run.is_over for run in self.runs.values())


def _fault(listener: Listener, inputs: Sequence[Any]) -> str | None:
    if listener.fn is None:
        return f"The listener made at {listener.made_at} runs in the page only; there is nothing to call."
    need, have = len(listener.inputs), len(inputs)
    if need != have:
        names = ", ".join(getattr(node, "label", None) or type(node).__name__ for node in listener.inputs) or "none"
        return f"'{listener.api_name}' takes {counted(need, 'input')} ({names}) but got {have}."
    return None
