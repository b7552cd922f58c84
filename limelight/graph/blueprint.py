"""The whole of an app as data: its nodes and its listeners. Knows no web and no event loop."""

from __future__ import annotations

import itertools
import warnings
from typing import TYPE_CHECKING, Any, ClassVar

from ..define import Event, prop
from ..define.event import (
    RUN_DEFAULTS,
    RunOptions,
    ShowProgress,
    Trigger,
    TriggerMode,
    Visibility,
    Wired,
    takes_run_options,
)
from ..errors import BadListener, OutsideBlocks, UnknownArgument, nearest
from .building import open_blueprint
from .component import Component
from .layout import Layout
from .listener import Condition, Listener, check_inputs, nodes_of, plain_name, read_parameters
from .node import Node, _line_of_caller
from .pages import open_route, route_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack


class Blueprint(Layout):
    """The root of an app's tree. `Blocks` adds what serves it."""

    kind: ClassVar[str] = "blocks"

    title: str | None = prop(default="Limelight")
    """The page's title."""
    mode: str = prop(default="blocks")
    """How the app was made: blocks, interface, chat_interface, tabbed_interface."""
    fill_height: bool = prop(default=False)
    """Let the last parts grow to the window's height."""
    fill_width: bool = prop(default=False)
    """Use the window's whole width."""
    render: Any = prop(default=False, travels=False)
    """An app is placed in another one only by `.render()`."""

    load = Event()
    unload = Event()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.nodes: dict[int, Node] = {}
        """Every node by id."""
        self.listeners: dict[int, Listener] = {}
        """Every listener by id."""
        self.model_version: str | None = None
        """What tells the model behind it from others, as `launch` was told."""
        super().__init__(*args, **kwargs)
        self.blueprint = self
        self.nodes[self.id] = self
        self._next_listener = 0
        self._api_names: dict[str, str] = {}
        """Where each endpoint name was given."""

    def __enter__(self) -> Any:
        # `with gr.Blocks():` inside another app makes a part of that app.
        if self.parent is None and (outer := open_blueprint()) is not None and outer is not self:
            from .building import place

            place(self)
        return super().__enter__()

    def register(self, node: Node) -> None:
        """A node, with all below it, joined the tree."""
        if isinstance(node, Blueprint):
            self._absorb(node)
            return
        node.blueprint = self
        self.nodes[node.id] = node
        for child in getattr(node, "children", ()):
            self.register(child)
        if isinstance(node, Component) and node.load_value is not None:
            self._load_by_function(node)

    def _absorb(self, inner: Blueprint) -> None:
        """An app rendered inside this one: its nodes and listeners become ours."""
        inner.blueprint = self
        self.nodes.update(inner.nodes)
        for node in inner.nodes.values():
            node.blueprint = self
        for listener in inner.listeners.values():
            listener.id = self._number()
            listener.blueprint = self
            listener.page = listener.page or route_of(inner)
            listener.api_name = self._unique(listener.api_name, listener.made_at)
            # The inner page no longer loads by itself: it is there when the whole page is.
            listener.triggers = [(self.id if node == inner.id else node, event) for node, event in listener.triggers]
            self.listeners[listener.id] = listener

    def forget(self, node: Node) -> None:
        """A node, with all below it, left the tree."""
        self.nodes.pop(node.id, None)
        node.blueprint = None
        for child in getattr(node, "children", ()):
            self.forget(child)

    def _load_by_function(self, node: Component) -> None:
        quiet: RunOptions = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        inputs = nodes_of(node.inputs)
        triggers = [Trigger(self, Blueprint.events["load"])]
        triggers += [Trigger(one, one.events["change"]) for one in inputs if "change" in one.events]
        if node.every is not None:
            triggers.append(self._ticking(node.every))
        fn, node.load_value = node.load_value, None
        self.attach(triggers, fn, inputs, node, quiet).page = route_of(node)

    def _ticking(self, every: Any) -> Trigger:
        if isinstance(every, Node):
            return Trigger(every, every.events["tick"])
        raise BadListener(f"every={every!r} needs an app that has a clock: build it with gr.Blocks().")

    def listen(self, trigger: Trigger, fn: Any, inputs: Wired, outputs: Wired, run: RunOptions) -> Listener:
        """Attach a function to `load` or `unload`."""
        owner = open_blueprint() or self.blueprint or self
        return owner.attach([Trigger(owner, trigger.event)], fn, inputs, outputs, run)

    def attach(
        self,
        triggers: Sequence[Trigger],
        fn: Any,
        inputs: Wired,
        outputs: Wired,
        run: RunOptions,
        after: tuple[Listener, Condition] | None = None,
    ) -> Listener:
        """Make a listener: `fn` runs when one of `triggers` happens, or after another listener.

        Raises `BadListener` for an unknown option, a component that is no part of this app, or a function that cannot
        take the inputs.
        """
        _check_options(run)
        _check_on_leave(run)
        keyword = dict(run.get("inputs_kwargs") or {})
        if isinstance(inputs, dict):
            inputs, keyword = None, {**inputs, **keyword}
        ins, outs = [*nodes_of(inputs), *keyword.values()], nodes_of(outputs)
        cancels = run.get("cancels") or []
        made_at = _line_of_caller()
        name, visibility = self._api_name(fn, run, made_at)
        listener = Listener(
            id=self._number(),
            blueprint=self,
            triggers=[(getattr(one.owner, "id", None), one.event_name) for one in triggers],
            fn=fn,
            inputs=ins,
            outputs=outs,
            options=run,
            api_name=name,
            api_visibility=visibility,
            after=after,
            page=open_route(),
            cancels=list(cancels) if isinstance(cancels, (list, tuple)) else [cancels],
            inputs_as_dict=isinstance(inputs, (set, frozenset)),
            keyword_inputs=list(keyword),
            parameters=read_parameters(fn) if fn else [],
            trigger_mode=_trigger_mode(triggers, run),
            show_progress=_show_progress(triggers, run),
            is_stream=any(one.event.stream for one in triggers),
            made_at=made_at,
        )
        self._check(listener)
        self.listeners[listener.id] = listener
        return listener

    def _check(self, listener: Listener) -> None:
        who = f"The listener made at {listener.made_at}"
        for node in (*listener.inputs, *listener.outputs):
            if not self.owns(node):
                raise BadListener(f"{who} uses {node}, which is part of another app.")
        if listener.fn is not None:
            if not callable(listener.fn):
                raise BadListener(f"{who}: fn must be a function, not {listener.fn!r}.")
            positional = (
                []
                if listener.inputs_as_dict
                else listener.inputs[: len(listener.inputs) - len(listener.keyword_inputs)]
            )
            if not listener.inputs_as_dict and not listener.keyword_inputs:
                check_inputs(f"{who}, '{listener.name}'", listener.fn, listener.parameters, positional)

    def owns(self, node: Node) -> bool:
        """Whether a node may be used by this app's listeners."""
        return node.blueprint is None or node.blueprint is self

    @property
    def outermost(self) -> Blueprint:
        """The app itself; parts that functions draw have one around them."""
        return self

    def _number(self) -> int:
        self._next_listener += 1
        return self._next_listener - 1

    def _api_name(self, fn: Any, run: RunOptions, made_at: str) -> tuple[str, Visibility]:
        visibility: Visibility = run.get("api_visibility", RUN_DEFAULTS["api_visibility"])
        wanted = run.get("api_name")
        if wanted is False:  # the older spelling of "not in the API"
            wanted, visibility = None, "private"
        if fn is None:
            return self._unique(wanted or "js_fn", made_at), visibility
        if wanted is None:
            return self._unique(plain_name(fn), made_at), visibility
        name = str(wanted).strip("/")
        given_at = self._api_names.get(name)
        free = self._unique(name, made_at)
        if given_at not in (None, made_at):  # several made in one line are of one kind: buttons that flag
            warnings.warn(
                f"The endpoint name '{name}' is given twice: at {given_at} and at {made_at}. "
                f"The second is called '{free}'. Give each its own api_name.",
                stacklevel=5,
            )
        return free, visibility

    def _unique(self, name: str, made_at: str) -> str:
        free = name
        for i in itertools.count(1):
            if free not in self._api_names:
                break
            free = f"{name}_{i}"
        self._api_names[free] = made_at
        return free

    def listener_named(self, api_name: str) -> Listener | None:
        """The endpoint of that name, with or without the leading slash; None when there is none."""
        name = api_name.strip("/")
        return next((one for one in self.listeners.values() if one.api_name == name and one.fn is not None), None)


def _check_options(run: RunOptions) -> None:
    for name in run:
        if name not in RunOptions.__annotations__:
            raise UnknownArgument(f"An event has no option '{name}'{nearest(name, RunOptions.__annotations__)}")


def _show_progress(triggers: Sequence[Trigger], run: RunOptions) -> ShowProgress:
    usual: ShowProgress = triggers[0].event.show_progress if triggers else "full"
    return run.get("show_progress") or usual


def _check_on_leave(run: RunOptions) -> None:
    if run.get("on_leave", RUN_DEFAULTS["on_leave"]) not in ("finish", "cancel"):
        raise BadListener(f"on_leave must be 'finish' or 'cancel', not {run.get('on_leave')!r}.")


def _trigger_mode(triggers: Sequence[Trigger], run: RunOptions) -> TriggerMode:
    given: TriggerMode | None = run.get("trigger_mode")
    if given not in (None, "once", "multiple", "always_last"):
        raise BadListener(f"trigger_mode must be 'once', 'multiple' or 'always_last', not {given!r}.")
    if given:
        return given
    modes: set[Any] = {one.event.trigger_mode for one in triggers}
    return modes.pop() if len(modes) == 1 else "always_last" if "always_last" in modes else "once"


@takes_run_options
def on(
    triggers: Any = None,
    fn: Any = "decorator",
    inputs: Wired = None,
    outputs: Wired = None,
    **run: Unpack[RunOptions],
) -> Any:
    """Run one function on several events: `gr.on([name.submit, button.click], greet, name, out)`.

    Parameters:
        triggers: events, as `button.click`; left out, any change of an input (and the page's load).
        fn: the function; left out, the call is a decorator.
        inputs: components whose values are the arguments.
        outputs: components that show the result.
        run: the options every event takes.

    Raises `OutsideBlocks` outside of an app and `BadListener` for what cannot be wired.
    """
    if fn == "decorator":
        return lambda function: on(triggers, function, inputs, outputs, **run)
    blueprint = open_blueprint()
    chosen = triggers if isinstance(triggers, (list, tuple)) else [triggers] if triggers is not None else None
    if blueprint is None and chosen:
        blueprint = getattr(chosen[0].owner, "blueprint", None)
    if blueprint is None:
        raise OutsideBlocks("gr.on() must stand inside `with gr.Blocks():`.")
    if chosen is None:
        chosen = [Trigger(node, node.events["change"]) for node in nodes_of(inputs) if "change" in node.events]
        chosen.append(Trigger(blueprint, Blueprint.events["load"]))
        run.setdefault("trigger_mode", "always_last")
    return blueprint.attach(chosen, fn, inputs, outputs, run)
