from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp


def made(count):
    return [gr.Interface(lambda a: a, "text", "text", examples=["x"], cache_examples=True) for _ in range(count)]


def test_each_app_has_its_tab():
    demo = gr.TabbedInterface(made(2), ["One", "Two"], title="Both")
    assert [one.label for one in demo.nodes.values() if isinstance(one, gr.Tab)] == ["One", "Two"]
    assert [one.api_name for one in demo.listeners.values() if one.api_name.startswith("predict")] == [
        "predict",
        "predict_1",
    ]


def test_tabs_are_numbered_without_names():
    assert [one.label for one in gr.TabbedInterface(made(2)).nodes.values() if isinstance(one, gr.Tab)] == [
        "Tab 0",
        "Tab 1",
    ]


def test_cached_examples_of_every_app_are_prepared():
    assert len(gr.TabbedInterface(made(2)).on_start) == 2


def test_every_app_needs_a_name():
    with pytest.raises(BadProp, match="1 tab names"):
        gr.TabbedInterface(made(2), ["One"])
