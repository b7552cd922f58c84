"""Events: what can happen on a component, what they carry, and how a function is attached to one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypedDict, TypeVar, overload

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

Wired = Any
"""What `inputs` and `outputs` take: nothing, a component, or a list, tuple, set of components."""

TriggerMode = Literal["once", "multiple", "always_last"]
ShowProgress = Literal["full", "minimal", "hidden"]
Visibility = Literal["public", "private", "undocumented"]


class RunOptions(TypedDict, total=False):
    """How a listener runs. One list for `click`, `change`, `on`, `load`, `then` and every other event."""

    api_name: str | Literal[False] | None
    """Name of the API endpoint; the function's own name when left out."""
    api_description: str | Literal[False] | None
    """Words for the API page; the docstring when left out, none when False."""
    scroll_to_output: bool
    """Bring the output into view when the run ends."""
    show_progress: ShowProgress
    """How much of the run is shown on the outputs."""
    show_progress_on: Any
    """The components that show the progress, instead of the outputs."""
    queue: bool
    """False starts the run at once, outside all limits."""
    batch: bool
    """The function takes a list per input and returns a list per output."""
    max_batch_size: int
    """How many waiting calls one batch takes."""
    preprocess: bool
    """False hands the function what travelled."""
    postprocess: bool
    """False sends what the function returned as it is."""
    cancels: Any
    """Listeners whose pending runs this one cancels."""
    trigger_mode: TriggerMode | None
    """What a second event does while a run is pending: nothing, another run, one more run at the end."""
    js: str | Literal[True] | None
    """A JavaScript function that runs first in the page; its results become the inputs."""
    concurrency_limit: int | Literal["default"] | None
    """How many runs at a time; None is no limit."""
    concurrency_id: str | None
    """Listeners with the same id share one limit."""
    api_visibility: Visibility
    """Whether the endpoint is listed, callable but unlisted, or closed."""
    time_limit: float | None
    """Seconds a stream may last."""
    stream_every: float
    """Seconds between two pieces of a stream."""
    key: Any
    """Keeps the listener the same one over re-renders."""
    validator: Callable[..., Any] | None
    """Checks the inputs before the run is queued."""
    inputs_kwargs: dict[str, Any] | None
    """Inputs handed over by keyword."""
    on_leave: Literal["finish", "cancel"]
    """What becomes of a run when the person has left the page and does not come back within a minute."""


RUN_DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(RunOptions.__annotations__),
    "scroll_to_output": False,
    "show_progress": "full",
    "queue": True,
    "batch": False,
    "max_batch_size": 4,
    "preprocess": True,
    "postprocess": True,
    "concurrency_limit": "default",
    "api_visibility": "public",
    "stream_every": 0.5,
    "on_leave": "finish",
}
"""What each option of `RunOptions` is when it is left out."""


def takes_run_options(function: FunctionT) -> FunctionT:
    """Let `inspect.signature` and editors see the options that a function takes as `**run`, with their defaults."""
    own = [one for one in inspect.signature(function).parameters.values() if one.kind is not one.VAR_KEYWORD]
    said = {one.name for one in own}
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=RUN_DEFAULTS[name], annotation=annotation)
        for name, annotation in RunOptions.__annotations__.items()
        if name not in said
    ]
    function.__signature__ = inspect.Signature([*own, *options])  # type: ignore[attr-defined]
    return function


class EventData:
    """What an event carries. Annotate a parameter with it (or a subclass) to receive it.

    Parameters:
        target: the component on which it happened.
        _data: what the page sent with the event.

    Every key of the data is also an attribute.
    """

    injected_as = "event"
    takes_files = False
    """Whether files in it are exchanged for those of this machine."""

    def __init__(self, target: Any, _data: Any):
        self.target = target
        self._data = _data

    def __getattr__(self, name: str) -> Any:
        data = self.__dict__.get("_data")
        if isinstance(data, dict) and name in data:
            return data[name]
        raise AttributeError(
            f"This {type(self).__name__} carries no '{name}'. It has: {', '.join(data or ()) or 'nothing'}."
        )


class _Carries(EventData):
    """Event data whose attributes are always there, None when the page sent none."""

    _carried: tuple[str, ...] = ()

    def __init__(self, target: Any, data: Any):
        super().__init__(target, data)
        known = data if isinstance(data, dict) else {}
        for name in self._carried:
            setattr(self, name, known.get(name))


class SelectData(_Carries):
    """A part was selected: its `index` (a number, or a pair in tables and images) and `value`; `selected` is False
    when it
    was deselected. Tables add `row_value` and `col_value`."""

    _carried = ("index", "value", "row_value", "col_value", "selected")
    index: int | tuple[int, int]
    value: Any
    row_value: list[Any]
    col_value: list[Any]
    selected: bool

    def __init__(self, target: Any, data: Any):
        super().__init__(target, data)
        if not (isinstance(data, dict) and "selected" in data):
            self.selected = True


class KeyUpData(_Carries):
    """A key was released: which `key`, and the text that stands in the field as `input_value`."""

    _carried = ("key", "input_value")
    key: str
    input_value: str


class DeletedFileData(_Carries):
    """A file was taken out of a list of files."""

    file: Any

    def __init__(self, target: Any, data: Any):
        super().__init__(target, data)
        self.file = data


class DownloadData(DeletedFileData):
    """A file was downloaded."""


class LikeData(_Carries):
    """A message was liked (`liked` True), disliked (False) or given another reaction (its text)."""

    _carried = ("index", "value", "liked")
    index: int | tuple[int, int]
    value: Any
    liked: bool | str


class RetryData(_Carries):
    """A reply is to be made again: the `index` and `value` of the person's message."""

    _carried = ("index", "value")
    index: int | tuple[int, int]
    value: Any


class UndoData(RetryData):
    """The last exchange is to be taken back."""


class EditData(_Carries):
    """A message was edited."""

    _carried = ("index", "previous_value", "value")
    index: int | tuple[int, int]
    previous_value: Any
    value: Any


class CopyData(_Carries):
    """Something was copied to the clipboard."""

    _carried = ("value",)
    value: Any


class Owner(Protocol):
    """What has events: a component, a layout, an app."""

    def listen(self, trigger: Trigger, fn: Any, inputs: Wired, outputs: Wired, run: RunOptions) -> Any:
        """Attach a function to one of the owner's events; gives the listener."""
        ...


class Trigger:
    """One event of one component: call it to attach a function, or hand it to `gr.on(triggers=[...])`."""

    __slots__ = ("event", "owner")

    def __init__(self, owner: Owner, event: Event):
        self.owner = owner
        self.event = event

    def __call__(
        self,
        fn: Callable[..., Any] | Literal["decorator"] | None = "decorator",
        inputs: Wired = None,
        outputs: Wired = None,
        *options: Any,
        **run: Unpack[RunOptions],
    ) -> Any:
        """Run `fn` when the event happens.

        Parameters:
            fn: the function; left out, the call is a decorator; None runs only `js`.
            inputs: components whose values are the function's arguments, in order; a set hands over one dict.
            outputs: components that show what it returns.
            options: the options of `RunOptions` by position, in the order listed there.
            run: the same by name.

        Returns the listener, with `.then`, `.success` and `.failure` to go on.
        Raises `BadListener` when the function cannot take that many inputs.
        """
        run.update(zip(RunOptions.__annotations__, options, strict=False))  # type: ignore[typeddict-item]
        if fn == "decorator":
            return lambda function: self.owner.listen(self, function, inputs, outputs, run)
        return self.owner.listen(self, fn, inputs, outputs, run)

    @property
    def event_name(self) -> str:
        """The event's name."""
        return self.event.name


class Event:
    """Something that can happen on a component: `click = Event()`.

    Parameters:
        show_progress: the default of the listener's option of that name.
        trigger_mode: the default of the listener's option of that name.
        stream: the page sends piece after piece while the run lasts.
    """

    __slots__ = ("name", "show_progress", "stream", "trigger_mode")

    def __init__(
        self, *, show_progress: ShowProgress = "full", trigger_mode: TriggerMode = "once", stream: bool = False
    ):
        self.name = ""
        self.show_progress: ShowProgress = show_progress
        self.trigger_mode = trigger_mode
        self.stream = stream

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        if name in {"change", "key_up"}:  # these come faster than a function answers: the last one counts
            self.trigger_mode = "always_last"

    @overload
    def __get__(self, owner: None, cls: type) -> Self: ...
    @overload
    def __get__(self, owner: Owner, cls: type) -> Trigger: ...
    def __get__(self, owner: Owner | None, cls: type) -> Any:
        return self if owner is None else Trigger(owner, self)

    def __str__(self) -> str:
        return self.name


class Events:
    """Every event by name, for the `EVENTS` of a component of one's own: `EVENTS = [Events.change, Events.submit]`."""

    apply = Event()
    blur = Event()
    change = Event()
    clear = Event()
    click = Event()
    collapse = Event()
    copy = Event()
    delete = Event()
    double_click = Event()
    download = Event()
    edit = Event()
    end = Event()
    example_select = Event()
    expand = Event()
    focus = Event()
    input = Event()
    key_up = Event()
    like = Event()
    load = Event()
    option_select = Event()
    pause = Event()
    pause_recording = Event()
    play = Event()
    preview_close = Event()
    preview_open = Event()
    release = Event()
    retry = Event()
    select = Event()
    start_recording = Event()
    stop = Event()
    stop_recording = Event()
    stream = Event(stream=True)
    submit = Event()
    tick = Event()
    undo = Event()
    upload = Event()


def as_list(wired: Wired | Sequence[Any] | AbstractSet[Any]) -> list[Any]:
    """`inputs` or `outputs` as a list."""
    if wired is None:
        return []
    if isinstance(wired, (list, tuple)):
        return list(wired)
    if isinstance(wired, AbstractSet):
        return sorted(wired, key=lambda node: node.id)
    return [wired]
