from __future__ import annotations

import asyncio
import inspect

import pytest

import limelight as gr
from limelight.engine.engine import Engine
from limelight.errors import BadListener, BadProp, UnknownArgument
from limelight.files.store import FileStore
from limelight.testing import Person


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def answer(demo, name, *inputs, event=None):
    """The outputs of one run of an endpoint, and its failure."""

    async def play():
        engine = Engine(demo, files=FileStore())
        await engine.start()
        run = engine.session(None).trigger(demo.listener_named(name), list(inputs), event=event)
        await run.finished()
        await engine.stop()
        return run.values, run.error

    return asyncio.run(play())


def labels(nodes):
    return [one.label for one in nodes]


def test_three_lines_answer():
    demo = gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox")
    assert answer(demo, "predict", "Ada") == (["Hello Ada!"], None)


def test_inputs_are_called_as_the_parameters():
    def add(left, right, scale=1):
        return left

    demo = gr.Interface(add, ["number", gr.Number(label="Own")], ["text", "text"], additional_inputs="slider")
    assert labels(demo.input_components) == ["left", "Own", "scale"]
    assert labels(demo.output_components) == ["output 0", "output 1"]
    assert labels(gr.Interface(lambda x: x, "text", "text").output_components) == ["output"]


def test_the_function_comes_first_among_the_endpoints():
    demo = gr.Interface(lambda x: x, "text", "text", examples=["a"])
    assert next(iter(demo.listeners.values())).api_name == "predict"


def test_too_few_inputs_are_named_where_they_are_written():
    def join(a, b):
        return a + b

    with pytest.raises(BadListener, match=r"'join'.*2 arguments \(a, b\) but gets 1"):
        gr.Interface(join, "text", "text")


def test_an_unknown_short_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownArgument, match="did you mean 'textbox'"):
        gr.Interface(lambda x: x, "textbx", "text")


def test_too_many_results_are_named():
    _, error = answer(gr.Interface(lambda x: (x, x, x), "text", ["text", "text"]), "predict", "a")
    assert "3 values for 2 outputs" in error.message


def test_a_function_without_arguments_has_no_inputs():
    assert answer(gr.Interface(lambda: 7, None, "number"), "predict") == ([7], None)


def test_a_function_without_a_result_has_no_outputs():
    seen = []
    assert answer(gr.Interface(seen.append, "text", None), "predict", "a") == ([], None)
    assert seen == ["a"]


def test_one_component_can_be_input_and_output():
    box = gr.Textbox()
    demo = gr.Interface(lambda text: f"{text}!", box, box)
    assert demo.is_unified
    assert answer(demo, "predict", "a") == (["a!"], None)


def test_live_runs_on_every_change():
    demo = gr.Interface(lambda a, b: a, ["text", "slider"], "text", live=True)
    listener = demo.listener_named("predict")
    assert listener.trigger_mode == "always_last"
    assert listener.triggers == [(one.id, "change") for one in demo.input_components]


def test_enter_submits():
    demo = gr.Interface(lambda a: a, "text", "text")
    assert (demo.input_components[0].id, "submit") in demo.listener_named("predict").triggers


def test_a_generator_gets_a_button_to_stop():
    def count(n):
        yield n

    demo = gr.Interface(count, "number", "number")
    stop = next(one for one in demo.nodes.values() if isinstance(one, gr.Button) and one.value == "Stop")
    assert stop.visible is False
    assert any(one.cancels == [demo.listener_named("predict")] for one in demo.listeners.values())


def test_a_function_that_returns_has_nothing_to_stop():
    demo = gr.Interface(lambda n: n, "number", "number")
    assert "Stop" not in [one.value for one in demo.nodes.values() if isinstance(one, gr.Button)]


def test_clear_keeps_additional_inputs():
    demo = gr.Interface(lambda a, b: a, "text", "text", additional_inputs=gr.Slider(0, 1, 0.5))
    cleared = next(one for one in demo.listeners.values() if one.js and one.fn is None)
    assert cleared.outputs == [*demo.main_inputs, *demo.output_components]


def test_buttons_can_be_ones_own():
    own = gr.Button("Go", variant="stop")
    demo = gr.Interface(lambda a: a, "text", "text", submit_btn=own, clear_btn=None)
    assert own.blueprint is demo
    assert (own.id, "click") in demo.listener_named("predict").triggers


def test_title_description_and_article_are_on_the_page():
    demo = gr.Interface(lambda a: a, "text", "text", title="T", description="D", article="A")
    texts = [one.value for one in demo.nodes.values() if isinstance(one, gr.Markdown)]
    assert texts == ["# T", "D", "A"]
    assert demo.title == "T"


def test_components_written_in_another_page_move_here():
    with gr.Blocks() as outer:
        box = gr.Textbox()
        gr.Interface(lambda a: a, box, "text")
    assert box not in outer.children
    assert box.blueprint is outer


def test_an_interface_inside_an_app_is_a_part_of_it():
    with gr.Blocks() as outer:
        gr.Interface(lambda a: a, "text", "text")
    assert answer(outer, "predict", "x") == (["x"], None)


def test_an_unknown_flagging_mode_is_refused():
    with pytest.raises(BadProp, match="manual, auto, never"):
        gr.Interface(lambda a: a, "text", "text", flagging_mode="always")


def test_the_environment_chooses_the_flagging_mode(monkeypatch):
    monkeypatch.setenv("GRADIO_FLAGGING_MODE", "never")
    assert gr.Interface(lambda a: a, "text", "text").listener_named("flag") is None


def test_its_signature_starts_with_the_function():
    assert list(inspect.signature(gr.Interface).parameters)[:4] == ["fn", "inputs", "outputs", "examples"]


def test_outputs_are_shown_not_edited():
    with Person(gr.Interface(lambda name: name, "textbox", "textbox")) as ada:
        assert ada.is_interactive("name")
        assert not ada.is_interactive("output")
