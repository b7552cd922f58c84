from __future__ import annotations

import asyncio

import numpy as np
import pytest

import limelight as gr
from limelight.engine.engine import Engine
from limelight.errors import BadProp, CannotRun, OutsideBlocks
from limelight.files.store import FileStore


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LIMELIGHT_EXAMPLES_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def load(demo, *indices, read=None):
    """What a click on each sample fills in, in one served app."""

    async def play():
        engine = Engine(demo, files=FileStore())
        await engine.start()
        session, found = engine.session(None), []
        for index in indices:
            run = session.trigger(demo.listener_named("load_example"), [index])
            await run.finished()
            assert run.error is None, run.error
            found.append(read(engine, session, run.values) if read else run.values)
        await engine.stop()
        return found

    return asyncio.run(play())


def test_a_click_fills_the_inputs():
    demo = gr.Interface(lambda a, b: a, ["text", "number"], "text", examples=[["x", 1], ["y", 2]])
    assert load(demo, 1) == [["y", 2]]


def test_an_input_without_values_stays_as_it_is():
    demo = gr.Interface(lambda a, b: a, ["text", "number"], "text", examples=[["x", None]])
    assert load(demo, 0) == [["x"]]


def test_a_picture_travels_as_a_file():
    demo = gr.Interface(lambda a: 1, "image", "number", examples=[np.zeros((4, 4, 3), dtype=np.uint8)])
    ((file,),) = load(demo, 0)
    assert file["meta"] == {"_type": "gradio.FileData"}


def test_cached_results_come_with_the_click_and_are_computed_once():
    calls = []

    def shout(text):
        calls.append(text)
        return text.upper()

    def made():
        return gr.Interface(shout, "text", "text", examples=["a", "b"], cache_examples=True)

    assert load(made(), 0, 1, 0) == [["a", "A"], ["b", "B"], ["a", "A"]]
    assert load(made(), 1) == [["b", "B"]]
    assert calls == ["a", "b"]


def test_lazy_results_are_computed_when_asked_for():
    calls = []

    def shout(text):
        calls.append(text)
        return text.upper()

    demo = gr.Interface(shout, "text", "text", examples=["a", "b"], cache_examples=True, cache_mode="lazy")
    assert load(demo, 1, 1) == [["b", "B"], ["b", "B"]]
    assert calls == ["b"]


def test_a_cached_picture_survives_a_restart():
    def white(_):
        return np.full((4, 4, 3), 255, dtype=np.uint8)

    def pixel(engine, session, values):
        return gr.Image().preprocess(engine.files.incoming(values[1], owner=session.id))[0, 0].tolist()

    for _ in range(2):
        demo = gr.Interface(white, "text", gr.Image(format="png"), examples=["a"], cache_examples=True)
        assert load(demo, 0, read=pixel) == [[255, 255, 255]]


def test_the_last_result_of_a_generator_is_cached():
    def count(n):
        yield from range(int(n))

    demo = gr.Interface(count, "number", "number", examples=[3], cache_examples=True)
    assert load(demo, 0) == [[3, 2]]


def test_an_example_that_fails_is_named_at_the_start():
    def fail(_):
        raise gr.Error("no model")

    demo = gr.Interface(fail, "text", "text", examples=["a"], cache_examples=True)
    with pytest.raises(CannotRun, match="Example 0 \\(\\['a'\\]\\) cannot be cached: no model"):
        load(demo, 0)


def test_the_page_opens_with_the_first_cached_example():
    demo = gr.Interface(str.upper, "text", "text", examples=["a"], cache_examples=True)
    assert (demo.id, "load") in demo.listener_named("load_first").triggers


def test_caching_needs_a_function():
    with gr.Blocks():
        box = gr.Textbox()
        with pytest.raises(BadProp, match="needs 'fn' and 'outputs'"):
            gr.Examples(["a"], box, cache_examples=True)


def test_it_stands_inside_an_app():
    with pytest.raises(OutsideBlocks):
        gr.Examples(["a"], gr.Textbox())


def test_a_click_can_run_the_function():
    with gr.Blocks() as demo:
        box, out = gr.Textbox(), gr.Textbox()
        examples = gr.Examples(["a"], box, out, str.upper, run_on_click=True)
    assert [one.fn for one in demo.listeners.values() if one.after == (examples.load_input_event, "any")] == [str.upper]
