"""Conversations of before, beside a chat."""

from __future__ import annotations

from typing import Any, ClassVar

from ..define import DROPPED, Event, prop
from ..errors import BadValue
from ..files.chats import ChatStore
from ..graph.component import Component


class ChatHistory(Component):
    """A list of conversations that can be searched, opened and deleted; a chat writes into it by itself.

    Its listener on `save` names the chat among its inputs; `select` tells that a person chose a conversation, whose
    messages are its value then.
    """

    wire = list[dict[str, Any]] | None
    skips_api = True
    every = DROPPED
    inputs = DROPPED
    server_functions: ClassVar[tuple[str, ...]] = ("chats", "chat", "keep_chat", "forget_chat")

    storage_key: str = prop(default="chats")
    """What the browser keeps them under; another chat of the same address needs another one."""
    database: str | None = prop(default=None, travels=False)
    """The SQLite file that keeps them; None leaves them in the browser."""
    is_on_server: bool = prop(default=False)
    """Whether the server keeps them."""

    save = Event()
    select = Event()

    def check(self) -> None:
        """A database means that the server keeps them."""
        super().check()
        self.is_on_server = self.database is not None

    def chats(self, data: Any) -> list[dict[str, Any]]:
        """The conversations of an owner, the newest first, without their messages."""
        return self._store().of(_owner(data))

    def chat(self, data: Any) -> dict[str, Any] | None:
        """One conversation with its messages; None when it is gone."""
        return self._store().read(_owner(data), str(data.get("id")))

    def keep_chat(self, data: Any) -> dict[str, Any]:
        """Write a conversation. One that another page has changed meanwhile is kept beside it, under a new id."""
        chat = data.get("chat") if isinstance(data, dict) else None
        if not isinstance(chat, dict) or not isinstance(chat.get("messages"), list):
            raise BadValue("A conversation is kept as an object with 'id', 'version', 'title' and 'messages'.")
        return self._store().keep(_owner(data), chat)

    def forget_chat(self, data: Any) -> None:
        """Delete a conversation."""
        self._store().forget(_owner(data), str(data.get("id")))

    def _store(self) -> ChatStore:
        if self.database is None:
            raise BadValue("These conversations are kept in the browser.")
        return ChatStore(self.database)


def _owner(data: Any) -> str:
    """The browser's own secret: who knows it may read what was written with it."""
    owner = data.get("owner") if isinstance(data, dict) else None
    if not isinstance(owner, str) or not 16 <= len(owner) <= 100:
        raise BadValue("Conversations are kept for an owner: a secret of 16 to 100 characters.")
    return owner
