"""load_chat over an endpoint that speaks as OpenAI's does, and models of other libraries."""

from __future__ import annotations

import json

import pytest

import limelight as gr
from limelight.errors import BadProp
from limelight.graph.describe import api_info, listener_spec
from limelight.testing import Person
from tests.hub.fake_openai import FakeOpenAI


@pytest.fixture
def fake():
    made = []

    def start(answer):
        made.append(FakeOpenAI(answer))
        return made[-1]

    yield start
    for one in made:
        one.close()


def said(person: Person, demo) -> list[dict]:
    return person.value(demo.chatbot)


def ask(person: Person, demo, text: str, files=()):
    value = {"text": text, "files": list(files)} if demo.is_multimodal else text
    person.type(demo.textbox, value).fire(demo.textbox, "submit")


def words(delta_texts):
    return [{"content": text} for text in delta_texts]


@pytest.mark.parametrize("streaming", [True, False])
def test_it_tells_the_system_message_and_the_history(fake, streaming):
    model = fake(lambda body: words(["Hel", "lo ", str(len(body["messages"]))]))
    demo = gr.load_chat(model.url, "small", token="secret", system_message="Be kind.", streaming=streaming)
    with Person(demo) as person:
        ask(person, demo, "Hi")
        ask(person, demo, "And?")
        assert said(person, demo)[-1]["content"][0]["text"] == "Hello 4"
    assert model.asked[1] == {
        "model": "small",
        "messages": [
            {"role": "system", "content": "Be kind."},
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello 2"},
            {"role": "user", "content": "And?"},
        ],
        "stream": streaming,
    }
    assert model.tokens == ["Bearer secret"] * 2


def test_the_token_is_in_nothing_a_page_gets(fake):
    demo = gr.load_chat(fake(lambda body: []).url, "small", token="secret-token")
    told = [demo.travelling_props(), *(one.travelling_props() for one in demo.nodes.values())]
    specs = [listener_spec(one) for one in demo.listeners.values()]
    assert "secret-token" not in json.dumps([told, specs, api_info(demo)], default=str)


def test_files_are_told_as_text_and_as_pictures(fake, tmp_path):
    (tmp_path / "note.txt").write_text("Buy milk")
    (tmp_path / "dot.png").write_bytes(b"\x89PNG")
    model = fake(lambda body: words(["Seen"]))
    demo = gr.load_chat(model.url, "small", file_types=["text_encoded", "image"])
    from limelight.hub.chat import told_content

    text, picture, question = told_content("What?", [str(tmp_path / "note.txt"), str(tmp_path / "dot.png")])
    assert text == {"type": "text", "text": "## note.txt\nBuy milk"}
    assert picture["image_url"]["url"].startswith("data:image/png;base64,")
    assert question == {"type": "text", "text": "What?"}
    assert demo.is_multimodal


def test_reasoning_and_calls_of_tools_are_thoughts(fake):
    model = fake(
        lambda body: [
            {"reasoning_content": "Hm"},
            {"tool_calls": [{"index": 0, "function": {"name": "search", "arguments": '{"q":'}}]},
            {"tool_calls": [{"index": 0, "function": {"arguments": '"cats"}'}}]},
            {"content": "Cats."},
        ]
    )
    demo = gr.load_chat(model.url, "small")
    with Person(demo) as person:
        ask(person, demo, "Hi")
        _, reasoning, call, answer = said(person, demo)
    assert (reasoning["metadata"]["title"], reasoning["metadata"]["status"]) == ("Reasoning", "done")
    assert call["metadata"] == {"title": "Calls search", "status": "done"}
    assert '{"q":"cats"}' in call["content"][0]["text"]
    assert answer["content"][0]["text"] == "Cats."


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        ((429, {"Retry-After": "7"}), "'small' has too much to do. Try again in 7 s. It says: Slow down."),
        ((401, {}), "'small' does not let this app in (401). Its author must check the token."),
        ((500, {}), "'small' answered with an error (500). It says: Slow down."),
    ],
)
def test_refusals_are_told(fake, refusal, told):
    demo = gr.load_chat(fake(lambda body: refusal).url, "small", file_types=None)
    with Person(demo) as person:
        ask(person, demo, "Hi")
        assert person.errors[-1].message == told


def test_an_endpoint_that_is_not_there_is_told():
    demo = gr.load_chat("http://127.0.0.1:9/v1", "small", file_types=None)
    with Person(demo) as person:
        ask(person, demo, "Hi")
        assert "'small' cannot be reached" in person.errors[-1].message


def test_an_unknown_file_type_is_named():
    with pytest.raises(BadProp, match="'video'"):
        gr.load_chat("http://127.0.0.1:9/v1", "small", file_types="video")


class Piece:
    def __init__(self, content):
        self.content = content


class Streaming:
    def stream(self, messages):
        assert messages[-1] == {"role": "user", "content": "Hi"}
        yield Piece("Hel")
        yield Piece([{"text": "lo"}])


class Invoked:
    def invoke(self, messages):
        return Piece("Hello")


class Pipeline:
    task = "text-generation"

    def __call__(self, messages):
        return [{"generated_text": [*messages, {"role": "assistant", "content": "Hello"}]}]


@pytest.mark.parametrize("model", [Streaming(), Invoked(), Pipeline()])
def test_models_of_other_libraries_answer(model):
    demo = gr.ChatInterface(model)
    with Person(demo) as person:
        ask(person, demo, "Hi")
        assert said(person, demo)[-1]["content"][0]["text"] == "Hello"
