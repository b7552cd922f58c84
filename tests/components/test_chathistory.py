"""ChatHistory: conversations kept on the server, each browser's own, none overwritten by another page."""

from __future__ import annotations

import pytest

from limelight.components.chathistory import ChatHistory
from limelight.errors import BadValue

ANN, BOB = "a" * 24, "b" * 24


@pytest.fixture
def history(tmp_path):
    return ChatHistory(database=str(tmp_path / "chats.db"))


def chat(title: str, **more) -> dict:
    return {"id": "", "version": 0, "title": title, "messages": [{"role": "user", "content": title}], **more}


def test_what_is_kept_is_listed_and_read(history):
    kept = history.keep_chat({"owner": ANN, "chat": chat("Hi")})
    assert [one["title"] for one in history.chats({"owner": ANN})] == ["Hi"]
    assert history.chat({"owner": ANN, "id": kept["id"]})["messages"] == [{"role": "user", "content": "Hi"}]


def test_an_owner_sees_only_their_own(history):
    kept = history.keep_chat({"owner": ANN, "chat": chat("Hi")})
    assert history.chats({"owner": BOB}) == []
    assert history.chat({"owner": BOB, "id": kept["id"]}) is None
    history.forget_chat({"owner": BOB, "id": kept["id"]})
    assert len(history.chats({"owner": ANN})) == 1


def test_two_pages_of_one_conversation_overwrite_nothing(history):
    kept = history.keep_chat({"owner": ANN, "chat": chat("Hi")})
    one = history.keep_chat({"owner": ANN, "chat": chat("One", id=kept["id"], version=kept["version"])})
    other = history.keep_chat({"owner": ANN, "chat": chat("Other", id=kept["id"], version=kept["version"])})
    assert one["id"] == kept["id"] != other["id"]
    assert {row["title"] for row in history.chats({"owner": ANN})} == {"One", "Other"}


def test_a_deleted_one_is_gone(history):
    kept = history.keep_chat({"owner": ANN, "chat": chat("Hi")})
    history.forget_chat({"owner": ANN, "id": kept["id"]})
    assert history.chats({"owner": ANN}) == []


def test_requests_that_cannot_be_are_refused(history):
    with pytest.raises(BadValue, match="an owner"):
        history.chats({"owner": "me"})
    with pytest.raises(BadValue, match="'messages'"):
        history.keep_chat({"owner": ANN, "chat": {"title": "Hi"}})
    with pytest.raises(BadValue, match="in the browser"):
        ChatHistory().chats({"owner": ANN})
