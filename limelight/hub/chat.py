"""A chat with a model that runs elsewhere."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from ..components.message import ChatMessage
from ..components.multimodaltextbox import MultimodalTextbox
from ..errors import BadProp
from ..recipes.chat import ChatInterface
from .openai_endpoint import Endpoint

FileType = Literal["text_encoded", "image"]
TEXT_FILES = ["text", ".json", ".md", ".csv", ".py", ".js", ".ts", ".html", ".xml", ".yaml", ".toml", ".log"]
MOST_TEXT = 200_000


def load_chat(
    base_url: str,
    model: str,
    token: str | None = None,
    *,
    file_types: FileType | list[FileType] | None = "text_encoded",
    system_message: str | None = None,
    streaming: bool = True,
    **kwargs: Any,
) -> ChatInterface:
    """A chat with a model behind any endpoint that speaks as OpenAI's does.

        gr.load_chat("http://localhost:8080/v1", model="smollm2").launch()

    Parameters:
        base_url: where the endpoint is.
        model: the model's name there.
        token: what lets the app in. It stays on the server: no page gets it.
        file_types: what a person can send along: "text_encoded" files are told as text, "image" as pictures; None takes
            no files.
        system_message: what the model is told before every conversation.
        streaming: show the reply as it grows.
        kwargs: further arguments of `gr.ChatInterface`.

    Errors of the endpoint, its limits among them, are told to the person. Raises `BadProp` for an unknown file type.
    """
    kinds = [] if file_types is None else [file_types] if isinstance(file_types, str) else list(file_types)
    for one in kinds:
        if one not in ("text_encoded", "image"):
            raise BadProp(f"load_chat: 'file_types' knows 'text_encoded' and 'image', not {one!r}.")
    if kinds and "textbox" not in kwargs:
        taken = [*(TEXT_FILES if "text_encoded" in kinds else []), *(["image"] if "image" in kinds else [])]
        kwargs["textbox"] = MultimodalTextbox(
            file_types=taken, file_count="multiple", label="Message", show_label=False, autofocus=True,
            placeholder="Type a message", render=False,
        )  # fmt: skip
    options: dict[str, Any] = {"title": model, **kwargs}
    return ChatInterface(chat_function(Endpoint(base_url, model, token), system_message, streaming), **options)


def chat_function(endpoint: Endpoint, system_message: str | None, streaming: bool) -> Callable[..., Any]:
    """The function of a chat with a model behind an endpoint."""

    def chat(message: Any, history: list[dict[str, Any]]) -> Iterator[Any]:
        told = [{"role": "system", "content": system_message}] if system_message else []
        told += [one for one in map(told_message, history) if one is not None]
        said: dict[str, Any] = message if isinstance(message, dict) else {"text": message, "files": []}
        told.append({"role": "user", "content": told_content(said["text"], said["files"])})
        growing = _Growing()
        for delta in endpoint.reply(told, streaming):
            if growing.take(delta):
                yield growing.shown()
        yield growing.finished()

    return chat


def told_message(message: dict[str, Any]) -> dict[str, Any] | None:
    """A message as endpoints take it; None for thoughts, which are the page's own."""
    if (message.get("metadata") or {}).get("title"):
        return None
    texts = [block["text"] for block in message["content"] if block["type"] == "text"]
    files = [block["file"]["path"] for block in message["content"] if block["type"] == "file"]
    if message["role"] != "user":
        return {"role": message["role"], "content": "\n".join(texts)}
    return {"role": "user", "content": told_content("\n".join(texts), files)}


def told_content(text: str, files: list[str]) -> Any:
    """Text and files as endpoints take them: text alone as text, pictures as data."""
    from ..files.naming import type_of

    parts: list[dict[str, Any]] = []
    for path in files:
        kind = type_of(path)
        if kind.startswith("image/"):
            data = base64.b64encode(Path(path).read_bytes()).decode()
            parts.append({"type": "image_url", "image_url": {"url": f"data:{kind};base64,{data}"}})
        else:
            words = Path(path).read_text(encoding="utf-8", errors="replace")[:MOST_TEXT]
            parts.append({"type": "text", "text": f"## {Path(path).name}\n{words}"})
    return [*parts, {"type": "text", "text": text}] if parts else text


class _Growing:
    """A reply while it grows: words, reasoning, calls of tools."""

    def __init__(self) -> None:
        self.text = ""
        self.reasoning = ""
        self.calls: dict[int, dict[str, str]] = {}
        self._began = time.monotonic()
        self._thought_s: float | None = None

    def take(self, delta: dict[str, Any]) -> bool:
        """Add a piece. False when there is nothing in it to show."""
        words = delta.get("content") or ""
        reasoning = delta.get("reasoning_content") or delta.get("reasoning") or ""
        calls = delta.get("tool_calls") or []
        if words and self.reasoning and self._thought_s is None:
            self._thought_s = time.monotonic() - self._began
        self.text += words if isinstance(words, str) else ""
        self.reasoning += reasoning if isinstance(reasoning, str) else ""
        for place, call in enumerate(calls):
            known = self.calls.setdefault(call.get("index", place), {"name": "", "arguments": ""})
            function = call.get("function") or {}
            known["name"] += function.get("name") or ""
            known["arguments"] += function.get("arguments") or ""
        return bool(words or reasoning or calls)

    def shown(self, is_done: bool = False) -> Any:
        """What there is so far."""
        if not self.reasoning and not self.calls:
            return self.text
        messages = []
        if self.reasoning:
            done = is_done or self._thought_s is not None
            seconds = {"duration": self._thought_s} if self._thought_s is not None else {}
            status = "done" if done else "pending"
            messages.append(ChatMessage(self.reasoning, metadata={"title": "Reasoning", "status": status, **seconds}))  # type: ignore[typeddict-item]
        for call in self.calls.values():
            title = {"title": f"Calls {call['name'] or 'a tool'}", "status": "done" if is_done else "pending"}
            messages.append(ChatMessage(f"```json\n{call['arguments']}\n```", metadata=title))  # type: ignore[arg-type]
        return [*messages, self.text] if self.text else messages

    def finished(self) -> Any:
        """The whole reply."""
        return self.shown(is_done=True) or ChatMessage("")
