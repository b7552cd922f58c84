"""The OpenAPI document says the truth: a fuzzer that believes it finds nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import limelight as gr
from tests.transports.serving import serve


def app() -> gr.Blocks:
    def greet(name: str, times: float = 2):
        """Greets somebody.

        Parameters:
            name: whom to greet.
        Returns:
            the greeting.
        """
        return f"Hello {name}!"[:50] * int(times or 1)

    def tokens(count):
        for i in range(int(count or 0)):
            yield str(i)

    with gr.Blocks(title="Fuzzed") as demo:
        name, out = gr.Textbox(label="name"), gr.Textbox(label="output")
        times = gr.Slider(1, 5, value=2, step=1, label="times")
        color = gr.Dropdown(["red", "blue"], label="color")
        colors = gr.CheckboxGroup(["red", "blue"], label="colors")
        flag, number, data = gr.Checkbox(label="flag"), gr.Number(label="number"), gr.JSON(label="data")
        shown, file, state = gr.Label(label="class"), gr.File(label="file"), gr.State(0)
        button = gr.Button("go")
        button.click(greet, [name, times], out)
        button.click(tokens, times, out)
        button.click(lambda *all: list(all), [color, colors, flag, number], data, api_name="choose")
        button.click(lambda count: (count + 1, count), state, [state, number], api_name="count")
        button.click(lambda data: {"a": 0.7, "b": 0.3}, data, shown, api_name="classify")
        button.click(lambda file: None, file, file, api_name="look")
        button.click(lambda name: name, name, out, api_name="closed", api_visibility="private")
    return demo


@pytest.fixture(scope="module")
def served():
    one = serve(app())
    yield one
    one.close()


def test_every_public_endpoint_is_told_with_its_types_and_words(served):
    document = served.http.get("api/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    assert "/api/closed" not in document["paths"]
    greet = document["paths"]["/api/greet"]["post"]
    named = greet["requestBody"]["content"]["application/json"]["schema"]["anyOf"][0]
    assert named["required"] == ["name"]
    assert named["properties"]["name"] == {
        "type": ["string", "null"],
        "description": "whom to greet.",
        "examples": ["Hello!!"],
    }
    assert named["properties"]["times"]["maximum"] == 5
    assert greet["responses"]["200"]["description"] == "the greeting."
    look = document["paths"]["/api/look"]["post"]["requestBody"]["content"]
    assert "multipart/form-data" in look


def test_a_fuzzer_finds_nothing(served):
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{served.url}api/openapi.json"]
    options = ["--checks", "all", "--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--seed", "7"]
    found = subprocess.run(
        [*command, *options, "--generation-database", "none", "--no-color"], capture_output=True, text=True, timeout=300
    )
    assert found.returncode == 0, found.stdout[-8000:] + found.stderr[-2000:]
