"""Samples to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadProp, BadValue
from ..graph.component import Component


class Dataset(Component):
    """A list of samples; choosing one hands its values to a function."""

    wire = int
    skips_api = False

    value = DROPPED
    every = DROPPED
    inputs = DROPPED

    label: str | None = prop(default=None)
    """What stands above it."""
    show_label: bool = prop(default=True)
    """Whether the label is seen."""
    components: Sequence[Any] | None = prop(default=None, travels=False)
    """The components whose values a sample holds, in order: objects, or names such as "textbox"."""
    component_props: list[dict[str, Any]] | None = prop(default=None)
    """Props for those components."""
    samples: list[Any] | None = prop(default=None)
    """The samples: each a list with a value per component."""
    headers: list[str] | None = prop(default=None)
    """Titles of the columns; the components' labels when left out."""
    type: Literal["values", "index", "tuple"] = prop(default="values", travels=False)
    """What the function gets: the sample's values, its place from 0 on, or both."""
    layout: Literal["gallery", "table"] | None = prop(default=None)
    """Side by side or in a table; None chooses by the number of components."""
    samples_per_page: int = prop(default=10, at_least=1)
    """How many samples are seen at once."""
    container: bool = prop(default=True)
    """Whether it stands in a frame."""
    scale: int | None = prop(default=None)
    """How much of a row's free width it takes, relative to its neighbours."""
    min_width: int = prop(default=160)
    """Pixels below which a row wraps instead of making it narrower."""
    proxy_url: str | None = prop(default=None, travels=False)
    """Known to older apps; without effect."""
    sample_labels: list[str] | None = prop(default=None)
    """A name for each sample, shown instead of its values."""

    change = Event()
    click = Event()
    select = Event()

    def check(self) -> None:
        """Each sample must have a value per component and, if any, a name."""
        from . import component

        self.components = [
            component(one, render=False) if isinstance(one, str) else one for one in self.components or ()
        ]
        self.raw_samples: list[list[Any]] = [
            list(one) if isinstance(one, (list, tuple)) else [one] for one in self.samples or ()
        ]
        for number, sample in enumerate(self.raw_samples):
            if self.components and len(sample) > len(self.components):
                raise BadProp(
                    f"Dataset: sample {number} has {len(sample)} values ({sample!r}) "
                    f"for {len(self.components)} components."
                )
        if self.sample_labels is not None and len(self.sample_labels) != len(self.raw_samples):
            raise BadProp(f"Dataset: {len(self.sample_labels)} names were given for {len(self.raw_samples)} samples.")
        if self.headers is None:
            self.headers = [getattr(one, "label", None) or "" for one in self.components]

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know: samples as the components show them, and what kind each column is."""
        props = super().travelling_props()
        props["samples"] = [self._shown(one) for one in self.raw_samples]
        props["component_kinds"] = [one.kind for one in self.components or ()]
        props["component_ids"] = [one.id for one in self.components or ()]
        return props

    def _shown(self, sample: list[Any]) -> list[Any]:
        columns = list(self.components or ())
        return [columns[i].process_example(value) if i < len(columns) else value for i, value in enumerate(sample)]

    def preprocess(self, payload: Any) -> Any:
        """The chosen sample by `type`. Raises `BadValue` for a place without a sample."""
        if payload is None:
            return None
        if not isinstance(payload, int) or not 0 <= payload < len(self.raw_samples):
            raise BadValue(
                f"'{self.label or 'Dataset'}' has samples 0 to {len(self.raw_samples) - 1}, not {payload!r}."
            )
        sample = self.raw_samples[payload]
        return {"values": sample, "index": payload, "tuple": (payload, sample)}[self.type]

    def postprocess(self, value: Any) -> int | None:
        """The place of a sample, given as its place or its values."""
        if value is None or isinstance(value, int):
            return value
        return next((place for place, sample in enumerate(self.raw_samples) if sample == value), None)

    def example_payload(self) -> Any:
        """The first sample."""
        return 0
