"""ChatInterface as a person uses it: saying, retrying, editing, taking back, and every way still there."""

from __future__ import annotations

import asyncio

import pytest

import limelight as gr
from limelight.errors import BadListener, BadProp
from limelight.testing import Person


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def words(person: Person, demo) -> list[str]:
    return [
        f"{one['role'][0]}: {' | '.join(block.get('text', block['type']) for block in one['content'])}"
        for one in person.value(demo.chatbot)
    ]


def say(person: Person, demo, text) -> Person:
    return person.type(demo.textbox, text).fire(demo.textbox, "submit")


def echo(message, history):
    return f"{message} ({len(history)})"


def test_a_message_is_answered_and_the_field_emptied():
    demo = gr.ChatInterface(echo)
    with Person(demo) as person:
        say(person, demo, "Hi")
        say(person, demo, "Ho")
        assert words(person, demo) == ["u: Hi", "a: Hi (0)", "u: Ho", "a: Ho (2)"]
        assert not person.value(demo.textbox)


def test_nothing_said_asks_nothing():
    demo = gr.ChatInterface(echo)
    with Person(demo) as person:
        say(person, demo, "  ")
        assert words(person, demo) == []


def stream(message, history):
    yield "a"
    yield "ab"


async def stream_async(message, history):
    yield "a"
    await asyncio.sleep(0)
    yield "ab"


async def once_async(message, history):
    return "ab"


def alone(message):
    return "ab"


async def alone_async(message):
    yield "ab"


class Model:
    def __call__(self, message, history):
        return "ab"


@pytest.mark.parametrize("fn", [stream, stream_async, once_async, alone, alone_async, Model(), lambda *given: "ab"])
def test_any_kind_of_function_answers(fn):
    demo = gr.ChatInterface(fn)
    with Person(demo) as person:
        say(person, demo, "Hi")
        assert words(person, demo) == ["u: Hi", "a: ab"]


def test_the_history_is_messages_or_pairs():
    heard = []

    def listen(message, history):
        heard.append(history)
        return "Ho"

    for type in ("messages", "tuples"):
        demo = gr.ChatInterface(listen, type=type)
        with Person(demo) as person:
            say(person, demo, "Hi")
            say(person, demo, "Again")
    assert heard[1][0] == {
        "role": "user",
        "metadata": None,
        "content": [{"type": "text", "text": "Hi"}],
        "options": None,
    }
    assert heard[3] == [["Hi", "Ho"]]


def test_a_function_gets_what_else_it_asks_for():
    def fn(message, history, tone, request: gr.Request, progress=gr.Progress()):
        progress(0.5)
        return f"{message}, {tone}, {request is not None}"

    demo = gr.ChatInterface(fn, additional_inputs=[gr.Textbox("kind", label="Tone")])
    with Person(demo) as person:
        say(person, demo, "Hi")
        assert words(person, demo)[-1] == "a: Hi, kind, True"


def test_additional_outputs_are_filled():
    box = gr.Textbox(label="Extra", render=False)

    def fn(message, history):
        yield "a", "first"
        yield "ab", "second"

    with gr.Blocks() as demo:
        chat = gr.ChatInterface(fn, additional_outputs=[box])
        box.render()
    with Person(demo) as person:
        say(person, chat, "Hi")
        assert words(person, chat) == ["u: Hi", "a: ab"]
        assert person.value(box) == "second"


def test_several_messages_files_and_components_are_one_answer(tmp_path):
    (tmp_path / "note.txt").write_text("hi")
    demo = gr.ChatInterface(lambda message, history: ["One", gr.ChatMessage("Two"), {"path": "note.txt"}, gr.Number(3)])
    with Person(demo) as person:
        say(person, demo, "Hi")
        assert words(person, demo) == ["u: Hi", "a: One", "a: Two", "a: file", "a: component"]


def test_what_was_said_stays_when_the_function_raises():
    def fn(message, history):
        yield "I began"
        raise gr.Error("Gone")

    demo = gr.ChatInterface(fn)
    with Person(demo) as person:
        say(person, demo, "Hi")
        assert words(person, demo) == ["u: Hi", "a: I began"]


def test_a_retry_keeps_the_answer_before_reachable():
    answers = iter(["first", "second", "third"])
    heard = []

    def fn(message, history):
        heard.append((message, len(history)))
        return next(answers)

    demo = gr.ChatInterface(fn)
    with Person(demo) as person:
        say(person, demo, "Hi")
        person.fire(demo.chatbot, "retry", {"index": 0, "value": "Hi"})
        person.fire(demo.chatbot, "retry", {"index": 0, "value": "Hi"})
        assert heard == [("Hi", 0)] * 3
        assert words(person, demo) == ["u: Hi", "a: third"]
        person.fire(demo.chatbot, "branch", {"index": 1, "to": 0})
        assert words(person, demo) == ["u: Hi", "a: first"]
        assert person.value(demo.chatbot)[1]["metadata"]["branches"]["index"] == 0
        person.fire(demo.chatbot, "branch", {"index": 1, "to": 2})
        assert words(person, demo) == ["u: Hi", "a: third"]


def test_an_edit_branches_and_the_function_never_sees_the_branches():
    heard = []

    def fn(message, history):
        heard.append(history)
        return f"To {message}"

    demo = gr.ChatInterface(fn, editable=True)
    with Person(demo) as person:
        say(person, demo, "Hi")
        say(person, demo, "More")
        shown = person.value(demo.chatbot)
        edited = [{**shown[0], "content": [{"type": "text", "text": "Ho"}]}, *shown[1:]]
        person.type(demo.chatbot, edited)
        person.fire(demo.chatbot, "edit", {"index": 0, "previous_value": "Hi", "value": "Ho"})
        assert words(person, demo) == ["u: Ho", "a: To Ho"]
        say(person, demo, "Next")
        assert [one["metadata"] for one in heard[-1]] == [None, None]
        person.fire(demo.chatbot, "branch", {"index": 0, "to": 0})
        assert words(person, demo) == ["u: Hi", "a: To Hi", "u: More", "a: To More"]
        person.fire(demo.chatbot, "branch", {"index": 0, "to": 1})
        assert words(person, demo) == ["u: Ho", "a: To Ho", "u: Next", "a: To Next"]


def test_undo_puts_the_words_back_into_the_field():
    demo = gr.ChatInterface(echo)
    with Person(demo) as person:
        say(person, demo, "Hi")
        say(person, demo, "Ho")
        person.fire(demo.chatbot, "undo", {"index": 3, "value": ""})
        assert words(person, demo) == ["u: Hi", "a: Hi (0)"]
        assert person.value(demo.textbox) == "Ho"


def test_an_option_is_said():
    demo = gr.ChatInterface(lambda m, h: gr.ChatMessage("Sure?", options=[{"value": "Yes, do.", "label": "Yes"}]))
    with Person(demo) as person:
        say(person, demo, "Hi")
        assert person.value(demo.chatbot)[-1]["options"] == [{"value": "Yes, do.", "label": "Yes"}]
        person.fire(demo.chatbot, "option_select", {"index": 1, "value": "Yes, do."})
        assert words(person, demo)[2] == "u: Yes, do."


def test_examples_are_cards_and_bring_additional_values():
    def fn(message, history, tone):
        return f"{message} {tone}"

    demo = gr.ChatInterface(fn, additional_inputs=["text"], examples=[["Hi", "kind"]], example_labels=["Greet"])
    assert demo.chatbot.examples == [{"text": "Hi", "display_text": "Greet"}]
    with Person(demo) as person:
        person.fire(demo.chatbot, "example_select", {"index": 0, "value": {"text": "Hi"}})
        assert words(person, demo) == ["u: Hi", "a: Hi kind"]


def test_examples_can_be_written_instead_of_sent():
    demo = gr.ChatInterface(echo, examples=["Hi"], run_examples_on_click=False)
    with Person(demo) as person:
        person.fire(demo.chatbot, "example_select", {"index": 0})
        assert (person.value(demo.textbox), words(person, demo)) == ("Hi", [])


def test_cached_examples_are_computed_once():
    calls = []
    demo = gr.ChatInterface(lambda m, h: calls.append(m) or f"To {m}", examples=["Hi"], cache_examples=True)
    with Person(demo) as person:
        for _ in range(2):
            person.fire(demo.chatbot, "example_select", {"index": 0})
        assert words(person, demo) == ["u: Hi", "a: To Hi"] * 2
    assert calls == ["Hi"]


def test_multimodal_messages_are_a_dict_of_text_and_files(tmp_path):
    heard = []

    def fn(message, history):
        heard.append(message)
        return "Seen"

    demo = gr.ChatInterface(fn, multimodal=True)
    with Person(demo) as person:
        say(person, demo, {"text": "Look", "files": []})
        assert heard == [{"text": "Look", "files": []}]
        assert words(person, demo) == ["u: Look", "a: Seen"]


def test_it_can_say_that_it_does_not_know():
    demo = gr.ChatInterface(lambda m, h: gr.Abstain("Nothing is written about it."))
    with Person(demo) as person:
        say(person, demo, "Hi")
        last = person.value(demo.chatbot)[-1]
        assert (last["metadata"], words(person, demo)[-1]) == ({"abstained": True}, "a: Nothing is written about it.")


def test_reactions_are_kept_as_flags_with_their_reason():
    from limelight.flags.store import FlagStore

    demo = gr.ChatInterface(echo, flagging_mode="manual", flagging_dir="flags")
    with Person(demo) as person:
        say(person, demo, "Hi")
        person.fire(demo.chatbot, "like", {"index": 1, "value": "Hi (0)", "liked": True})
        person.fire(demo.chatbot, "like", {"index": 1, "value": "Hi (0)", "liked": False, "note": "Too short"})
    liked, disliked = sorted(FlagStore.shared("flags").iterate(), key=lambda flag: flag.id)
    assert (liked.label, disliked.label, disliked.note) == ("Like", "Dislike", "Too short")
    assert disliked.outputs[0].value[0]["content"] == [{"type": "text", "text": "Hi (0)"}]
    assert len(disliked.inputs[0].value) == 1


def test_the_endpoint_has_the_functions_name_and_its_own_history():
    from limelight.graph.describe import api_info

    def reply(message, history, tone="kind"):
        return f"{message} {history}"

    demo = gr.ChatInterface(reply, additional_inputs=["text"])
    (endpoint,) = api_info(demo)["named_endpoints"].items()
    assert endpoint[0] == "/reply"
    assert [one["parameter_name"] for one in endpoint[1]["parameters"]] == ["message", "tone"]
    assert [one["label"] for one in endpoint[1]["returns"]] == ["Response"]


def test_mistakes_are_named_where_they_are_written():
    def three(message, history, more):
        return ""

    with pytest.raises(BadListener, match="ChatInterface of 'three'"):
        gr.ChatInterface(three)
    with pytest.raises(BadProp, match="1 example_labels were given for 2"):
        gr.ChatInterface(echo, examples=["a", "b"], example_labels=["c"])
