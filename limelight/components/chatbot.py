"""A conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal
from weakref import WeakKeyDictionary

from ..define import Event, prop
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.building import current_run
from ..graph.component import Field
from ..wire.abstain import Abstain
from ..wire.values import FileData, Settled
from .message import (
    ExampleMessage,
    blocks_of,
    messages_as_pairs,
    normal,
    pairs_as_messages,
    settled,
    split_reasoning,
)

Known = dict[int, tuple[str, str, dict[str, Any]]]


class Chatbot(Field):
    """A conversation: messages of text, files and components, with thoughts, options, reactions."""

    wire = list[dict[str, Any]]

    value: list[Any] | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The messages at first. A function is called anew for each page that opens."""
    type: Literal["messages", "tuples"] | None = prop(default=None, travels=False)
    """What the function gets: messages, or pairs of what the person and the reply said, as older apps take them."""
    autoscroll: bool = prop(default=True)
    """Follow the end of a reply while the reader is there."""
    height: int | str | None = prop(default=400)
    """Height in pixels, or as CSS writes it; longer conversations scroll."""
    resizable: bool = prop(default=False)
    """Let a person drag its lower edge."""
    max_height: int | str | None = prop(default=None)
    """Largest height, in pixels or as CSS writes it."""
    min_height: int | str | None = prop(default=None)
    """Smallest height, in pixels or as CSS writes it."""
    editable: Literal["user", "all"] | None = prop(default=None)
    """Whose messages a person can edit: their own, or all."""
    latex_delimiters: list[dict[str, str | bool]] | None = prop(default=None)
    """What stands around formulas: dicts of `left`, `right`, and `display` for those on own lines. Left out, $$."""
    rtl: bool = prop(default=False)
    """Write from right to left."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar and below messages: "share", "copy", "copy_all", or `gr.Button`s. All unless given."""
    watermark: str | None = prop(default=None)
    """Words added to what is copied."""
    avatar_images: Sequence[str | Path | None] | None = prop(default=None)
    """Pictures of the person and of the one who replies: paths or web addresses."""
    sanitize_html: bool = prop(default=True)
    """Take out of HTML in messages what could act: scripts, handlers."""
    render_markdown: bool = prop(default=True)
    """Show Markdown formatted; False shows it as it is written."""
    feedback_options: Sequence[str] | None = prop(default=("Like", "Dislike"))
    """Reactions to a reply while somebody listens to `like`: "Like" and "Dislike" are thumbs, others a menu."""
    feedback_value: Sequence[str | None] | None = prop(default=None)
    """The reaction to each reply, in order."""
    line_breaks: bool = prop(default=True)
    """Break a line where the text does."""
    layout: Literal["panel", "bubble"] | None = prop(default=None)
    """Bubbles on two sides, or rows over the whole width. None takes bubbles."""
    placeholder: str | None = prop(default=None)
    """Markdown shown while there is no message."""
    examples: list[ExampleMessage] | None = prop(default=None)
    """First messages to choose from while there is none: dicts of `text`, `files`, `display_text`, `icon`."""
    allow_file_downloads: bool = prop(default=True)
    """Offer files in messages for download."""
    group_consecutive_messages: bool = prop(default=True)
    """Show messages of one role that follow each other as one."""
    allow_tags: list[str] | bool = prop(default=True)
    """HTML elements other than the known ones that stay in messages: a list of names, all, or none."""
    reasoning_tags: list[tuple[str, str]] | None = prop(default=None, travels=False)
    """Pairs of tags, such as ("<think>", "</think>"); what stands between them becomes a thought."""
    like_user_message: bool = prop(default=False)
    """Offer reactions to the person's own messages too."""

    change = Event()
    select = Event()
    like = Event(trigger_mode="multiple")
    retry = Event()
    undo = Event()
    example_select = Event()
    option_select = Event()
    clear = Event()
    copy = Event()
    edit = Event()
    branch = Event()

    def check(self) -> None:
        """Chooses what was left out; examples must be dicts with a text or files."""
        super().check()
        self._known: WeakKeyDictionary[Any, Known] = WeakKeyDictionary()
        if self.latex_delimiters is None:
            self.latex_delimiters = [{"left": "$$", "right": "$$", "display": True}]
        if self.buttons is None:
            self.buttons = ["share", "copy", "copy_all"]
        if self.avatar_images is not None and len(self.avatar_images) != 2:
            raise BadProp(
                f"Chatbot: 'avatar_images' has {len(self.avatar_images)} pictures, but takes two: of the person and of "
                "the one who replies. None leaves one out."
            )
        for number, one in enumerate(self.examples or ()):
            if not isinstance(one, dict) or not (one.get("text") or one.get("files") or one.get("display_text")):
                raise BadProp(f"Chatbot: example {number} needs a 'text' or 'files', but is {one!r}.")

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know: pictures and files as files, older pairs as messages."""
        props = super().travelling_props()
        if self.avatar_images is not None:
            props["avatar_images"] = [picture(one) for one in self.avatar_images]
        if self.examples is not None:
            props["examples"] = [shown_example(one) for one in self.examples]
        return props

    def preprocess(self, payload: Any) -> Any:
        """The messages, each with a list of blocks as `content`; pairs if `type` says so.

        Raises `BadValue` for what is no list of messages.
        """
        if payload is None:
            return []
        if not isinstance(payload, list):
            raise BadValue(f"'{self.label or 'Chatbot'}' takes a list of messages, not {str(payload)[:80]!r}.")
        messages = [self._received(message, number) for number, message in enumerate(payload)]
        return messages_as_pairs(messages) if self.type == "tuples" else messages

    def _received(self, message: Any, number: int) -> dict[str, Any]:
        who = f"'{self.label or 'Chatbot'}': message {number}"
        try:
            known = normal(message, who)
        except BadAnswer as error:
            raise BadValue(str(error)) from error
        return {**known, "content": [received_block(block) for block in known["content"]]}

    def postprocess(self, value: Any) -> list[dict[str, Any]]:
        """Messages as they travel. Raises `BadAnswer` naming the message and the field that is wrong."""
        if value is None:
            return []
        if not isinstance(value, (list, tuple)):
            raise BadAnswer(
                f"{self} shows a list of messages, not {str(value)[:80]!r}. "
                "Return dicts with 'role' and 'content', or gr.ChatMessages."
            )
        run = current_run.get()
        before: Known = self._known.get(run, {}) if run is not None else {}
        kept: Known = {}
        messages: list[dict[str, Any]] = []
        for number, message in enumerate(pairs_as_messages(list(value))):
            if type(message) is Settled:
                messages.append(message)
            else:
                messages += self._as_known(message, number, before, kept)
        if run is not None:
            self._known[run] = kept
        return messages

    def _as_known(self, message: Any, number: int, before: Known, kept: Known) -> list[dict[str, Any]]:
        """A message as it travels; the very object of the step before when it is made of the same words."""
        text = _only_text(message)
        if text is None:
            return self.settle(message, number)
        known = before.get(id(text))
        if known is None or known[0] is not text or known[1] != message["role"]:
            found = self.settle(message, number)
            if len(found) != 1:
                return found
            known = (text, message["role"], found[0])
        kept[id(text)] = known
        return [known[2]]

    def settle(self, message: Any, number: int = 0) -> list[dict[str, Any]]:
        """One message as those that travel for it: reasoning is a message of its own.

        Parameters:
            message: a dict or a `ChatMessage`.
            number: its place, for errors.
        """
        known = normal(message, f"{self}: message {number}")
        if self.reasoning_tags and known["role"] == "assistant" and not (known["metadata"] or {}).get("title"):
            return [settled(one) for one in split_reasoning(known, self.reasoning_tags)]
        return [settled(known)]

    def abstain(self, abstain: Abstain, shown: Any) -> Any:
        """The conversation with a message that says so."""
        return [*(shown or ()), {"role": "assistant", "content": abstain.reason, "metadata": {"abstained": True}}]

    def initial_value(self) -> Any:
        """The first messages, as they travel."""
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a conversation."""
        return CHAT_SCHEMA

    def example_payload(self) -> Any:
        """A greeting."""
        return [{"role": "user", "metadata": None, "content": [{"type": "text", "text": "Hello!"}], "options": None}]

    def example_value(self) -> Any:
        """A greeting and its reply."""
        return [{"role": "user", "content": "Hello!"}, {"role": "assistant", "content": "How are you?"}]


def received_block(block: dict[str, Any]) -> dict[str, Any]:
    """A block as a function gets it: a file as a dict with its path, a component as itself besides its value."""
    if block["type"] == "file":
        import msgspec

        return {**block, "file": msgspec.to_builtins(block["file"])}
    if block["type"] == "component":
        return {**block, "instance": remade(block)}
    return block


def remade(block: dict[str, Any]) -> Any:
    """The component of a block. Raises `UnknownArgument` for one that does not exist."""
    from . import component

    blank = component(block["component"], render=False)
    args = {name: one for name, one in block.get("constructor_args", {}).items() if name in blank.props}
    made: Any = type(blank)(**{**args, "render": False})
    made.value = block.get("value")
    return made


def picture(value: Any) -> Any:
    """A picture of the page itself, as it travels."""
    if value is None or isinstance(value, (FileData, dict)):
        return value
    return blocks_of({"path": str(value)}, "Chatbot: 'avatar_images'")[0]["file"]


def shown_example(example: ExampleMessage) -> dict[str, Any]:
    """An example as it travels."""
    shown: dict[str, Any] = dict(example)
    files = [
        blocks_of({"path": one} if not isinstance(one, dict) else one, "Chatbot: an example")[0]["file"]
        for one in example.get("files") or ()
    ]
    if files:
        shown["files"] = files
    icon = example.get("icon")
    if icon is not None and icon not in ("text", "image", "audio", "video", "file"):
        shown["icon"] = picture(icon)
    return shown


def _only_text(message: Any) -> str | None:
    """The words of a message that is nothing else; None when there is more to it."""
    if type(message) is not dict or message.get("metadata") or message.get("options") or "role" not in message:
        return None
    content = message.get("content")
    if type(content) is list and len(content) == 1 and type(content[0]) is dict and content[0].get("type") == "text":
        content = content[0].get("text")
    return content if type(content) is str else None


_NULLABLE_TEXT = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_BLOCK = {
    "type": "object",
    "properties": {
        "type": {"enum": ["text", "file", "component"], "type": "string"},
        "text": {"type": "string"},
        "file": {"type": "object"},
        "alt_text": _NULLABLE_TEXT,
        "component": {"type": "string"},
        "value": {},
        "constructor_args": {"type": "object"},
        "props": {"type": "object"},
    },
}
CHAT_SCHEMA: dict[str, Any] = {
    "title": "ChatbotDataMessages",
    "type": "array",
    "items": {
        "title": "Message",
        "type": "object",
        "properties": {
            "role": {"type": "string"},
            "metadata": {"anyOf": [{"type": "object"}, {"type": "null"}], "default": None},
            "content": {"type": "array", "items": _BLOCK},
            "options": {
                "anyOf": [
                    {"type": "array", "items": {"type": "object", "properties": {"value": {"type": "string"}}}},
                    {"type": "null"},
                ],
                "default": None,
            },
        },
        "required": ["role", "content"],
    },
}
"""A conversation as clients send it."""
