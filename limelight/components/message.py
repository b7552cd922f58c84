"""What a conversation is made of: messages, and the blocks they consist of."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

from ..errors import BadAnswer, nearest
from ..graph.component import Component
from ..wire.abstain import Abstain
from ..wire.values import FileData, Settled, is_file

Role = Literal["user", "assistant", "system"]


class Source(TypedDict, total=False):
    """Something a reply rests on, shown beside it."""

    title: str
    """What it is called."""
    url: str
    """Where it can be read."""
    text: str
    """The words it is cited for."""


class MetadataDict(TypedDict, total=False):
    """What is known about a message besides its content."""

    title: str
    """Makes the message a thought or a tool's work: a fold of this title."""
    id: int | str
    """What thoughts inside it name as `parent_id`."""
    parent_id: int | str
    """The thought in which this one stands."""
    log: str
    """A pale note beside the title."""
    duration: float
    """Seconds it took."""
    status: Literal["pending", "done"]
    """Whether it is still going on."""
    sources: list[Source]
    """What the reply cites; `[1]` in its text leads to the first."""
    abstained: bool
    """The reply says that there is none."""
    branches: dict[str, Any]
    """Other ways the conversation went from here; kept by `ChatInterface`."""


class OptionDict(TypedDict, total=False):
    """A reply that a person can choose instead of typing it."""

    value: str
    """What is sent."""
    label: str
    """What the button says; the value when left out."""


class MessageDict(TypedDict, total=False):
    """A message as a dict."""

    content: Any
    """Text, a file as `{"path": ...}`, a component, a block, or a list of these."""
    role: Role
    """Who says it."""
    metadata: MetadataDict
    """What is known about it besides its content."""
    options: list[OptionDict]
    """Replies to choose from."""


class ExampleMessage(TypedDict, total=False):
    """A first message that a person can choose in an empty chat."""

    icon: Any
    """A picture on its card: a path, a web address, or "text" and "image" for signs of those."""
    display_text: str
    """What the card says instead of `text`."""
    text: str
    """What is sent."""
    files: list[Any]
    """Files that are sent along."""


@dataclass
class ChatMessage:
    """A message.

    Parameters:
        content: text, a file as `{"path": ...}`, a component, a block, or a list of these.
        role: who says it: "user", "assistant", "system".
        metadata: what is known about it besides; a `title` makes it a thought or a tool's work.
        options: replies to choose from, `{"value": ..., "label": ...}`.
    """

    content: Any
    role: Role = "assistant"
    metadata: MetadataDict = field(default_factory=MetadataDict)
    options: list[OptionDict] = field(default_factory=list)


KNOWN_METADATA = tuple(MetadataDict.__annotations__)
ROLES = ("user", "assistant", "system")


def normal(value: Any, where: str) -> dict[str, Any]:
    """One message as it travels: role, metadata, a list of blocks, options.

    Parameters:
        value: a dict, a `ChatMessage`, or any object with `role` and `content`.
        where: which one it is, for errors.

    Raises `BadAnswer` naming the field that is wrong.
    """
    if not isinstance(value, dict) and not (hasattr(value, "role") and hasattr(value, "content")):
        raise BadAnswer(
            f"{where} is {_short(value)}. A message is a dict with 'role' and 'content', or a gr.ChatMessage."
        )

    def get(name: str) -> Any:
        return value.get(name) if isinstance(value, dict) else getattr(value, name, None)

    for name in ("role", "content"):
        if isinstance(value, dict) and name not in value:
            raise BadAnswer(f"{where} has no '{name}'{nearest(name, value) or '.'} It is {_short(value)}.")
    role = get("role")
    if not isinstance(role, str):
        raise BadAnswer(f"{where}: 'role' is {_short(role)}, but must be one of {', '.join(ROLES)}.")
    return {
        "role": role,
        "metadata": _metadata(get("metadata"), where),
        "content": blocks_of(get("content"), where),
        "options": _options(get("options"), where),
    }


def blocks_of(content: Any, where: str) -> list[dict[str, Any]]:
    """Content as a list of blocks. Raises `BadAnswer` for what is none."""
    if content is None:
        return []
    parts = content if isinstance(content, list) else [content]
    return [block for part in parts for block in _blocks(part, where)]


def text_of(message: dict[str, Any]) -> str:
    """The words of a message that travelled."""
    return "\n".join(block.get("text") or "" for block in message.get("content") or () if block.get("type") == "text")


def settled(message: dict[str, Any]) -> dict[str, Any]:
    """A message that holds no file as something that need not be looked through again."""
    return message if any(block["type"] != "text" for block in message["content"]) else Settled(message)


def split_reasoning(message: dict[str, Any], tags: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """A message as several: what stands between reasoning tags becomes a thought."""
    opening = re.compile("|".join(re.escape(tag) for tag, _ in tags))
    if not any(block["type"] == "text" and opening.search(block["text"]) for block in message["content"]):
        yield message
        return
    closing = dict(tags)
    for block in message["content"]:
        if block["type"] != "text":
            yield {**message, "content": [block]}
            continue
        rest = block["text"]
        while found := opening.search(rest):
            if before := rest[: found.start()].strip():
                yield {**message, "content": [_text(before)]}
            thought, end, rest = rest[found.end() :].partition(closing[found.group()])
            metadata = {"title": "Reasoning", "status": "done" if end else "pending"}
            yield {**message, "metadata": metadata, "content": [_text(thought.strip())]}
        if rest.strip():
            yield {**message, "content": [_text(rest.strip() if rest != block["text"] else rest)]}


def pairs_as_messages(value: list[Any]) -> list[Any]:
    """`[[user, bot], ...]` as messages; anything else as it is."""
    if not value or not all(isinstance(one, (list, tuple)) and len(one) == 2 for one in value):
        return value
    roles = ("user", "assistant")
    return [
        {"role": role, "content": content}
        for pair in value
        for role, content in zip(roles, pair, strict=True)
        if content is not None
    ]


def messages_as_pairs(messages: list[dict[str, Any]]) -> list[list[Any]]:
    """Messages as `[[user, bot], ...]`, as older functions take them; a file is a tuple of its path."""
    pairs: list[list[Any]] = []
    for message in messages:
        place = 0 if message["role"] == "user" else 1
        for block in message["content"]:
            if place == 0 or not pairs or pairs[-1][1] is not None:
                pairs.append([None, None])
            pairs[-1][place] = _as_pair_item(block)
    return pairs


def _as_pair_item(block: dict[str, Any]) -> Any:
    if block["type"] == "text":
        return block["text"]
    if block["type"] == "file":
        alt = block.get("alt_text")
        return (block["file"]["path"], alt) if alt else (block["file"]["path"],)
    return block.get("instance", block)


def _blocks(part: Any, where: str) -> list[dict[str, Any]]:
    if isinstance(part, str):
        return [_text(without_indentation(part))]
    if isinstance(part, Abstain):
        return [_text(part.reason)]
    if isinstance(part, FileData):
        return [_file(part)]
    if isinstance(part, Component):
        return [_component(part)]
    if isinstance(part, tuple) and part and isinstance(part[0], (str, os.PathLike)):
        return [_file(_file_at(part[0]), part[1] if len(part) > 1 else None)]
    if isinstance(part, (int, float)):
        return [_text(str(part))]
    if isinstance(part, dict):
        return _dict_blocks(part, where)
    raise BadAnswer(
        f"{where}: 'content' is {_short(part)}. Give text, a file as {{'path': ...}}, a component, or a list of these."
    )


def _dict_blocks(part: dict[str, Any], where: str) -> list[dict[str, Any]]:
    kind = part.get("type")
    if kind == "text" and isinstance(part.get("text"), str):
        return [_text(part["text"])]
    if kind == "file" and "file" in part:
        return [_file(_as_file(part["file"], where), part.get("alt_text"))]
    if kind == "component" and "component" in part:
        return [_remade(part)]
    if kind == "image_url" and isinstance(part.get("image_url"), dict):
        return [_file(_file_at(part["image_url"].get("url") or ""))]
    if is_file(part) or "path" in part:
        return [_file(_as_file(part, where), part.get("alt_text"))]
    if kind is None and isinstance(part.get("text"), str):  # what a MultimodalTextbox gives
        files = [_file(_as_file(one, where)) for one in part.get("files") or ()]
        return [*files, *([_text(part["text"])] if part["text"] or not files else [])]
    raise BadAnswer(
        f"{where}: a block of 'content' is {_short(part)}. A block has a 'type' of text, file or component, "
        "and what it is: 'text', 'file' or 'component'."
    )


def without_indentation(text: str) -> str:
    """What `inspect.cleandoc` gives, at the cost of a glance for text that has none: a long reply passes per token."""
    if not _AT_MARGIN.search(text):
        return inspect.cleandoc(text)
    first, break_, rest = text.expandtabs().partition("\n")
    return f"{first.lstrip()}{break_}{rest}".strip("\n")


_AT_MARGIN = re.compile(r"\n\S|\A[^\n]*\Z")


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def _file(file: FileData, alt_text: str | None = None) -> dict[str, Any]:
    return {"type": "file", "file": file, "alt_text": alt_text}


def _file_at(path: Any) -> FileData:
    from ..files.naming import type_of

    name = os.path.basename(os.fspath(path)) if not str(path).startswith("data:") else "picture"
    return FileData(path=os.fspath(path), orig_name=name, mime_type=type_of(name))


def _as_file(value: Any, where: str) -> FileData:
    if isinstance(value, FileData):
        return value
    if isinstance(value, (str, os.PathLike)):
        return _file_at(value)
    path = value.get("path") or value.get("url") if isinstance(value, dict) else None
    if not isinstance(path, (str, os.PathLike)):
        raise BadAnswer(f"{where}: a file needs a 'path', but is {_short(value)}.")
    known: dict[str, Any] = {
        name: value[name] for name in ("orig_name", "mime_type", "size") if value.get(name) is not None
    }
    found = _file_at(path)
    names: dict[str, Any] = {"path": found.path, "orig_name": found.orig_name, "mime_type": found.mime_type}
    return FileData(**{**names, **known})


def _component(component: Component) -> dict[str, Any]:
    """A component inside a message, with everything a page needs to draw it."""
    given = {name: value for name, value in component.given.items() if name != "render"}
    made = component.changed(given)  # made inside a function it carried changes only, unchecked
    value = made.initial_value()
    props = {**type(made).default_props(), **made.travelling_props()}
    args = {name: one for name, one in given.items() if name != "value" and _is_plain(one)}
    return {
        "type": "component",
        "component": made.kind,
        "value": value,
        "constructor_args": {**args, "render": False},
        "props": {**props, "value": value, "name": made.kind},
    }


def _remade(block: dict[str, Any]) -> dict[str, Any]:
    value = block.get("value")
    return {
        "type": "component",
        "component": str(block["component"]),
        "value": value,
        "constructor_args": block.get("constructor_args") or {},
        "props": {**(block.get("props") or {}), "value": value},
    }


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(name, str) and _is_plain(one) for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return all(_is_plain(one) for one in value)
    return value is None or isinstance(value, (str, int, float, bool))


def _metadata(metadata: Any, where: str) -> dict[str, Any] | None:
    if metadata is None:
        return None
    if not isinstance(metadata, dict):
        raise BadAnswer(f"{where}: 'metadata' must be a dict, not {_short(metadata)}.")
    kept = {name: metadata[name] for name in KNOWN_METADATA if metadata.get(name) is not None}
    if kept.get("status") not in (None, "pending", "done"):
        raise BadAnswer(f"{where}: 'metadata.status' is {_short(kept['status'])}, but must be 'pending' or 'done'.")
    if not isinstance(kept.get("sources", []), list):
        raise BadAnswer(f"{where}: 'metadata.sources' must be a list of dicts, not {_short(kept['sources'])}.")
    return kept


def _options(options: Any, where: str) -> list[dict[str, Any]] | None:
    if options is None:
        return None
    if not isinstance(options, (list, tuple)):
        raise BadAnswer(f"{where}: 'options' must be a list, not {_short(options)}.")
    found = [{"value": one} if isinstance(one, str) else one for one in options]
    for one in found:
        if not isinstance(one, dict) or not isinstance(one.get("value"), str):
            raise BadAnswer(f"{where}: an option needs a 'value' that is text, but is {_short(one)}.")
    return [{name: one[name] for name in ("value", "label") if one.get(name) is not None} for one in found]


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
