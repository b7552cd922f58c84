"""When this fires, run that."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ..define.event import RUN_DEFAULTS, RunOptions, ShowProgress, TriggerMode, Visibility, Wired, as_list
from ..errors import BadListener, counted
from .building import open_blueprint

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .blueprint import Blueprint
    from .node import Node
    from .pages import Route

Condition = Literal["any", "success", "failure"]


@dataclass(slots=True)
class Parameter:
    """One parameter of a user's function: filled from an input, or by the engine (`injected_as`)."""

    name: str
    injected_as: str | None
    annotation: Any
    default: Any
    is_required: bool
    is_variadic: bool = False
    is_keyword_only: bool = False


def read_parameters(fn: Callable[..., Any]) -> list[Parameter]:
    """The parameters of a function; empty when Python cannot tell (some built-ins)."""
    try:
        signature = inspect.signature(fn)
    except (ValueError, TypeError):
        return [Parameter("args", None, Any, None, False, is_variadic=True)]
    hints = _hints(fn)
    kinds = inspect.Parameter
    return [
        Parameter(
            one.name,
            _injected_as(hints.get(one.name, one.annotation), one.default),
            hints.get(one.name, Any if one.annotation is kinds.empty else one.annotation),
            None if one.default is kinds.empty else one.default,
            one.default is kinds.empty and one.kind not in (kinds.VAR_POSITIONAL, kinds.VAR_KEYWORD),
            one.kind is kinds.VAR_POSITIONAL,
            one.kind is kinds.KEYWORD_ONLY,
        )
        for one in signature.parameters.values()
        if one.kind is not kinds.VAR_KEYWORD
    ]


def _hints(fn: Callable[..., Any]) -> dict[str, Any]:
    target = fn if inspect.isroutine(fn) or inspect.isclass(fn) else type(fn).__call__
    try:
        return inspect.get_annotations(target, eval_str=True)
    except Exception:  # noqa: BLE001 - a user's annotation may be anything; then parameters are plain inputs
        return {}


def _injected_as(annotation: Any, default: Any) -> str | None:
    """What the engine fills a parameter with: classes that are filled in say so with `injected_as`."""
    for one in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(one, type) and (name := getattr(one, "injected_as", None)):
            return str(name)
    return getattr(type(default), "injected_as", None)


@dataclass(eq=False)
class Listener:
    """One function attached to one or more events, and how it runs."""

    id: int
    blueprint: Blueprint
    triggers: list[tuple[int | None, str]]
    """Pairs of node id and event name; empty for a listener that follows another."""
    fn: Callable[..., Any] | None
    inputs: list[Node]
    outputs: list[Node]
    options: RunOptions
    api_name: str
    api_visibility: Visibility
    after: tuple[Listener, Condition] | None = None
    page: Route | None = None
    """The page on which it was written; None for the first one."""
    cancels: list[Listener] = field(default_factory=list)
    inputs_as_dict: bool = False
    keyword_inputs: list[str] = field(default_factory=list)
    """Names of the last inputs, which are handed over by keyword."""
    parameters: list[Parameter] = field(default_factory=list)
    trigger_mode: TriggerMode = "once"
    show_progress: ShowProgress = "full"
    is_stream: bool = False
    made_at: str = ""

    @property
    def queue(self) -> bool:
        """Whether runs wait in the queue."""
        return self.fn is not None and self.options.get("queue", RUN_DEFAULTS["queue"])

    @property
    def js(self) -> str | Literal[True] | None:
        """JavaScript that runs in the page first."""
        return self.options.get("js")

    @property
    def is_generator(self) -> bool:
        """Whether the function gives several results, one after the other."""
        fn: Any = self.fn
        while hasattr(fn, "func"):  # functools.partial
            fn = fn.func
        call = fn if inspect.isroutine(fn) else type(fn).__call__
        return any(
            check(one) for one in (fn, call) for check in (inspect.isgeneratorfunction, inspect.isasyncgenfunction)
        )

    @property
    def name(self) -> str:
        """The function's name, for messages."""
        return getattr(self.fn, "__name__", None) or type(self.fn).__name__

    @property
    def concurrency_id(self) -> str:
        """Listeners with the same one share a limit: the given one, else one per function."""
        return self.options.get("concurrency_id") or f"fn-{id(self.fn)}"

    def then(
        self,
        fn: Any = "decorator",
        inputs: Wired = None,
        outputs: Wired = None,
        *options: Any,
        **run: Unpack[RunOptions],
    ) -> Any:
        """Run this next, however the one before ended. Takes what every event takes."""
        return self._follow("any", fn, inputs, outputs, options, run)

    def success(
        self,
        fn: Any = "decorator",
        inputs: Wired = None,
        outputs: Wired = None,
        *options: Any,
        **run: Unpack[RunOptions],
    ) -> Any:
        """Run this next if the one before ended well."""
        return self._follow("success", fn, inputs, outputs, options, run)

    def failure(
        self,
        fn: Any = "decorator",
        inputs: Wired = None,
        outputs: Wired = None,
        *options: Any,
        **run: Unpack[RunOptions],
    ) -> Any:
        """Run this next if the one before failed."""
        return self._follow("failure", fn, inputs, outputs, options, run)

    def _follow(
        self, condition: Condition, fn: Any, inputs: Wired, outputs: Wired, options: Any, run: RunOptions
    ) -> Any:
        run.update(zip(RunOptions.__annotations__, options, strict=False))  # type: ignore[typeddict-item]
        if fn == "decorator":
            return lambda function: self._follow(condition, function, inputs, outputs, (), run)
        blueprint = open_blueprint() or self.blueprint
        return blueprint.attach([], fn, inputs, outputs, run, after=(self, condition))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function itself: a decorated function stays callable."""
        if self.fn is None:
            raise BadListener(f"The listener made at {self.made_at} has no Python function to call.")
        return self.fn(*args, **kwargs)

    def __str__(self) -> str:
        where = " and ".join(self._trigger_words()) or "a chain"
        return f"'{self.name}' on {where} ({self.made_at})"

    def _trigger_words(self) -> list[str]:
        return [f"{self.blueprint.nodes.get(node or -1, 'the app')} {event}" for node, event in self.triggers]


def plain_name(fn: Callable[..., Any] | None) -> str:
    """The API name a function suggests: its own, without signs that a URL would not carry."""
    name = getattr(fn, "__name__", None) or type(fn).__name__
    return re.sub(r"[^\w-]", "", name) or "fn"


def check_inputs(who: str, fn: Callable[..., Any], parameters: list[Parameter], inputs: list[Node]) -> None:
    """Raise `BadListener` when the function cannot take that many inputs."""
    fillable = [one for one in parameters if one.injected_as is None and not one.is_keyword_only]
    if any(one.is_variadic for one in fillable):
        return
    need, most, have = sum(one.is_required for one in fillable), len(fillable), len(inputs)
    if need <= have <= most:
        return
    takes = str(most) if need == most else f"{need} to {most}"
    names = ", ".join(one.name for one in fillable) or "none"
    given = ", ".join(getattr(node, "label", None) or type(node).__name__ for node in inputs) or "none"
    raise BadListener(
        f"{who}: the function takes {takes} {'argument' if takes == '1' else 'arguments'} ({names}) "
        f"but gets {counted(have, 'input')} ({given})."
    )


def nodes_of(wired: Wired) -> list[Node]:
    """`inputs` or `outputs` as a list of nodes. Raises `BadListener` for anything that is no part of a page."""
    from .node import Node

    nodes = as_list(wired)
    for one in nodes:
        if not isinstance(one, Node):
            raise BadListener(
                f"Inputs and outputs must be components, not {one!r}. Give the object that gr.X(...) returned."
            )
    return nodes
