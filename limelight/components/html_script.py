"""The JavaScript in a `gr.HTML`, as one file that its page fetches: the policy of a page lets no text become code.

Expressions in templates and `js_on_load` are written by the app's author. They stand in a script of their own, named by
its digest; values are never part of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import OrderedDict

DEFAULT_JS = "element.addEventListener('click', function() { trigger('click') });"
"""What the page does by itself: a click is a click."""
KEPT = 2_000
"""So many scripts are remembered; those of the app's own parts are found again in any case."""

_PLAIN = re.compile(r"\s*[A-Za-z_$][\w$]*(?:\.[\w$]+)*\s*")
_made: OrderedDict[str, str] = OrderedDict()


def digest_of_script(html: str, css: str, js: str | None) -> str | None:
    """The name of the script that this part needs, which is kept until it is asked for. None when it needs none."""
    text = script_of(html, css, js)
    if text is None:
        return None
    digest = hashlib.sha256(text.encode()).hexdigest()[:24]
    _made[digest] = f"(self.limelightHtml ??= {{}})[{json.dumps(digest)}] = {text};\n"
    _made.move_to_end(digest)
    while len(_made) > KEPT:
        _made.popitem(last=False)
    return digest


def script_named(digest: str) -> str | None:
    """The script of that name; None for one that is not known any more, or never was."""
    return _made.get(digest)


def script_of(html: str, css: str, js: str | None) -> str | None:
    """Functions for the templates and for what runs on load, as an object in JavaScript; None when there are none."""
    parts = [(name, pieces_of(text)) for name, text in (("html", html), ("css", css))]
    lines = [
        # `with` lets a template name any prop, those that an update brings later included.
        f"  {name}(scope) {{ with (scope) return [{', '.join(map(_as_code, pieces))}]; }},"
        for name, pieces in parts
        if any(is_code and not _PLAIN.fullmatch(piece) for piece, is_code in pieces)
    ]
    if js is not None and js.strip() and js != DEFAULT_JS:
        lines.append(f"  async load(element, props, trigger, server, upload, watch) {{\n{js}\n  }},")
    return "\n".join(["{", *lines, "}"]) if lines else None


def pieces_of(template: str) -> list[tuple[str, bool]]:
    """A template cut at its `${...}`: pieces of text and of code in turn; text, perhaps empty, at both ends."""
    pieces, start = [], 0
    while (found := template.find("${", start)) >= 0:
        end = _end_of_code(template, found + 2)
        if end is None:
            break
        pieces += [(template[start:found], False), (template[found + 2 : end], True)]
        start = end + 1
    return [*pieces, (template[start:], False)]


def _as_code(piece: tuple[str, bool]) -> str:
    text, is_code = piece
    return f"(\n{text}\n)" if is_code else json.dumps(text)


def _end_of_code(text: str, at: int) -> int | None:
    """Where the `}` stands that ends the expression begun at `at`; None when it never ends."""
    depth = 0
    while at < len(text):
        sign = text[at]
        if sign in "'\"`":
            at = _end_of_string(text, at)
        elif text.startswith("/*", at):
            at = _found(text, "*/", at) + 1
        elif sign == "{":
            depth += 1
        elif sign == "}":
            if depth == 0:
                return at
            depth -= 1
        at += 1
    return None


def _end_of_string(text: str, at: int) -> int:
    """Where the quote stands that ends the string begun at `at`; the text's end when it never does."""
    quote, at = text[at], at + 1
    while at < len(text) and text[at] != quote:
        if text[at] == "\\":
            at += 1
        elif quote == "`" and text.startswith("${", at):
            at = _end_of_code(text, at + 2) or len(text)
        at += 1
    return at


def _found(text: str, what: str, at: int) -> int:
    found = text.find(what, at)
    return len(text) if found < 0 else found
