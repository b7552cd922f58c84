from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadListener, OutsideBlocks
from limelight.graph.describe import api_info


def test_hints_tell_callers_what_to_give_and_what_they_get():
    with gr.Blocks() as demo:

        @gr.api
        def add(a: int, b: int = 2) -> tuple[int, str]:
            """Add two numbers."""
            return a + b, "sum"

    told = api_info(demo)["named_endpoints"]["/add"]
    assert [(one["parameter_name"], one["type"]["type"]) for one in told["parameters"]] == [
        ("a", "integer"),
        ("b", "integer"),
    ]
    assert told["parameters"][1]["parameter_default"] == 2
    assert [one["type"]["type"] for one in told["returns"]] == ["integer", "string"]


def test_the_decorator_takes_a_name():
    with gr.Blocks() as demo:

        @gr.api(api_name="shout")
        def loud(text: str) -> str:
            return text.upper()

    assert list(api_info(demo)["named_endpoints"]) == ["/shout"]
    assert loud("a") == "A"


def test_a_parameter_without_a_hint_is_told():
    with gr.Blocks(), pytest.raises(BadListener, match="'text' of loud has no type hint"):

        @gr.api
        def loud(text):
            return text


def test_it_stands_inside_an_app():
    with pytest.raises(OutsideBlocks, match="gr.api"):
        gr.api(len)
