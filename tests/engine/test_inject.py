"""Parameters of every shape."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

import limelight as gr
from limelight.hosting.mount import mount_gradio_app
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


def test_a_header_is_filled_from_the_request_and_is_no_input():
    def fn(text, x_api_token: gr.Header, missing: gr.Header | None = None):
        return f"{text} {x_api_token} {isinstance(x_api_token, str)} {missing}"

    demo = gr.Interface(fn, "text", "text", api_name="ask", flagging_mode="never")
    with TestClient(mount_gradio_app(Starlette(), demo, "/")) as client:
        answer = client.post("/api/ask", json={"text": "x"}, headers={"X-Api-Token": "s3cret"})
        assert answer.json()["result"] == "x s3cret True None"
        parameters = client.get("/gradio_api/info").json()["named_endpoints"]["/ask"]["parameters"]
        assert [one["parameter_name"] for one in parameters] == ["text"]


def test_cached_results_of_one_header_are_not_given_to_another():
    @gr.cache
    def fn(token: gr.Header):
        return f"for {token}"

    assert [fn(gr.Header(name)) for name in ("ada", "bob", "ada")] == ["for ada", "for bob", "for ada"]
