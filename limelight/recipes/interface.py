"""An app around one function: name its inputs and outputs, the page writes itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from .. import settings
from ..app import Blocks
from ..components import component as component_by_name
from ..components.accordion import Accordion
from ..components.button import Button
from ..components.clearbutton import ClearButton
from ..components.column import Column
from ..components.markdown import Markdown
from ..components.row import Row
from ..define.event import Trigger
from ..errors import BadProp
from ..graph.component import Component
from ..graph.listener import Listener, check_inputs, read_parameters
from .examples import Examples
from .flagging import MODES, Flagging, read_options, version_of
from .signature import OwnSignature

if TYPE_CHECKING:
    from typing_extensions import Self

_SHOW_STOP = "() => [{__type__: 'update', visible: false}, {__type__: 'update', visible: true}]"
_SHOW_SUBMIT = "() => [{__type__: 'update', visible: true}, {__type__: 'update', visible: false}]"


class Interface(Blocks):
    """An app around one function.

        gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox").launch()

    Parameters:
        fn: the function: one argument per input; returns one value per output. A generator shows results as they come.
        inputs: components, or their names such as "textbox"; None for a function without arguments.
        outputs: components or names; None for a function whose result is not shown.
        examples: samples that a click fills in: a list of them, or a folder.
        cache_examples: compute the examples' results once and keep them on disk.
        cache_mode: "eager" computes them when the app starts, "lazy" when first asked for.
        examples_per_page: how many examples are seen at once.
        example_labels: a name for each example.
        preload_example: which cached example the page opens with; False for none.
        live: run on every change instead of on a button.
        title: a heading, and the page's title.
        description: Markdown below the heading.
        article: Markdown at the end.
        flagging_mode: "manual" shows buttons to flag, "auto" flags every answer, "never" none.
        flagging_options: one button per option (text, or label and value); without any, a form asks for more.
        flagging_dir: the folder in which flags are kept.
        flagging_callback: what keeps them; a SQLite file unless told otherwise.
        analytics_enabled: accepted for older apps; nothing is ever sent anywhere.
        batch: the function takes a list per input and returns a list per output.
        max_batch_size: how many waiting calls one batch takes.
        api_visibility: whether the API lists the endpoint, can call it unlisted, or not at all.
        api_name: its name; "predict" when left out.
        api_description: words for the API page.
        allow_duplication: accepted for older apps.
        concurrency_limit: runs at a time; None is no limit.
        additional_inputs: further inputs, in an accordion that is closed at first.
        additional_inputs_accordion: its label, or the accordion itself.
        submit_btn: the words on the button that runs, or the button itself.
        stop_btn: the words on the button that stops a generator, or the button itself.
        clear_btn: the words on the button that empties, or the button itself; None leaves it out.
        delete_cache: `(every_s, older_than_s)`: how often files are looked through, and how old they get.
        show_progress: how much of a run is shown on the outputs.
        fill_width: use the window's whole width.
        time_limit: seconds a stream may last.
        stream_every: seconds between two pieces of a stream.
        deep_link: accepted for older apps.
        validator: checks the inputs before a run is queued.
        kwargs: further arguments of `Blocks`, such as `theme` and `css`.

    Raises `BadListener` for a function that cannot take that many inputs, `BadProp` for options that cannot be.
    """

    __signature__ = OwnSignature()

    def __init__(
        self,
        fn: Callable[..., Any],
        inputs: str | Component | Sequence[str | Component] | None,
        outputs: str | Component | Sequence[str | Component] | None,
        examples: list[Any] | list[list[Any]] | str | None = None,
        *,
        cache_examples: bool | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        examples_per_page: int = 10,
        example_labels: list[str] | None = None,
        preload_example: int | Literal[False] = 0,
        live: bool = False,
        title: str | None = None,
        description: str | None = None,
        article: str | None = None,
        flagging_mode: Literal["never", "auto", "manual"] | None = None,
        flagging_options: list[str] | list[tuple[str, str]] | None = None,
        flagging_dir: str = ".gradio/flagged",
        flagging_callback: Any = None,
        analytics_enabled: bool | None = None,
        batch: bool = False,
        max_batch_size: int = 4,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        api_name: str | None = None,
        api_description: str | Literal[False] | None = None,
        _api_mode: bool = False,
        allow_duplication: bool = False,
        concurrency_limit: int | Literal["default"] | None = "default",
        additional_inputs: str | Component | Sequence[str | Component] | None = None,
        additional_inputs_accordion: str | Accordion | None = None,
        submit_btn: str | Button = "Submit",
        stop_btn: str | Button = "Stop",
        clear_btn: str | Button | None = "Clear",
        delete_cache: tuple[int, int] | None = None,
        show_progress: Literal["full", "minimal", "hidden"] = "full",
        fill_width: bool = False,
        time_limit: int | None = 30,
        stream_every: float = 0.5,
        deep_link: Any = None,
        validator: Callable[..., Any] | None = None,
        **kwargs: Any,
    ):
        super().__init__(
            analytics_enabled=analytics_enabled,
            mode="interface",
            title=title or "Limelight",
            fill_width=fill_width,
            delete_cache=delete_cache,
            **kwargs,
        )
        self.fn, self.live, self.description, self.article = fn, live, description, article
        self.heading = title
        self.main_inputs = self._components(inputs)
        self.additional_inputs = self._components(additional_inputs)
        self.input_components = [*self.main_inputs, *self.additional_inputs]
        self.output_components = self._components(outputs)
        self.flagging_mode = _mode(flagging_mode)
        self.flagging_options = read_options(flagging_options)
        self.flagging_dir, self.flagging_callback = str(flagging_dir), flagging_callback
        self.api_name = api_name or "predict"
        self.run_options: dict[str, Any] = {
            "api_name": self.api_name,
            "api_visibility": api_visibility,
            "api_description": api_description,
            "batch": batch,
            "max_batch_size": max_batch_size,
            "concurrency_limit": concurrency_limit,
            "show_progress": show_progress,
            "validator": validator,
        }
        self.stream_options = {"time_limit": time_limit, "stream_every": stream_every}
        self._check_function()
        self._name_components()
        self.submit_btn, self.stop_btn, self.clear_btn = submit_btn, stop_btn, clear_btn
        self.accordion = additional_inputs_accordion
        with self:
            self._build()
            if examples is not None:
                self._add_examples(
                    examples, cache_examples, cache_mode, examples_per_page, example_labels, preload_example, batch
                )
            if article:
                Markdown(article)

    # ------------------------------------------------------------ what it is made of

    def _components(self, given: Any) -> list[Any]:
        several = [] if given is None else list(given) if isinstance(given, (list, tuple)) else [given]
        return [self._component(one) for one in several]

    def _component(self, given: Any) -> Any:
        if isinstance(given, str):
            return component_by_name(given, render=False)
        if isinstance(given, type) and issubclass(given, Component):
            return given(render=False)
        if not isinstance(given, Component):
            raise BadProp(f"Interface: inputs and outputs are components or their names, not {given!r}.")
        given.unrender()  # written where a page was open: it belongs into this one
        return given

    def _check_function(self) -> None:
        if not callable(self.fn):
            raise BadProp(f"Interface: 'fn' must be a function, not {self.fn!r}.")
        name = getattr(self.fn, "__name__", type(self.fn).__name__)
        check_inputs(f"Interface of '{name}'", self.fn, read_parameters(self.fn), self.input_components)

    def _name_components(self) -> None:
        parameters = [one.name for one in read_parameters(self.fn) if one.injected_as is None and not one.is_variadic]
        for place, one in enumerate(self.input_components):
            if _is_nameless(one):
                one.label = parameters[place] if place < len(parameters) else f"input {place}"
        seen = [one for one in self.output_components if not one.stateful]
        for place, one in enumerate(seen):
            if _is_nameless(one):
                one.label = "output" if len(seen) == 1 else f"output {place}"

    @property
    def is_generator(self) -> bool:
        """Whether the function gives several results, one after the other."""
        return Listener(0, self, [], self.fn, [], [], {}, "", "private").is_generator

    @property
    def is_unified(self) -> bool:
        """Whether the same components are inputs and outputs: a text that is gone on writing."""
        return bool(self.output_components) and all(one in self.input_components for one in self.output_components)

    # ------------------------------------------------------------ the page

    def _build(self) -> None:
        if self.heading:
            Markdown(f"# {self.heading}")
        if self.description:
            Markdown(self.description)
        buttons: dict[str, Any] = {}
        flags: Any = None
        # Who watches the answer while changing the input wants nothing between the two, on a phone above all.
        is_apart = self.live and bool(self.main_inputs and self.output_components) and not self.is_unified
        with Row():
            if self.input_components or not self.output_components:
                with Column(variant="panel"):
                    for one in self.main_inputs:
                        one.render()
                    if not is_apart:
                        self._place_additional_inputs()
                    buttons = self._place_buttons()
                    if self.is_unified or not self.output_components:
                        flags = self._place_flags()
            if self.output_components and not self.is_unified:
                with Column(variant="panel"):
                    for one in self.output_components:
                        one.render()
                        if getattr(one, "interactive", False) is None:
                            one.interactive = False  # flagging reads it too, which would make it look like an input
                    if not buttons:
                        buttons = self._place_buttons()
                    flags = self._place_flags()
        if is_apart:
            self._place_additional_inputs()
        answer = self._attach_live() if self.live else self._attach_buttons(buttons)
        if buttons.get("clear") is not None:
            # Additional inputs are settings; whoever clears a form wants to keep them.
            shown = [one for one in self.output_components if one not in self.main_inputs]
            buttons["clear"].add([*self.main_inputs, *shown])
        if flags is not None:
            flags.attach(answer if self.flagging_mode == "auto" else None)

    def _place_additional_inputs(self) -> None:
        if self.additional_inputs:
            given = self.accordion
            accordion = given if isinstance(given, Accordion) else Accordion(given or "Additional Inputs", open=False)
            if accordion.parent is None:
                accordion.render()
            with accordion:
                for one in self.additional_inputs:
                    one.render()

    def _place_buttons(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        with Row():
            if self.clear_btn is not None and (self.input_components or self.output_components):
                found["clear"] = self._clear_button()
            if not self.live:
                found["submit"] = _button(self.submit_btn, "primary")
                if self.is_generator:
                    found["stop"] = _button(self.stop_btn, "stop")
                    found["stop"].visible = False
        return found

    def _clear_button(self) -> Any:
        if isinstance(self.clear_btn, ClearButton):
            _button(self.clear_btn, "secondary")
            return self.clear_btn
        if isinstance(self.clear_btn, Button):
            props = {name: value for name, value in self.clear_btn.given.items() if name in ClearButton.props}
            self.clear_btn.unrender()
            return ClearButton(**props)
        return ClearButton(value=self.clear_btn)

    def _place_flags(self) -> Flagging | None:
        if self.flagging_mode == "never" or not (self.input_components or self.output_components):
            return None
        options = self.flagging_options
        flags = Flagging(self._callback(), self.input_components, self.output_components, options, self.flagging_dir)
        if self.flagging_mode == "manual":
            with Row():
                flags.place_buttons()
        return flags

    def _callback(self) -> Any:
        if self.flagging_callback is not None:
            return self.flagging_callback
        from ..flags.sqlite_logger import SQLiteLogger

        return SQLiteLogger(
            endpoint=self.api_name,
            app_version=settings.APP_VERSION.read() or version_of(self.fn),
            model_version=settings.MODEL_VERSION.read(),
        )

    # ------------------------------------------------------------ what happens

    def _attach_live(self) -> Any:
        triggers = [Trigger(one, one.events[_live_event(one)]) for one in self.input_components if _live_event(one)]
        if not triggers:
            triggers = [Trigger(self._owner(), Blocks.events["load"])]
        is_stream = any(one.event.stream for one in triggers)
        options = {"trigger_mode": "always_last", **self.run_options, **(self.stream_options if is_stream else {})}
        return self._owner().attach(triggers, self.fn, self.input_components, self.output_components, options)

    def _attach_buttons(self, buttons: dict[str, Any]) -> Any:
        submit, stop = buttons["submit"], buttons.get("stop")
        triggers = [submit.click, *(one.submit for one in self.input_components if "submit" in one.events)]
        answer = self._owner().attach(
            triggers, self.fn, self.input_components, self.output_components, self.run_options
        )
        if stop is not None:
            self._owner().attach(triggers, None, None, [submit, stop], _quiet(_SHOW_STOP))
            answer.then(None, None, [submit, stop], **_quiet(_SHOW_SUBMIT))
            stop.click(None, None, [submit, stop], cancels=answer, **_quiet(_SHOW_SUBMIT))
        return answer

    def _owner(self) -> Any:
        # An Interface written inside another app is a part of that app.
        return self.blueprint or self

    def _add_examples(
        self, examples: Any, cached: Any, mode: Any, per_page: int, labels: Any, preload: Any, batch: bool
    ) -> None:
        if not self.input_components:
            raise BadProp("Interface: examples fill inputs, but there are none.")
        self.examples_handler = Examples(
            examples,
            self.input_components,
            self.output_components,
            self.fn,
            cached,
            mode,
            per_page,
            batch=batch,
            example_labels=labels,
            preload=preload,
        )

    @classmethod
    def from_function(cls, fn: Callable[..., Any], **kwargs: Any) -> Self:
        """An app around an annotated function: its type hints say which components it needs.

            def greet(name: str, times: int = 1) -> str: ...
            gr.Interface.from_function(greet).launch()

        Parameters:
            fn: the function. `Annotated[float, gr.Slider(0, 1)]` names a component itself.
            kwargs: further arguments of `Interface`.

        Raises `BadListener` for a parameter without a type.
        """
        from .hints import described

        call, inputs, outputs = described(fn)
        name = getattr(fn, "__name__", "predict")
        told: dict[str, Any] = {
            "title": name.replace("_", " ").capitalize(),
            "api_name": name.replace("<lambda>", "predict"),
        }
        return cls(call, inputs, outputs, **{**told, **kwargs})

    @classmethod
    def from_pipeline(cls, pipeline: Any, **kwargs: Any) -> Self:
        """An app around a pipeline of transformers or diffusers.

        Parameters:
            pipeline: the pipeline, ready to be called.
            kwargs: further arguments of `Interface`.

        Raises `BadProp` for an object that is no pipeline of a known task.
        """
        from .models import of_pipeline

        return cls(**{**of_pipeline(pipeline), **kwargs})

    @classmethod
    def from_estimator(
        cls,
        estimator: Any,
        *,
        class_names: Sequence[str] | None = None,
        feature_names: Sequence[str] | None = None,
        **kwargs: Any,
    ) -> Self:
        """An app around a fitted estimator of scikit-learn.

        Parameters:
            estimator: a model, or a pipeline that ends in one; one that begins with a vectorizer takes text.
            class_names: what its classes are called.
            feature_names: what its columns are called.
            kwargs: further arguments of `Interface`.

        Raises `BadProp` for one that is not fitted.
        """
        from .models import of_estimator

        return cls(**{**of_estimator(estimator, class_names, feature_names), **kwargs})

    @classmethod
    def from_onnx(cls, path: str | Path, *, class_names: Sequence[str] | None = None, **kwargs: Any) -> Self:
        """An app around an ONNX file. Needs onnxruntime.

        Parameters:
            path: the file.
            class_names: what the classes it tells apart are called.
            kwargs: further arguments of `Interface`.
        """
        from .models import of_onnx

        return cls(**{**of_onnx(path, class_names), **kwargs})


def _mode(given: str | None) -> str:
    mode = given or settings.FLAGGING_MODE.read() or "manual"
    if mode not in MODES:
        raise BadProp(f"Interface: 'flagging_mode' must be {', '.join(MODES)}, not {mode!r}.")
    return mode


def _is_nameless(component: Any) -> bool:
    return "label" in component.props and component.label is None and not component.stateful


def _live_event(component: Any) -> str | None:
    if getattr(component, "streaming", False) and "stream" in component.events:
        return "stream"
    return "change" if "change" in component.events and not component.stateful else None


def _button(given: str | Button, variant: Any) -> Button:
    if not isinstance(given, Button):
        return Button(given, variant=variant)
    if given.parent is not None:
        given.unrender()
    given.render()
    return given


def _quiet(code: str) -> Any:
    return {"js": code, "show_progress": "hidden", "api_visibility": "private", "trigger_mode": "multiple"}
