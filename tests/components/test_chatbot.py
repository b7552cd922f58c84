"""Chatbot: every way to write a message travels in one form, and what is wrong is named."""

from __future__ import annotations

import pytest

import limelight as gr
from limelight.components.message import without_indentation
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.graph.building import current_run
from limelight.graph.compare import compare
from limelight.wire.codec import encode
from limelight.wire.values import Settled


def text(words: str, role: str = "assistant", **more) -> dict:
    return {"role": role, "metadata": None, "content": [{"type": "text", "text": words}], "options": None, **more}


def test_dicts_objects_and_pairs_travel_alike():
    chat = gr.Chatbot()
    assert chat.postprocess([{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}]) == [
        text("Hi", "user"),
        text("Ho"),
    ]
    assert chat.postprocess([["Hi", "Ho"]]) == [text("Hi", "user"), text("Ho")]
    assert chat.postprocess([gr.ChatMessage("Ho")]) == [text("Ho", metadata={}, options=[])]


def test_content_can_be_files_components_and_lists_of_them(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("hi")
    (message,) = gr.Chatbot().postprocess(
        [{"role": "user", "content": ["Look", {"path": str(note), "alt_text": "A note"}, gr.Textbox("in a box")]}]
    )
    words, file, box = message["content"]
    assert words == {"type": "text", "text": "Look"}
    assert (file["type"], file["alt_text"], file["file"].path) == ("file", "A note", str(note))
    assert (box["component"], box["value"], box["props"]["value"]) == ("textbox", "in a box", "in a box")


def test_a_function_gets_components_back_as_objects():
    chat = gr.Chatbot()
    (message,) = chat.preprocess(chat.postprocess([{"role": "assistant", "content": gr.Slider(0, 9, 4)}]))
    made = message["content"][0]["instance"]
    assert (type(made), made.maximum, made.value) == (gr.Slider, 9, 4)


def test_older_functions_get_pairs():
    chat = gr.Chatbot(type="tuples")
    assert chat.preprocess([text("Hi", "user"), text("Ho"), text("And?", "user")]) == [["Hi", "Ho"], ["And?", None]]


def test_reasoning_tags_make_thoughts():
    chat = gr.Chatbot(reasoning_tags=[("<think>", "</think>")])
    thought = {"title": "Reasoning", "status": "done"}
    assert chat.postprocess([{"role": "assistant", "content": "<think>hm</think> Yes."}]) == [
        text("hm", metadata=thought),
        text("Yes."),
    ]
    (still,) = chat.postprocess([{"role": "assistant", "content": "<think>hm"}])
    assert still["metadata"]["status"] == "pending"


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ({"role": "user"}, "message 0 has no 'content'"),
        ({"content": "x"}, "message 0 has no 'role'"),
        ({"role": "user", "content": object()}, "'content'"),
        ({"role": "user", "content": {"type": "video"}}, "a block of 'content'"),
        ({"role": "user", "content": "x", "metadata": 3}, "'metadata'"),
        ({"role": "user", "content": "x", "metadata": {"status": "soon"}}, "'metadata.status'"),
        ({"role": "user", "content": "x", "options": [3]}, "an option needs a 'value'"),
        ("Hi", "message 0 is 'Hi'"),
    ],
)
def test_a_malformed_message_names_the_field(message, named):
    with pytest.raises(BadAnswer, match=named):
        gr.Chatbot().postprocess([message])


def test_what_no_conversation_is_is_refused_both_ways():
    with pytest.raises(BadAnswer, match="shows a list of messages"):
        gr.Chatbot().postprocess("Hi")
    with pytest.raises(BadValue, match="message 0"):
        gr.Chatbot().preprocess([{"role": 5, "content": []}])


def test_examples_and_avatars_are_checked_where_they_are_written():
    with pytest.raises(BadProp, match="example 0"):
        gr.Chatbot(examples=[{}])
    with pytest.raises(BadProp, match="takes two"):
        gr.Chatbot(avatar_images=("a.png",))


@pytest.mark.parametrize(
    "words", ["  a\n    b\n    c  \n", "\n\n  a", "a\n b\nc", "a\tb\n\n", "", " \n \n", "a\n  \n b"]
)
def test_indentation_goes_as_the_standard_library_does_it(words):
    import inspect

    assert without_indentation(words) == inspect.cleandoc(words)


class Run:
    """Stands for the run in which a function answers."""


def test_messages_of_before_stay_the_same_objects_within_a_run():
    chat, token = gr.Chatbot(), current_run.set(Run())
    try:
        history = [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "H"}]
        first = chat.postprocess(history)
        history[-1]["content"] += "o"
        second = chat.postprocess(history)
    finally:
        current_run.reset(token)
    assert second[0] is first[0]
    assert compare(1, ["value"], first, second) == [[1, ["value", 1, "content", 0, "text"], "append", "o"]]


def test_a_long_list_is_not_looked_into_again(monkeypatch):
    looked = []
    monkeypatch.setattr("limelight.graph.compare.encode", lambda value: looked.append(value) or encode(value))
    before = [Settled(text(f"Message {i}")) for i in range(500)]
    after = [*before[:-1], Settled(text("Message 499 grows"))]
    assert compare(1, ["value"], before, after) == [[1, ["value", 499, "content", 0, "text"], "append", " grows"]]
    assert len(looked) < 10
