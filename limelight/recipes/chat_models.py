"""Models of other libraries as functions of a message and a history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..components.message import text_of


def as_function(model: Any) -> Callable[..., Any]:
    """What a chat can call: a function as it is, other models wrapped.

    Known are text-generation pipelines of transformers, and objects with `stream` or `invoke`, as LangChain has them:
    they are given the messages as dicts of role and content. Anything else is returned as it is.
    """
    if getattr(model, "task", None) == "text-generation" and callable(model):
        return _of_pipeline(model)
    if not callable(model) and (hasattr(model, "stream") or hasattr(model, "invoke")):
        return _of_runnable(model)
    return model  # type: ignore[no-any-return]


def plain_messages(message: Any, history: list[dict[str, Any]]) -> list[dict[str, str]]:
    """A conversation as most models take it: dicts of role and text, without thoughts."""
    said = [one for one in history if not (one.get("metadata") or {}).get("title")]
    text = message["text"] if isinstance(message, dict) else message
    return [*({"role": one["role"], "content": text_of(one)} for one in said), {"role": "user", "content": text}]


def _of_pipeline(pipeline: Any) -> Callable[..., Any]:
    def reply(message: Any, history: list[dict[str, Any]]) -> str:
        said = pipeline(plain_messages(message, history))
        text = said[0]["generated_text"]
        return str(text if isinstance(text, str) else text[-1]["content"])

    return reply


def _of_runnable(model: Any) -> Callable[..., Any]:
    def reply(message: Any, history: list[dict[str, Any]]) -> Iterator[str]:
        messages = plain_messages(message, history)
        if not hasattr(model, "stream"):
            yield _text(model.invoke(messages))
            return
        text = ""
        for piece in model.stream(messages):
            text += _text(piece)
            yield text

    return reply


def _text(piece: Any) -> str:
    content = getattr(piece, "content", piece)
    if isinstance(content, list):
        return "".join(one if isinstance(one, str) else str(one.get("text", "")) for one in content)
    return str(content)
