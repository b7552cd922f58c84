"""Source text, edited or shown in colour."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp
from ..graph.component import Input

Language = Literal[
    "python", "c", "cpp", "markdown", "latex", "json", "html", "css", "javascript", "jinja2", "typescript", "yaml",
    "dockerfile", "shell", "r", "sql", "sql-msSQL", "sql-mySQL", "sql-mariaDB", "sql-sqlite", "sql-cassandra",
    "sql-plSQL", "sql-hive", "sql-pgSQL", "sql-gql", "sql-gpSQL", "sql-sparkSQL", "sql-esper",
]  # fmt: skip


class Code(Input):
    """Source text: an editor with line numbers, colours, search and undo; or the same to read."""

    wire = str | None
    info = DROPPED

    value: str | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The text at first. A function is called anew for each page that opens."""
    language: Language | None = prop(default=None, kw_only=False)
    """The language it is coloured as; None leaves it plain."""
    lines: int = prop(default=5, at_least=1)
    """Lines shown at least."""
    max_lines: int | None = prop(default=None, at_least=1)
    """Lines shown at most; longer text scrolls."""
    wrap_lines: bool = prop(default=False)
    """Break long lines instead of scrolling sideways."""
    show_line_numbers: bool = prop(default=True)
    """Number the lines."""
    autocomplete: bool = prop(default=False)
    """Offer words of the language while one types."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "copy", "download", "fullscreen", or `gr.Button`s. All three when left out."""

    change = Event()
    input = Event()
    focus = Event()
    blur = Event()

    def check(self) -> None:
        """Between the fewest and the most lines there must be room."""
        super().check()
        if self.max_lines is not None and self.max_lines < self.lines:
            if "lines" in getattr(self, "given", {}):
                raise BadProp(f"Code: 'max_lines' ({self.max_lines}) is less than 'lines' ({self.lines}).")
            self.lines = self.max_lines

    def preprocess(self, payload: Any) -> str | None:
        """The text."""
        return None if payload is None else str(payload)

    def postprocess(self, value: Any) -> str | None:
        """The text, without the indentation of the source it was written in. Raises `BadAnswer` for what is no text."""
        if value is None:
            return None
        if not isinstance(value, str):
            told = "Read the file and return its text." if isinstance(value, tuple) else "Return it as text."
            raise BadAnswer(f"{self} shows text, not {type(value).__name__} ({str(value)[:60]!r}). {told}")
        return inspect.cleandoc(value) if value.startswith("\n") else value.strip()

    def api_info(self) -> dict[str, Any]:
        """A text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """A line of Python."""
        return "print('Hello World')"
