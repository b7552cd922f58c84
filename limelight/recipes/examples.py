"""Samples of inputs that fill a form with one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from .. import settings
from ..components.dataset import Dataset
from ..define.event import as_list
from ..errors import BadProp, OutsideBlocks
from ..graph.building import open_blueprint
from .example_cache import ExampleCache, wire_inputs
from .samples import read_samples, share_files, used_columns


class Examples:
    """Samples of inputs below a form; a click fills them in, and shows cached results at once.

    Parameters:
        examples: one list of values per sample, plain values for a single input, or a folder.
        inputs: the components that a click fills.
        outputs: the components that show results; needed for `cache_examples` and `run_on_click`.
        fn: the function that gives the results.
        cache_examples: compute the results once and keep them on disk.
        cache_mode: "eager" computes them when the app starts, "lazy" when first asked for.
        examples_per_page: how many samples are seen at once.
        label: what stands above them; "Examples" when left out.
        elem_id: the id of the element, for CSS.
        run_on_click: run the function when a sample is chosen.
        preprocess: False hands the function what travelled.
        postprocess: False sends what the function returned as it is.
        api_visibility: whether the API lists the endpoint that loads a sample.
        api_name: its name.
        api_description: words for the API page.
        batch: the function takes a list per input.
        example_labels: a name for each sample, shown instead of its values.
        visible_columns: places of the inputs whose values are shown; all when left out.
        visible: whether they are on the page.
        preload: which cached sample the page opens with; False for none.

    `dataset` is the component on the page, `load_input_event` the listener that fills the inputs.
    """

    def __init__(
        self,
        examples: list[Any] | list[list[Any]] | str,
        inputs: Any,
        outputs: Any = None,
        fn: Callable[..., Any] | None = None,
        cache_examples: bool | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        examples_per_page: int = 10,
        _api_mode: bool = False,
        label: str | None = None,
        elem_id: str | None = None,
        run_on_click: bool = False,
        preprocess: bool = True,
        postprocess: bool = True,
        api_visibility: Literal["public", "private", "undocumented"] = "undocumented",
        api_name: str | None = "load_example",
        api_description: str | Literal[False] | None = None,
        batch: bool = False,
        *,
        example_labels: list[str] | None = None,
        visible_columns: list[int] | None = None,
        visible: bool | Literal["hidden"] = True,
        preload: int | Literal[False] = 0,
    ):
        blueprint = open_blueprint()
        if blueprint is None:
            raise OutsideBlocks("gr.Examples() must stand inside `with gr.Blocks():`, below the components it fills.")
        self.blueprint = blueprint
        self.inputs = as_list(inputs)
        self.outputs = as_list(outputs)
        self.fn = fn
        self.examples = read_samples(examples, len(self.inputs))
        share_files(self.examples)
        self.columns = used_columns(self.examples, len(self.inputs))
        self.is_cached, self.cache_mode = self._caching(cache_examples, cache_mode)
        shown = self.columns if visible_columns is None else [i for i in visible_columns if i in self.columns]
        self.dataset = Dataset(
            components=[self.inputs[i] for i in shown],
            samples=[[row[i] if i < len(row) else None for i in shown] for row in self.examples],
            type="index",
            label=label or "Examples",
            samples_per_page=examples_per_page,
            sample_labels=example_labels,
            elem_id=elem_id,
            visible=visible,
        )
        self.cache: ExampleCache | None = None
        run: dict[str, Any] = {"preprocess": preprocess, "postprocess": postprocess, "batch": batch}
        if self.is_cached:
            self._keep_results(run)
        self.load_input_event = self._fill_on_click(api_name, api_visibility, api_description)
        if run_on_click and not self.is_cached:
            self._run_on_click(run)
        if self.is_cached and self.cache_mode == "eager" and preload is not False and self.examples:
            self._preload(preload)

    def _caching(self, given: bool | None, mode: Literal["eager", "lazy"] | None) -> tuple[bool, str]:
        can = self.fn is not None and bool(self.outputs)
        if given and not can:
            raise BadProp("Examples: cache_examples=True needs 'fn' and 'outputs', for results are what is cached.")
        chosen = mode or settings.CACHE_MODE.read() or "eager"
        if chosen not in ("eager", "lazy"):
            raise BadProp(f"Examples: 'cache_mode' must be 'eager' or 'lazy', not {chosen!r}.")
        return (settings.CACHE_EXAMPLES.is_on() and can) if given is None else given, chosen

    def _keep_results(self, run: dict[str, Any]) -> None:
        options: Any = {**run, "api_visibility": "private"}
        runner = self.blueprint.attach([], self.fn, self.inputs, self.outputs, options)
        self.cache = ExampleCache(runner, self.examples)
        on_start = getattr(self.blueprint, "on_start", None)
        if on_start is not None:
            on_start.append(self.cache.fill if self.cache_mode == "eager" else self.cache.start)

    def _fill_on_click(self, api_name: Any, visibility: Any, description: Any) -> Any:
        return self.dataset.click(
            self._load,
            self.dataset,
            self._filled(),
            queue=self.is_cached,
            show_progress="hidden",
            postprocess=False,
            api_name=api_name,
            api_visibility=visibility,
            api_description=description,
            trigger_mode="always_last",
        )

    def _filled(self) -> list[Any]:
        filled = [self.inputs[i] for i in self.columns]
        return [*filled, *self.outputs] if self.is_cached else filled

    async def _load(self, index: int | None) -> Any:
        if index is None:
            return [None] * len(self._filled())
        values = wire_inputs(self.inputs, self.examples[index])
        filled = [values[i] for i in self.columns]
        if self.cache is not None:
            filled += await self.cache.result(index)
        return filled if len(filled) != 1 else filled[0]

    def _run_on_click(self, run: dict[str, Any]) -> None:
        if self.fn is None:
            raise BadProp("Examples: run_on_click=True needs 'fn'.")
        self.load_input_event.then(self.fn, self.inputs, self.outputs, api_visibility="private", **run)

    def _preload(self, index: int) -> None:
        if not 0 <= index < len(self.examples):
            raise BadProp(f"Examples: 'preload' is {index}, but there are {len(self.examples)} examples.")
        if any(one.given.get("value") is not None for one in self.inputs):
            return  # the author's own values stand

        async def load_first() -> Any:
            return await self._load(index)

        self.blueprint.load(
            load_first, None, self._filled(), postprocess=False, show_progress="hidden", api_visibility="private"
        )
