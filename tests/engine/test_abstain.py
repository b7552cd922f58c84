"""Abstain: a function of any kind says that it does not know; its outputs are emptied and told why."""

from __future__ import annotations

import limelight as gr
from limelight.testing import Person


def test_an_output_is_emptied_and_told_why_until_the_next_answer():
    with gr.Blocks() as demo:
        asked, told = gr.Textbox(label="In"), gr.Textbox(label="Out")
        asked.submit(lambda text: text or gr.Abstain("Nothing was asked."), asked, told)
    with Person(demo) as person:
        person.type(asked, "Hi").fire(asked, "submit")
        person.type(asked, "").fire(asked, "submit")
        assert not person.value(told)
        assert person.prop(told, "abstained") == "Nothing was asked."
        person.type(asked, "Ho").fire(asked, "submit")
        assert (person.value(told), person.prop(told, "abstained")) == ("Ho", None)


def test_all_outputs_are_told():
    with gr.Blocks() as demo:
        outs = [gr.Textbox(label="One"), gr.Number(label="Two")]
        go = gr.Button("Go")
        go.click(lambda: gr.Abstain("Unknown."), None, outs)
    with Person(demo) as person:
        person.click(go)
        assert [person.prop(one, "abstained") for one in outs] == ["Unknown.", "Unknown."]


def test_a_chatbot_shows_it_as_a_message():
    with gr.Blocks() as demo:
        chat = gr.Chatbot([["Hi", "Ho"]])
        go = gr.Button("Go")
        go.click(lambda: gr.Abstain("Unknown."), None, chat)
    with Person(demo) as person:
        person.click(go)
        assert person.value(chat)[-1]["metadata"] == {"abstained": True}
        assert len(person.value(chat)) == 3
