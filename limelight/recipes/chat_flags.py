"""Likes, dislikes and other reactions to replies, kept as flags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import settings
from ..define.event import LikeData
from ..engine.progress import Success
from ..engine.request import Request
from .flagging import version_of

if TYPE_CHECKING:
    from .chat import ChatInterface


def attach_flags(chat: ChatInterface) -> None:
    """Keep what people say of replies, with the conversation up to there, the reply, a reason and a note."""
    from ..flags.flag import Flag, FlagValue
    from ..flags.store import FlagStore

    store = FlagStore.shared(chat.flagging_dir)
    app_version = settings.APP_VERSION.read() or version_of(chat.fn)
    model_version = settings.MODEL_VERSION.read()

    def flag(request: Request, event: LikeData, shown: list[dict[str, Any]] | None) -> None:
        messages = shown or []
        index = event.index[0] if isinstance(event.index, (tuple, list)) else event.index
        if not isinstance(index, int) or not 0 <= index < len(messages):
            return
        data = event._data if isinstance(event._data, dict) else {}
        store.add(
            Flag(
                inputs=[FlagValue("conversation", "chatbot", messages[:index])],
                outputs=[FlagValue("reply", "chatbot", [messages[index]])],
                label=label_of(event.liked),
                note=str(data["note"]) if data.get("note") else None,
                endpoint=chat.endpoint.api_name,
                username=request.username,
                session=getattr(request, "session_hash", None),
                app_version=app_version,
                model_version=model_version,
            )
        )
        if data.get("note"):
            Success("Your note is kept.", duration=4, title="Thank you")

    chat.chatbot.like(
        flag,
        chat.chatbot,
        None,
        preprocess=False,
        queue=False,
        show_progress="hidden",
        api_visibility="private",
        trigger_mode="multiple",
    )


def label_of(liked: Any) -> str:
    """A reaction in a word: what was chosen, or Like and Dislike."""
    return liked if isinstance(liked, str) else "Like" if liked else "Dislike"
