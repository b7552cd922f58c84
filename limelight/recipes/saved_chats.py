"""The list of past conversations beside a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import settings
from ..components.chathistory import ChatHistory
from ..components.sidebar import Sidebar

if TYPE_CHECKING:
    from .chat import ChatInterface

_SHOW = "(messages) => [{__type__: 'update', value: messages}]"


def place_history(chat: ChatInterface) -> ChatHistory:
    """Make the list, at the open spot of the page. The chat's browser keeps them, or a SQLite file by a setting."""
    with Sidebar(label="Conversations", width=260):
        return ChatHistory(storage_key=f"chats-{chat.turns.fn.__name__}", database=settings.CHAT_HISTORY.read())


def attach_history(chat: ChatInterface, history: ChatHistory) -> None:
    """Let the list write down the conversation, and the conversation be what was chosen."""
    quiet: Any = {"api_visibility": "private", "show_progress": "hidden", "trigger_mode": "multiple"}
    history.save(None, chat.chatbot, None, **quiet)
    history.select(None, history, chat.chatbot, js=_SHOW, **quiet)
