from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp
from limelight.testing import Person


def test_the_default_travels_as_its_value_and_the_secret_does_not():
    state = gr.BrowserState({"name": ""}, storage_key="me", secret="x")
    assert state.initial_value() == {"name": ""}
    assert state.travelling_props() == {"storage_key": "me"}


def test_what_is_no_json_is_refused():
    with pytest.raises(BadProp, match=r"gr\.State"):
        gr.BrowserState(object())


def test_a_function_reads_and_writes_it():
    with gr.Blocks() as demo:
        kept = gr.BrowserState([])
        name = gr.Textbox(label="Name")
        out = gr.JSON(label="Seen")
        name.submit(lambda name, kept: [*kept, name], [name, kept], kept)
        kept.change(lambda kept: kept, kept, out)
    with Person(demo) as ada:
        ada.type("Name", "a").fire("Name", "submit").type("Name", "b").fire("Name", "submit")
        assert ada.value("Seen") == ["a", "b"]
        assert ada.value(kept) == ["a", "b"]
