"""Text, typed or shown."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..define import Event, prop
from ..errors import BadProp
from ..graph.component import Input


@dataclass
class InputHTMLAttributes:
    """Hints for browsers and on-screen keyboards, as HTML knows them."""

    autocapitalize: Literal["off", "none", "on", "sentences", "words", "characters"] | None = None
    """What is written with a capital letter by itself."""
    autocorrect: Literal["on", "off"] | None = None
    """Whether typing is corrected."""
    spellcheck: bool | None = None
    """Whether misspelled words are marked."""
    autocomplete: str | None = None
    """What the browser may fill in, such as "email"."""
    tabindex: int | None = None
    """Place in the order of the Tab key."""
    enterkeyhint: Literal["enter", "done", "go", "next", "previous", "search", "send"] | None = None
    """The word on the Enter key of a phone."""
    lang: str | None = None
    """Language of the text, such as "de"."""


class Textbox(Input):
    """A field of text, one line or several."""

    wire = str | None
    empty = ""

    value: Any = prop(default=None, kw_only=False)
    """The text at first; anything else is written as text. A function is called anew for each page that opens."""
    type: Literal["text", "password", "email"] = prop(default="text")
    """What is typed: plain text, a password that is hidden, an address."""
    lines: int = prop(default=1, at_least=1)
    """Lines shown at least."""
    max_lines: int | None = prop(default=None, at_least=1)
    """Lines shown at most; longer text scrolls. 20 unless said otherwise, 1 for passwords and addresses."""
    placeholder: str | None = prop(default=None)
    """Pale words shown while it is empty."""
    autofocus: bool = prop(default=False)
    """Put the cursor here when the page opens."""
    autoscroll: bool = prop(default=True)
    """Follow the end of a text that grows."""
    text_align: Literal["left", "right"] | None = prop(default=None)
    """The side the text stands at; None follows the language."""
    rtl: bool = prop(default=False)
    """Write from right to left."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "copy", or `gr.Button`s."""
    max_length: int | None = prop(default=None, at_least=0)
    """Characters that can be typed at most."""
    submit_btn: str | bool | None = prop(default=False)
    """A button in the field that submits; a text is its label."""
    stop_btn: str | bool | None = prop(default=False)
    """A button in the field that stops; a text is its label."""
    html_attributes: InputHTMLAttributes | None = prop(default=None)
    """Hints for browsers and on-screen keyboards."""

    change = Event()
    input = Event()
    select = Event()
    submit = Event()
    focus = Event()
    blur = Event()
    stop = Event()
    copy = Event()

    def check(self) -> None:
        """More lines at most than at least; several lines only for plain text."""
        super().check()
        if self.max_lines is not None and self.max_lines < self.lines and "max_lines" in self.given:
            raise BadProp(
                f"{type(self).__name__}: 'max_lines' ({self.max_lines}) must not be below 'lines' ({self.lines})."
            )
        if self.type != "text" and self.given.get("lines", 1) != 1:
            raise BadProp(f"{type(self).__name__}: type='{self.type}' has one line, so 'lines' cannot be {self.lines}.")

    def preprocess(self, payload: Any) -> str | None:
        """The text; None when there is none."""
        return None if payload is None else str(payload)

    def postprocess(self, value: Any) -> str | None:
        """Anything as text; None empties the field."""
        return None if value is None else str(value)

    def example_payload(self) -> Any:
        """A greeting."""
        return "Hello!!"

    def process_example(self, value: Any) -> Any:
        """The text without the indentation of the source it was written in."""
        return None if value is None else inspect.cleandoc(str(value))


class TextArea(Textbox):
    """A field of text of several lines."""

    kind: ClassVar[str] = "textbox"

    lines: int = prop(default=7, at_least=1)
    """Lines shown at least."""
    max_lines: int = prop(default=20, at_least=1)
    """Lines shown at most; longer text scrolls."""
