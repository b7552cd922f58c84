"""One turn of a chat: what a person says, what the function makes of it, what the conversation then is."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from ..components.chatbot import Chatbot
from ..components.message import ChatMessage, messages_as_pairs, text_of
from ..engine.answer import skip, update
from ..graph.building import current_run
from ..graph.component import Component
from ..graph.listener import read_parameters
from ..wire.abstain import Abstain
from .branches import Messages, with_branches


@dataclass
class Opening:
    """How a turn begins.

    Parameters:
        before: the conversation before it, as it travels.
        said: what the person says, as it travels.
        message: the same as the function gets it; None when nothing is asked, so that the function is not called.
        branches: what the first message of the new way carries of the ways left.
        is_retry: the new way begins with the reply, not with the person's words.
        textbox: what becomes of the textbox.
        additional: values that take the place of those of the additional inputs.
    """

    before: Messages
    said: Messages = field(default_factory=list)
    message: Any = None
    branches: dict[str, Any] | None = None
    is_retry: bool = False
    textbox: Any = field(default_factory=skip)
    additional: list[Any] | None = None

    def conversation(self, reply: Messages) -> Messages:
        """The conversation with what has been replied so far."""
        way = reply if self.is_retry else [*self.said, *reply]
        if self.branches is not None and way:
            way = [with_branches(way[0], self.branches), *way[1:]]
        return [*self.before, *self.said, *way] if self.is_retry else [*self.before, *way]


Begin = Callable[[Any, list[dict[str, Any]], Any], Opening]
"""Opens a turn, given the textbox's value, the conversation as a function gets it, and the event's data."""


class Turns:
    """Makes the functions that a chat's listeners run.

    Parameters:
        fn: the author's function, of the message, the history and additional inputs; sync, async, generator.
        chatbot: what shows the conversation.
        extra: how many additional outputs the function fills.
        has_pairs: the history is pairs of what the person and the reply said, as older functions take it.
    """

    def __init__(self, fn: Callable[..., Any], chatbot: Chatbot, extra: int, has_pairs: bool = False):
        self.fn = with_history(fn)
        self.chatbot = chatbot
        self.extra = extra
        self.has_pairs = has_pairs
        fillable = [one for one in read_parameters(self.fn) if not one.is_keyword_only]
        places = [place for place, one in enumerate(fillable) if one.injected_as is None]
        is_variadic = any(one.is_variadic for one in fillable)
        # `def fn(*args)` names neither the message nor the history: they come first.
        self.message_at, self.history_at = (0, 1) if is_variadic or len(places) < 2 else (places[0], places[1])
        self.places = places

    def listener(self, begin: Begin) -> Callable[..., Any]:
        """The function of one listener on the page: its inputs are the textbox, the chatbot, the additional inputs."""

        def open_turn(args: tuple[Any, ...]) -> tuple[Opening, list[Any]]:
            opening = begin(
                args[self.message_at], args[self.history_at] or [], getattr(current_run.get(), "event", None)
            )
            return opening, self._arguments(args, opening)

        if _is_async(self.fn):

            @functools.wraps(self.fn, updated=())
            async def answer(*args: Any) -> Any:
                opening, arguments = open_turn(args)
                yield self.opened(opening)
                if opening.message is not None:
                    async for piece in _each_async(self.fn(*arguments)):
                        yield self.shown(opening, piece)

            return answer

        @functools.wraps(self.fn, updated=())
        def answer_in_thread(*args: Any) -> Any:
            opening, arguments = open_turn(args)
            yield self.opened(opening)
            if opening.message is not None:
                for piece in _each(self.fn(*arguments)):
                    yield self.shown(opening, piece)

        return answer_in_thread

    def endpoint(self) -> Callable[..., Any]:
        """The function of the API endpoint: the history is a State; gives the reply as JSON and the new history."""

        def given(args: tuple[Any, ...], result: Any) -> Any:
            piece, others = self._split(result)
            history = [*(args[self.history_at] or []), {"role": "user", "content": args[self.message_at]}]
            return (_as_json(piece), [*history, *_plain_replies(piece)], *others)

        if _is_async(self.fn):

            @functools.wraps(self.fn, updated=())
            async def reply(*args: Any) -> Any:
                async for result in _each_async(self.fn(*args)):
                    yield given(args, result)

            return reply

        @functools.wraps(self.fn, updated=())
        def reply_in_thread(*args: Any) -> Any:
            for result in _each(self.fn(*args)):
                yield given(args, result)

        return reply_in_thread

    def _arguments(self, args: tuple[Any, ...], opening: Opening) -> list[Any]:
        """The arguments of the author's function: without what only the page needs."""
        arguments = list(args)
        arguments[self.message_at] = opening.message
        history = self.chatbot.preprocess([_without_branches(one) for one in opening.before])
        arguments[self.history_at] = messages_as_pairs(history) if self.has_pairs else history
        for place, value in zip(self.places[2:], opening.additional or (), strict=False):
            arguments[place] = value
        return arguments

    def _split(self, result: Any) -> tuple[Any, list[Any]]:
        """The reply, and a value per additional output."""
        piece, others = (result[0], list(result[1:])) if self.extra and isinstance(result, tuple) else (result, [])
        return piece, [*others, *(skip() for _ in range(self.extra - len(others)))]

    def opened(self, opening: Opening) -> Any:
        """What a turn shows before there is a reply."""
        return (opening.textbox, opening.conversation([]), *(skip() for _ in range(self.extra)))

    def shown(self, opening: Opening, result: Any) -> Any:
        """What a turn shows of what the function returned."""
        piece, others = self._split(result)
        return (skip(), opening.conversation(self._replies(piece)), *others)

    def _replies(self, piece: Any) -> Messages:
        several = piece if isinstance(piece, list) else [piece]
        messages = [as_message(one) for one in several if one is not None]
        return [one for message in messages for one in self.chatbot.settle(message)]


def with_history(fn: Callable[..., Any]) -> Callable[..., Any]:
    """A function of a message and a history; one that takes a message alone is not told the history."""
    parameters = read_parameters(fn)
    if len(parameters) != 1 or parameters[0].is_variadic or parameters[0].injected_as is not None:
        return fn

    async def answer_async(message: Any, history: Any) -> Any:
        async for piece in _each_async(fn(message)):
            yield piece

    def answer(message: Any, history: Any) -> Any:
        yield from _each(fn(message))

    named = answer_async if _is_async(fn) else answer
    named.__name__ = getattr(fn, "__name__", type(fn).__name__)
    return named


def as_message(piece: Any) -> Any:
    """What a function returned, as a message of the one who replies."""
    if isinstance(piece, Abstain):
        if (run := current_run.get()) is not None:
            run.abstained = piece.reason
        return {"role": "assistant", "content": piece.reason, "metadata": {"abstained": True}}
    if isinstance(piece, ChatMessage) or (isinstance(piece, dict) and "content" in piece):
        return piece if not isinstance(piece, dict) or "role" in piece else {**piece, "role": "assistant"}
    return {"role": "assistant", "content": piece}


def _without_branches(message: dict[str, Any]) -> dict[str, Any]:
    return with_branches(message, None) if (message.get("metadata") or {}).get("branches") else message


def message_in(messages: Messages, is_multimodal: bool) -> Any:
    """What a person said, as the function gets it: text, or a dict of text and paths of files."""
    text = "\n".join(text_of(one) for one in messages)
    if not is_multimodal:
        return text
    files = [block["file"] for one in messages for block in one["content"] if block["type"] == "file"]
    return {"text": text, "files": [one["path"] if isinstance(one, dict) else one.path for one in files]}


def own_words(messages: list[dict[str, Any]], upto: int) -> tuple[int, int]:
    """Where the last turn of the person up to a place begins and ends. Equal when there is none."""
    end = min(upto + 1, len(messages))
    while end > 0 and messages[end - 1]["role"] != "user":
        end -= 1
    start = end
    while start > 0 and messages[start - 1]["role"] == "user":
        start -= 1
    return start, end


def _each(result: Any) -> Iterator[Any]:
    if not inspect.isgenerator(result):
        yield result
        return
    try:
        yield from result
    finally:
        result.close()


async def _each_async(result: Any) -> AsyncIterator[Any]:
    if not inspect.isasyncgen(result):
        yield await result if asyncio.iscoroutine(result) else result
        return
    try:
        async for piece in result:
            yield piece
    finally:
        await result.aclose()


def _is_async(fn: Any) -> bool:
    while hasattr(fn, "func"):  # functools.partial
        fn = fn.func
    call = fn if inspect.isroutine(fn) else type(fn).__call__
    return any(check(one) for one in (fn, call) for check in (inspect.iscoroutinefunction, inspect.isasyncgenfunction))


def _as_json(piece: Any) -> Any:
    """A reply as JSON; a component as what it would change."""
    if isinstance(piece, Component):
        return update(value={**_given(piece), "__type__": "update"})
    return _plain(piece)


def _plain(piece: Any) -> Any:
    if isinstance(piece, list):
        return [_plain(one) for one in piece]
    if isinstance(piece, ChatMessage):
        return {name: _plain(one) for name, one in asdict_shallow(piece).items()}
    if isinstance(piece, dict):
        return {name: _plain(one) for name, one in piece.items()}
    if isinstance(piece, Component):
        return {**_given(piece), "__type__": "update"}
    return as_message(piece) if isinstance(piece, Abstain) else piece


def asdict_shallow(message: ChatMessage) -> dict[str, Any]:
    """The fields of a message; components in it stay what they are."""
    plain = isinstance(message.content, (str, dict))
    return (
        asdict(message)
        if plain
        else {**asdict(ChatMessage("", message.role, message.metadata, message.options)), "content": message.content}
    )


def _given(component: Component) -> dict[str, Any]:
    return {name: value for name, value in component.given.items() if name != "render"}


def _plain_replies(piece: Any) -> list[dict[str, Any]]:
    """A reply as API histories hold it: role and words."""
    several = piece if isinstance(piece, list) else [piece]
    messages = [as_message(one) for one in several if one is not None]
    return [
        {"role": one.role, "content": one.content}
        if isinstance(one, ChatMessage)
        else {"role": one.get("role", "assistant"), "content": one["content"]}
        for one in messages
    ]
