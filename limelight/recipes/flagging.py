"""How an Interface flags: what is kept, and which buttons ask for it."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..components.button import Button
from ..components.flagbutton import FlagButton, FlagData
from ..engine.progress import Success
from ..engine.request import Request
from ..errors import BadProp
from ..graph.component import Input

if TYPE_CHECKING:
    from ..flags.callback import FlaggingCallback
    from ..graph.component import Component

MODES = ("manual", "auto", "never")


class Flagging:
    """Keeps flags of an Interface.

    Parameters:
        callback: what keeps them.
        inputs: the components whose values go in; those without a value that travels are left out.
        outputs: the components that show the answer.
        options: pairs of label and value, one button each; None asks in a small form instead.
        folder: where the callback writes.
    """

    def __init__(
        self,
        callback: FlaggingCallback,
        inputs: list[Component],
        outputs: list[Component],
        options: list[tuple[str, str]] | None,
        folder: str,
    ):
        self.callback = callback
        self.inputs = [one for one in inputs if not one.stateful]
        self.outputs = [one for one in outputs if not one.stateful]
        self.options = options
        self.buttons: list[Any] = []
        if self._takes_details():
            callback.setup(self.components, folder, input_count=len(self.inputs))  # type: ignore[call-arg]
        else:
            callback.setup(self.components, folder)

    @property
    def components(self) -> list[Component]:
        """What is flagged: inputs, then outputs."""
        return [*self.inputs, *self.outputs]

    def place_buttons(self) -> None:
        """Make the buttons, at the open spot of the page."""
        if self.options is None:
            places = dict(enumerate(self.components))
            answers = [place for place in places if place >= len(self.inputs)]
            editable = [place for place in answers if isinstance(places[place], Input)]
            self.buttons = [FlagButton("Flag", ask_expected=bool(answers), answers=answers, editable=editable)]
        else:
            self.buttons = [Button(f"Flag as {label}" if label else "Flag") for label, _ in self.options]

    def attach(self, answer: Any = None) -> None:
        """Wire the buttons. With `answer`, a listener, also flag by itself whenever that ended well."""
        for place, button in enumerate(self.buttons):
            if isinstance(button, FlagButton):
                self._attach(button.flag, self._with_details, button)
            elif self.options is not None:
                self._attach(button.click, self._as_option(self.options[place][1]), None)
        if answer is not None:
            answer.success(
                self._by_itself,
                self.components,
                None,
                preprocess=False,
                show_progress="hidden",
                api_name="flag",
                api_visibility="private",
            )

    def _attach(self, event: Any, fn: Callable[..., Any], shown_on: Any) -> None:
        event(
            fn,
            self.components,
            shown_on,
            preprocess=False,
            queue=False,
            show_progress="hidden",
            api_name="flag",
            api_visibility="private",
            trigger_mode="multiple",
        )

    def _with_details(self, request: Request, event: FlagData, *values: Any) -> dict[str, Any]:
        """What a person said in the form; the button tells how many flags there are now."""
        said = event.expected or None
        expected = said if said is None or isinstance(said, list) else [said, *[None] * (len(self.outputs) - 1)]
        count = self._flag(list(values), event.option, request, expected=expected, note=event.note)
        return {"__type__": "update", "count": count}

    def _as_option(self, value: str) -> Callable[..., None]:
        def flag(request: Request, *values: Any) -> None:
            self._flag(list(values), value, request)
            Success(f"Flagged as {value}." if value else "Flagged.", duration=4, title="Thank you")

        return flag

    def _by_itself(self, request: Request, *values: Any) -> None:
        self._flag(list(values), None, request, source="auto")

    def _flag(self, values: list[Any], option: str | None, request: Request, **details: Any) -> int:
        if self._takes_details():
            facts = {"session": getattr(request, "session_hash", None), "model_version": self._model_version()}
            return self.callback.flag(values, option, request.username, **facts, **details)
        said = " ".join(str(one) for one in (option, details.get("note")) if one)
        return self.callback.flag(values, said or None, request.username)

    def _model_version(self) -> str | None:
        """What `launch` was told; the app that was launched may hold this one inside."""
        app = next((one.blueprint for one in self.components if one.blueprint is not None), None)
        return app.model_version if app is not None else None

    def _takes_details(self) -> bool:
        from ..flags.sqlite_logger import SQLiteLogger

        return isinstance(self.callback, SQLiteLogger)


def read_options(options: Any) -> list[tuple[str, str]] | None:
    """`flagging_options` as pairs of label and value. Raises `BadProp` for anything but texts and pairs."""
    if options is None:
        return None
    pairs = []
    for one in options:
        if isinstance(one, str):
            pairs.append((one, one))
        elif isinstance(one, (tuple, list)) and len(one) == 2:
            pairs.append((str(one[0]), str(one[1])))
        else:
            raise BadProp(f"Interface: a flagging option is a text or a pair of label and value, not {one!r}.")
    return pairs


def version_of(fn: Callable[..., Any]) -> str | None:
    """A digest of the file in which a function is written; None when it is written in none."""
    try:
        source = inspect.getsourcefile(inspect.unwrap(fn))
        return hashlib.sha256(Path(source or "").read_bytes()).hexdigest()[:12]
    except (TypeError, OSError):
        return None
