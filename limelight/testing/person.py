"""One person at an app's page: sets values, fires events, reads what the page shows. No browser, no port."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import CannotRun
from ..graph.component import Component
from ..graph.describe import is_interactive, wired_nodes
from ..graph.listener import Listener
from ..graph.pages import HOME, PageView, pages_of
from ..wire.codec import decode, encode
from ..wire.messages import Ended, Failure, Noticed, Patched, Rendered
from ..wire.patch import apply_edit
from .stage import Stage

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..engine.run import Run
    from ..engine.stores.store import Store
    from ..graph.blueprint import Blueprint
    from ..graph.node import Node

T = TypeVar("T")
TIMEOUT_S = 30
MOST_TICKS = 1_000
"""So often one timer ticks when the clock is moved."""


class Pending:
    """A run that was started and may still go on."""

    def __init__(self, person: Person, run: Run):
        self._person = person
        self._run = run

    @property
    def id(self) -> str:
        """The run's id."""
        return self._run.id

    @property
    def status(self) -> str:
        """queued, running, done, failed or cancelled."""
        return self._run.status

    def cancel(self) -> None:
        """Press stop, and wait until the run is over."""
        self._person._on_loop(self._cancel())

    async def _cancel(self) -> None:
        self._run.session.cancel(self._run.id)
        await self._run.finished()

    def wait_for_end(self) -> Pending:
        """Wait until this run is over, whatever else is pending."""
        self._person._on_loop(self._run.finished())
        return self

    def wait(self) -> Pending:
        """Wait until the run and all it set off are over."""
        self._person.settle()
        return self


class Person:
    """One person at the page of an app.

    Parameters:
        app: the app, or another `Person` to be a second one beside at the same server.
        show_error: whether the page is told what an exception said.
        page: the path of the page to begin at, of an app that has several.
        store: keeps sessions over a restart, as in `launch(store=...)`.
        returning_as: the `session.id` of an earlier page, to come back as the one who had it open.
    """

    def __init__(
        self,
        app: Blueprint | Person,
        show_error: bool = True,
        page: str = HOME,
        *,
        store: Store | None = None,
        returning_as: str | None = None,
    ):
        self._owns_stage = not isinstance(app, Person)
        self._stage: Stage = app._stage if isinstance(app, Person) else Stage(app, show_error, store)
        self._blueprint = self._stage.blueprint
        self._page = self._view(page)
        self.notices: list[Noticed] = []
        """`gr.Info` and the like, in order."""
        self.errors: list[Failure] = []
        """What failed runs told, in order."""
        self._props: dict[int, dict[str, Any]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._pending: dict[int, int] = {}
        self._again: dict[int, Callable[[], Any]] = {}
        self._has_left = False
        self._on_loop(self._open(returning_as))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave. The server stops with the one who came first. Doing it twice changes nothing."""
        if self._has_left:
            return
        self._has_left = True
        if self._owns_stage:
            self._stage.close()
        elif self._stage.is_open:
            self._on_loop(self._leave())

    async def _leave(self) -> None:
        self._stage.engine.detach(self.session)

    # What a person does

    def type(self, where: str | Node, value: Any) -> Self:
        """Change a value as a person does: `input` and `change` fire. Waits for what that sets off."""
        node = self.find(where)
        self._on_loop(self._change(node, value))
        return self.settle()

    def click(self, where: str | Node) -> Self:
        """Click, and wait for everything it sets off."""
        return self.fire(where, "click")

    def fire(self, where: str | Node, event: str, data: Any = None) -> Self:
        """Let an event happen, with what it carries, and wait for everything it sets off."""
        self.start(where, event, data)
        return self.settle()

    def start(self, where: str | Node, event: str = "click", data: Any = None) -> Pending | None:
        """Let an event happen without waiting; gives its run, or None when no Python function listens."""
        node = self.find(where)
        if event not in type(node).events:
            raise CannotRun(f"{node} has no event '{event}'. It has: {', '.join(type(node).events) or 'none'}.")
        runs = self._on_loop(self._fire(node.id, event, data))
        return Pending(self, runs[0]) if runs else None

    def upload(self, where: str | Node, *paths: str | Path) -> Self:
        """Give a component files; `upload`, `input` and `change` fire."""
        node = self.find(where)
        keep, owner = self._stage.engine.files.keep_bytes, self.session.id
        files = [decode(encode(keep(Path(path).read_bytes(), Path(path).name, owner))) for path in paths]
        is_list = getattr(node, "file_count", "single") != "single"
        self._on_loop(self._change(node, files if is_list else files[0], "upload"))
        return self.settle()

    def move_clock(self, seconds: float) -> Self:
        """Let time pass at once: timers on the page tick, what has a time to live ends, those who left are forgotten.

        For everybody at the same server; functions that read the time themselves see no difference.
        """
        self._on_loop(self._move_clock(seconds))
        return self.settle()

    async def _move_clock(self, seconds: float) -> None:
        engine = self._stage.engine
        engine.clock.move(seconds)
        engine.tidy(engine.clock())
        for _, node in sorted(self._ticks(seconds), key=lambda due: due[0]):
            await self._fire(node.id, "tick")
            await self._settle()

    def _ticks(self, seconds: float) -> list[tuple[float, Node]]:
        """When which timer of the page ticks within so many seconds."""
        timers = [(node, self.prop(node, "value")) for node in self._nodes() if node.kind == "timer"]
        return [
            (every_s * (count + 1), node)
            for node, every_s in timers
            if every_s and self.prop(node, "active")
            for count in range(min(int(seconds / every_s), MOST_TICKS))
        ]

    def reload(self) -> Self:
        """Reload the page: what the server keeps for the session is there again."""
        self._on_loop(self._restore())
        return self

    def visit(self, page: str) -> Self:
        """Go to another page of the app, by its path; its `load` runs. Values and State come along."""
        self._page = self._view(page)
        self._on_loop(self._fire(self._blueprint.id, "load"))
        return self.settle()

    def _view(self, page: str) -> PageView:
        view = PageView(self._blueprint, page)
        if view.route is None and page != HOME:
            known = ", ".join(f"'{path}'" for path, _, _ in pages_of(self._blueprint))
            raise CannotRun(f"The app has no page '{page}'. It has: {known}.")
        return view

    # What a person sees

    def value(self, where: str | Node) -> Any:
        """The value a component shows, as it travels."""
        return self.prop(where, "value")

    def prop(self, where: str | Node, name: str) -> Any:
        """Any prop of a component, as the page has it."""
        node = self.find(where)
        props = self._props.get(node.id, {})
        return props[name] if name in props else getattr(node, name, None)

    def is_visible(self, where: str | Node) -> bool:
        """Whether a part, and all around it, is shown."""
        node: Any = self.find(where)
        while node is not None:
            if self.prop(node, "visible") is not True:
                return False
            node = node.parent
        return True

    def is_interactive(self, where: str | Node) -> bool:
        """Whether a person can change it."""
        node = self.find(where)
        said = self._props.get(node.id, {}).get("interactive")
        return is_interactive(node, *wired_nodes(self._blueprint)) if said is None else bool(said)

    def find(self, where: str | Node) -> Node:
        """The part with that label, `elem_id` or button text. Raises `CannotRun` naming what there is."""
        if not isinstance(where, str):
            return where
        named = [(node, self._names(node)) for node in self._nodes()]
        for node, names in named:
            if where in names:
                return node
        known = ", ".join(sorted({name for _, names in named for name in names}))
        raise CannotRun(f"There is no part called '{where}' on the page. There are: {known}.")

    def _nodes(self) -> list[Node]:
        places = [self._blueprint, *self.session.fragments.values()]
        return [node for place in places for node in place.nodes.values()]

    def _listeners(self) -> list[Listener]:
        places = [self._blueprint, *self.session.fragments.values()]
        return [listener for place in places for listener in place.listeners.values()]

    def _names(self, node: Node) -> list[str]:
        text = self.prop(node, "value") if node.kind == "button" else None
        return [name for name in (self.prop(node, "label"), node.elem_id, text) if isinstance(name, str)]

    def settle(self) -> Self:
        """Wait until nothing is pending any more."""
        self._on_loop(self._settle())
        return self

    # How: the same rules as the page's own, on the server's event loop

    def _on_loop(self, work: Coroutine[Any, Any, T]) -> T:
        return self._stage.call(work, TIMEOUT_S)

    async def _open(self, returning_as: str | None) -> None:
        engine = self._stage.engine
        self.session = engine.session(returning_as)
        engine.attach(self.session)
        engine.keep(self.session)
        await self._restore()
        await self._fire(self._blueprint.id, "load")
        await self._settle()

    def _show_first_values(self) -> None:
        self._props = {}
        for node in self._nodes():
            if isinstance(node, Component) and not node.stateful:
                self._show_first_value(node)

    def _show_first_value(self, node: Component) -> None:
        first = node.initial_value()
        self._props[node.id] = {"value": node.empty if first is None else self._as_travelled(first)}

    def _as_travelled(self, value: Any) -> Any:
        return decode(encode(self._stage.engine.files.outgoing(value)))

    async def _change(self, node: Node, value: Any, *more: str) -> None:
        self._props.setdefault(node.id, {})["value"] = value
        for event in (*more, "input", "change"):
            await self._fire(node.id, event)

    async def _fire(self, node: int | None, event: str, data: Any = None) -> list[Run]:
        matching = [one for one in self._listeners() if (node, event) in self._triggers(one)]
        return [run for one in matching if (run := self._trigger(one, node, data)) is not None]

    def _triggers(self, listener: Listener) -> list[tuple[int | None, str]]:
        is_of_app = listener.blueprint is self._blueprint
        return self._page.triggers(listener) if is_of_app else listener.triggers

    def _trigger(self, listener: Listener, target: int | None = None, data: Any = None) -> Run | None:
        for other in listener.cancels:
            for run in list(self.session.runs.values()):
                if run.listener is other:
                    self.session.cancel(run.id)
        if listener.fn is None:
            return None
        if self._pending.get(listener.id) and listener.trigger_mode != "multiple":
            if listener.trigger_mode == "always_last":
                self._again[listener.id] = lambda: self._trigger(listener, target, data)
            return None
        inputs = [None if node.stateful else self.prop(node, "value") for node in listener.inputs]
        run = self.session.trigger(listener, inputs, target=target, event=data)
        self._pending[listener.id] = self._pending.get(listener.id, 0) + 1
        task = asyncio.get_running_loop().create_task(self._follow(run))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run

    async def _follow(self, run: Run) -> None:
        async for message in run.follow():
            if isinstance(message, Patched):
                await self._apply(message)
            elif isinstance(message, Rendered):
                await self._draw(message)
            elif isinstance(message, Noticed):
                self.notices.append(message)
            elif isinstance(message, Ended):
                await self._end(run, message)

    async def _apply(self, message: Patched) -> None:
        for edit in decode(encode(message.edits)):
            node, path, op = edit[0], edit[1], edit[2]
            props = self._props.setdefault(node, {})
            before = props.get(path[0])
            if op == "same":
                props[path[0]] = self.session.served[node][path[0]]
            else:
                apply_edit(props, edit)
            if path[0] == "value" and props.get("value") != before:
                await self._fire(node, "change")

    async def _draw(self, message: Rendered) -> None:
        fragment = self.session.fragments[message.region]
        for node in fragment.nodes.values():
            if isinstance(node, Component) and not node.stateful and node.id not in self._props:
                self._show_first_value(node)
        await self._fire(message.region, "load")

    async def _end(self, run: Run, message: Ended) -> None:
        self._pending[run.listener.id] -= 1
        if message.error is not None:
            self.errors.append(message.error)
        for node in message.changed_states:
            await self._fire(node, "change")
        for listener in self._listeners():
            if listener.after and listener.after[0] is run.listener and self._is_due(listener.after[1], message.status):
                self._trigger(listener)
        if again := self._again.pop(run.listener.id, None):
            again()

    @staticmethod
    def _is_due(condition: str, status: str) -> bool:
        return condition == "any" or condition == {"done": "success", "failed": "failure"}.get(status)

    async def _restore(self) -> None:
        snapshot = self.session.snapshot()
        self._show_first_values()
        for node_id, props in snapshot.props.items():
            self._props.setdefault(node_id, {}).update(props)

    async def _settle(self) -> None:
        while self._tasks:
            await asyncio.wait(list(self._tasks))
