from __future__ import annotations

import limelight as gr
from limelight.wire.values import FileData


def test_its_value_is_its_label():
    assert gr.Button("Go").initial_value() == "Go"
    assert gr.Button(7).initial_value() == "7"


def test_the_api_leaves_it_out():
    assert gr.Button.skips_api


def test_an_icon_on_this_machine_leaves_as_a_file():
    assert isinstance(gr.Button(icon="icon.png").travelling_props()["icon"], FileData)
    assert gr.Button(icon="https://example.org/icon.png").travelling_props()["icon"] == "https://example.org/icon.png"
