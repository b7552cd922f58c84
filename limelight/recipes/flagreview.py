"""A page to review flags, made of our own parts: what was asked, what came out, what would have been right."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from .. import components as parts
from ..app import Blocks
from ..engine.progress import Success
from ..engine.request import Request
from ..errors import Error, LimelightError, counted
from ..files.naming import safe_name
from ..flags.flag import STATUSES, Flag, FlagFilter, FlagValue
from ..flags.issues import Issues
from ..flags.measure import METRICS, class_of
from ..flags.review import Review
from ..flags.store import FlagStore
from ..graph.component import Component, Input
from ..graph.render import render
from ..wire.values import is_file, replace_files

PAGE_SIZE = 50
"""So many flags are listed at a time."""
ALL = "all"

# Letters do what the buttons say, unless they are being typed into a field.
SHORTCUTS = """() => {
  const keys = { a: "accept", r: "resolve", d: "dismiss", o: "reopen", j: "next", k: "previous" };
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const typed = target.matches("textarea, select, [contenteditable], [role=combobox]")
      || (target.matches("input") && target.type !== "radio");
    if (typed || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    document.querySelector(`#${keys[event.key]} button`)?.click();
  });
}"""

CSS = """
.flag-list .ll-choices {
  flex-direction: column; align-items: stretch; flex-wrap: nowrap; max-block-size: 70vh; overflow-y: auto;
}
.flag-list .ll-choice { inline-size: 100%; border-radius: var(--ll-radius); }
.flag-list .ll-choice-text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
"""


@dataclass(frozen=True)
class Chosen:
    """What the filters of the page say."""

    text: str = ""
    status: str = "open"
    label: str = ALL
    endpoint: str = ALL
    model: str = ALL

    def wanted(self) -> FlagFilter:
        """The flags meant."""
        status, label, endpoint, model = (
            None if one == ALL else one for one in (self.status, self.label, self.endpoint, self.model)
        )
        return FlagFilter(text=self.text or None, status=status, label=label, endpoint=endpoint, model_version=model)


def review_app(path: str | Path) -> Any:
    """An app that reviews the flags at a path.

    Keys: `j` and `k` go to the next and the one before, `a` accepts, `r` resolves, `d` dismisses, `o` opens again.
    """
    return _Page(FlagStore.shared(path)).build()


class _Page:
    def __init__(self, store: FlagStore):
        self.store = store
        self.copies = Path(tempfile.mkdtemp(prefix="limelight-review-"))

    def build(self) -> Any:
        """The app."""
        with Blocks(title="Flags") as demo:
            demo.js, demo.css = SHORTCUTS, CSS
            count = parts.Markdown(self._headline(Chosen()))
            filters = self._filters()
            version = parts.State(0)
            with parts.Row():
                with parts.Column(scale=1, min_width=280):
                    listed = parts.Radio(
                        self._choices(Chosen(), 0), label="Flags", elem_classes="flag-list", value=self._first(Chosen())
                    )
                    with parts.Row():
                        newer, older = parts.Button("Newer", size="sm"), parts.Button("Older", size="sm")
                with parts.Column(scale=3, min_width=320):
                    self._draw(listed, version, filters, count)
            offset = parts.State(0)

            def list_again(at: int, *said: str) -> Any:
                chosen = Chosen(*said)
                choices = self._choices(chosen, at)
                first = choices[0][1] if choices else None
                return parts.Radio(choices=choices, value=first), self._headline(chosen), at

            def turn(step: int) -> Callable[..., Any]:
                def go(at: int, *said: str) -> Any:
                    there = at + step * PAGE_SIZE
                    is_there = 0 <= there < self.store.count(Chosen(*said).wanted())
                    return list_again(there if is_there else at, *said)

                return go

            outputs = [listed, count, offset]
            for one in filters:
                one.change(lambda *said: list_again(0, *said), filters, outputs, show_progress="hidden")
            newer.click(turn(-1), [offset, *filters], outputs, show_progress="hidden")
            older.click(turn(1), [offset, *filters], outputs, show_progress="hidden")
        return demo

    def _filters(self) -> list[Any]:
        with parts.Row():
            return [
                parts.Textbox(label="Search", placeholder="Words of a note or a value"),
                parts.Dropdown([ALL, *STATUSES], value="open", label="Status", min_width=120),
                self._facet("label", "Label"),
                self._facet("endpoint", "Endpoint"),
                self._facet("model_version", "Model"),
            ]

    def _facet(self, column: str, label: str) -> Any:
        found = [(f"{value} ({count})", value) for value, count in Review(self.store).facets(column) if value]
        return parts.Dropdown([ALL, *found], value=ALL, label=label, min_width=120)

    def _headline(self, chosen: Chosen) -> str:
        wanted = chosen.wanted()
        of_all = self.store.count(replace(wanted, status=None))
        return f"# Flags\n{counted(self.store.count(wanted), 'flag')} of {of_all} in this view."

    def _choices(self, chosen: Chosen, offset: int) -> list[tuple[str, int]]:
        flags = self.store.page(chosen.wanted(), PAGE_SIZE, offset)
        return [(_in_a_line(flag), flag.id or 0) for flag in flags]

    def _first(self, chosen: Chosen) -> int | None:
        return next((flag_id for _, flag_id in self._choices(chosen, 0)), None)

    # One flag

    def _draw(self, listed: Any, version: Any, filters: list[Any], count: Any) -> None:
        @render(inputs=[listed, version], show_progress="hidden")
        def detail(flag_id: int | None, _: int) -> None:
            flag = self.store.get(flag_id) if flag_id is not None else None
            if flag is None:
                parts.Markdown("Nothing to review here. Choose another status above, or wait for the next flag.")
                return
            parts.Markdown(_facts(flag))
            with parts.Row():
                with parts.Column(min_width=220):
                    parts.Markdown("### What was asked")
                    for one in flag.inputs:
                        self._show(one)
                with parts.Column(min_width=220):
                    parts.Markdown("### What came out")
                    for one in flag.outputs:
                        self._show(one)
                with parts.Column(min_width=220):
                    parts.Markdown("### What would have been right")
                    expected = [self._ask(flag, place) for place in range(len(flag.outputs))]
            self._actions(flag, expected, listed, version, filters, count)
            self._more(flag, version)

    def _show(self, one: FlagValue) -> None:
        made = _class_of(one.kind)
        props: dict[str, Any] = {"interactive": False} if issubclass(made, Input) else {}
        try:
            made(value=self._local(one.value, one.kind), label=one.name, **props)
        except (LimelightError, TypeError, ValueError, KeyError):  # kept by another version, or by a part of one's own
            parts.JSON(value=_plain(one.value), label=one.name)

    def _ask(self, flag: Flag, place: int) -> Any:
        """The output's own component to put it right, or a text for what nobody edits."""
        output = flag.outputs[place]
        said = flag.expected[place].value if place < len(flag.expected) else None
        made = _class_of(output.kind)
        if issubclass(made, Input):
            value = self._local(output.value if said is None else said, output.kind)
            try:
                return made(value=value, label=output.name, interactive=True)
            except (LimelightError, TypeError, ValueError, KeyError):
                pass
        text = class_of(said) if output.kind == "label" else said
        shown = text if isinstance(text, str) or text is None else msgspec.json.encode(text).decode()
        return parts.Textbox(shown, label=output.name, placeholder="Nobody has said so yet")

    def _local(self, value: Any, kind: str) -> Any:
        """A kept value as Python gives it to a component: its files by their own names."""

        def copied(file: Any) -> str:
            path = str(file["path"])
            if path.startswith(("http://", "https://")):
                return path
            target = self.copies / path[:32] / safe_name(file.get("orig_name") or path.rpartition("/")[2])
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.store.file_path(path), target)
            return str(target)

        local = replace_files(value, copied, is_file)
        if kind == "gallery" and isinstance(local, list):
            return [(one.get("image") or one.get("video"), one.get("caption")) for one in local]
        return local

    def _actions(
        self, flag: Flag, expected: list[Any], listed: Any, version: Any, filters: list[Any],
        count: Any,
    ) -> None:  # fmt: skip
        flag_id = flag.id or 0
        edited = [parts.State(False) for _ in expected]
        for one, mark in zip(expected, edited, strict=True):
            one.change(lambda: True, None, mark, show_progress="hidden", api_visibility="private")

        def decide(status: str) -> Callable[..., Any]:
            def act(request: Request, *values: Any) -> Any:
                said, marks = values[: len(expected)], values[len(expected) : 2 * len(expected)]
                review = Review(self.store, request.username)
                if any(marks):
                    review.expect(
                        flag_id, [_said(output, value) for output, value in zip(flag.outputs, said, strict=True)]
                    )
                now = self.store.get(flag_id)
                if status == "accepted" and now is not None and not any(one.value is not None for one in now.expected):
                    raise Error("Say what would have been right, then accept it: from then on it is tested.")
                chosen = Chosen(*values[2 * len(expected) :])
                following = self._next(flag_id, chosen)
                review.change([flag_id], status=status)
                Success(f"Flag {flag_id} is {status}.", duration=3)
                choices = self._choices(chosen, 0)
                there = {number for _, number in choices}
                value = following if following in there else (choices[0][1] if choices else None)
                return parts.Radio(choices=choices, value=value), self._headline(chosen)

            return act

        def go(step: int) -> Callable[..., Any]:
            return lambda *said: parts.Radio(value=self._next(flag_id, Chosen(*said), step) or flag_id)

        with parts.Row():
            for name, words, status in (
                ("accept", "Accept (a)", "accepted"),
                ("resolve", "Resolve (r)", "resolved"),
                ("dismiss", "Dismiss (d)", "dismissed"),
                ("reopen", "Reopen (o)", "open"),
            ):
                variant = "primary" if name == "accept" else "secondary"
                parts.Button(words, elem_id=name, variant=variant, size="md", min_width=90).click(
                    decide(status), [*expected, *edited, *filters], [listed, count],
                    preprocess=False, show_progress="hidden", api_visibility="private",
                )  # fmt: skip
            for name, words, step in (("previous", "Before (k)", -1), ("next", "Next (j)", 1)):
                parts.Button(words, elem_id=name, size="md", min_width=90).click(
                    go(step), filters, listed, show_progress="hidden", api_visibility="private"
                )

    def _next(self, flag_id: int, chosen: Chosen, step: int = 1) -> int | None:
        condition, parameters = chosen.wanted().as_sql()
        beyond, order = ("<", "DESC") if step > 0 else (">", "ASC")
        query = f"SELECT id FROM flags WHERE {condition} AND id {beyond} ? ORDER BY id {order} LIMIT 1"
        found = self.store.rows(query, [*parameters, flag_id])
        return found[0][0] if found else None

    def _more(self, flag: Flag, version: Any) -> None:
        """Who looks at it, its issue, its duplicates, its history."""
        flag_id = flag.id or 0
        issues = [(f"#{one.id} {one.title}", one.id) for one in Issues(self.store).all("open")]
        with parts.Accordion("Assign, compare, discuss", open=False):
            with parts.Row():
                assignee = parts.Textbox(flag.assignee, label="Assigned to", min_width=120)
                metric = parts.Dropdown([("what fits", ""), *METRICS], value=flag.metric or "", label="Compared by")
                tolerance = parts.Number(flag.tolerance, label="Tolerance", minimum=0, maximum=1, step=0.05)
                issue = parts.Dropdown(
                    issues, value=flag.issue_id, label="Issue", allow_custom_value=True,
                    info="Choose one, or write the title of a new one.",
                )  # fmt: skip

            def save(request: Request, who: str, how: str, share: float | None, of: Any, seen: int) -> int:
                review, number = Review(self.store, request.username), of
                if isinstance(of, str) and of.strip():
                    number = Issues(self.store, request.username).open(of, [])
                facts = {"assignee": who or None, "metric": how or None, "tolerance": share, "issue_id": number or None}
                review.change([flag_id], **facts)
                Success(f"Flag {flag_id} is saved.", duration=3)
                return seen + 1

            parts.Button("Save", size="sm").click(
                save, [assignee, metric, tolerance, issue, version], version, show_progress="hidden",
                api_visibility="private",
            )  # fmt: skip
            parts.Markdown(self._story(flag))

    def _story(self, flag: Flag) -> str:
        twins = ", ".join(f"#{number}" for number in Review(self.store).duplicates(flag)) or "none"
        told = [
            f"- {event.created_at[:16].replace('T', ' ')} · {_escaped(event.who or 'somebody')} · {event.what}"
            for event in Review(self.store).history("flag", flag.id or 0)
        ]
        return f"**The same question:** {twins}\n\n**History**\n\n" + ("\n".join(told) or "Nobody has changed it yet.")


def _class_of(kind: str) -> type[Component]:
    found = _by_kind().get(kind)
    return found if found is not None else parts.JSON


def _by_kind() -> dict[str, type[Component]]:
    named = ((name, getattr(parts, name)) for name in parts.MODULE_OF)
    classes = {
        one.kind: one
        for name, one in named
        if isinstance(one, type) and issubclass(one, Component) and not one.stateful and one.kind == name.lower()
    }
    return {kind: one for kind, one in classes.items() if {"value", "label"} <= set(one.props)}


def _said(output: FlagValue, value: Any) -> Any:
    return value if issubclass(_class_of(output.kind), Input) or value else None


def _in_a_line(flag: Flag) -> str:
    asked = ", ".join(_short(one.value) for one in flag.inputs) or "no input"
    came = ", ".join(_short(one.value) for one in flag.outputs)
    return f"#{flag.id} {flag.label + ': ' if flag.label else ''}{asked} → {came}"


def _short(value: Any) -> str:
    if is_file(value) or (isinstance(value, dict) and "composite" in value):
        return "a file"
    text = class_of(value) if isinstance(value, dict) and "label" in value else value
    shown = text if isinstance(text, str) else msgspec.json.encode(text, enc_hook=str).decode()
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def _facts(flag: Flag) -> str:
    facts = [
        flag.status,
        (flag.created_at or "")[:16].replace("T", " "),
        flag.endpoint and f"/{flag.endpoint}",
        flag.model_version and f"model {flag.model_version}",
        flag.username and f"by {flag.username}",
        flag.assignee and f"for {flag.assignee}",
        flag.seconds is not None and f"{flag.seconds:.2f} s",
    ]
    line = " · ".join(_escaped(str(one)) for one in facts if one)
    note = f"\n\n> {_escaped(flag.note)}" if flag.note else ""
    return f"## Flag {flag.id}{': ' + _escaped(flag.label) if flag.label else ''}\n{line}{note}"


def _escaped(text: str) -> str:
    """What visitors wrote, as Markdown that shows it as it is."""
    import re

    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>&])", r"\\\1", " ".join(text.split()))


def _plain(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value, enc_hook=str))
