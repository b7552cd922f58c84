"""A button to say that an answer deserves a look."""

from __future__ import annotations

from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..define.event import _Carries
from ..graph.component import Component


class FlagData(_Carries):
    """What a person said when flagging: the `option` chosen, the `expected` answer, and a `note`."""

    takes_files = True
    _carried = ("option", "expected", "note", "values")
    option: str | None
    expected: Any
    """The right answer in words, or one value per answer, None where nothing was said."""
    note: str | None
    values: list[Any] | None


class FlagButton(Component):
    """A button that opens a small form: what is wrong, what would be right, a note."""

    wire = str | None
    skips_api = True
    every = DROPPED
    inputs = DROPPED

    value: str | None = prop(default="Flag", kw_only=False)
    """The words on it."""
    options: list[str] = prop(default_factory=list)
    """Reasons to choose from; none asks for no reason."""
    ask_expected: bool = prop(default=True)
    """Ask for the right answer."""
    answers: list[int] | None = prop(default=None)
    """Which of the values that go along are answers, by their place among the listener's inputs."""
    editable: list[int] | None = prop(default=None)
    """Which of these are put right with their own component; the others are asked for in words."""
    expected_choices: list[Any] | None = prop(default=None)
    """What the right answer can be, offered while typing; None offers nothing."""
    count: int | None = prop(default=None)
    """How many flags are kept, told with the thanks."""
    variant: Literal["primary", "secondary", "stop", "huggingface"] = prop(default="secondary")
    """What it stands for: the main action, another action, one that stops or deletes."""
    size: Literal["sm", "md", "lg"] = prop(default="lg")
    """How large it is."""
    interactive: bool = prop(default=True)
    """False greys it out."""
    scale: int | None = prop(default=None)
    """How much of a row's free width it takes, relative to its neighbours."""
    min_width: int | None = prop(default=None)
    """Pixels below which a row wraps instead of making it narrower."""

    flag = Event(trigger_mode="multiple")
