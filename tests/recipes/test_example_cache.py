from __future__ import annotations

import asyncio

import pytest

import limelight as gr
from limelight.errors import CannotRun
from limelight.recipes.example_cache import ExampleCache, wire_inputs


def cache_of(fn, samples):
    with gr.Blocks() as demo:
        box, out = gr.Textbox(), gr.Textbox()
    return ExampleCache(demo.attach([], fn, [box], [out], {}), samples)


def test_other_samples_and_another_function_have_another_folder():
    folders = {cache_of(fn, samples).folder for fn in (str.upper, str.lower) for samples in ([["a"]], [["b"]])}
    assert len(folders) == 4


def test_nothing_is_computed_before_the_app_is_served(tmp_path, monkeypatch):
    monkeypatch.setenv("LIMELIGHT_EXAMPLES_CACHE", str(tmp_path))
    with pytest.raises(CannotRun, match="launch"):
        asyncio.run(cache_of(str.upper, [["a"]]).result(0))


def test_inputs_without_a_value_have_their_first_one():
    assert wire_inputs([gr.Textbox(), gr.Slider(0, 9, value=4), gr.State(1)], ["a"]) == ["a", 4, None]
