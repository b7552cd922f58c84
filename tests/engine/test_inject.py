"""Parameters of every shape."""

import limelight as gr
from limelight.testing import Person


def test_a_request_after_star_args_is_filled():
    def fn(*texts, request: gr.Request, progress=gr.Progress()):
        return f"{' '.join(texts)} {isinstance(request, gr.Request)} {isinstance(progress, gr.Progress)}"

    with gr.Blocks() as demo:
        a, b, out = gr.Textbox("x", label="a"), gr.Textbox("y", label="b"), gr.Textbox(label="Out")
        gr.Button("Go").click(fn, [a, b], out)
    with Person(demo) as ada:
        assert (ada.click("Go").value("Out"), ada.errors) == ("x y True True", [])


def test_defaults_stand_in_for_inputs_that_are_not_given():
    with gr.Blocks() as demo:
        a, out = gr.Textbox("x", label="a"), gr.Textbox(label="Out")
        gr.Button("Go").click(lambda a, b="b", c="c": a + b + c, a, out)
    with Person(demo) as ada:
        assert ada.click("Go").value("Out") == "xbc"
