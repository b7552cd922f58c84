"""Cell magics, with a shell that keeps what is registered as IPython does."""

from __future__ import annotations

import httpx
import pytest

import limelight as gr

CELL = """
name = gr.Textbox(label="Name")
gr.Button("Go").click(lambda text: WORDS + text, name, name, api_name="greet")
"""


class Shell:
    """What of IPython's shell is used."""

    def __init__(self):
        self.user_ns = {"gr": gr, "WORDS": "Hello "}
        self.magics = {}

    def register_magic_function(self, function, magic_kind, magic_name):
        assert magic_kind == "cell"
        self.magics[magic_name] = function

    def transform_cell(self, cell):
        return cell


@pytest.fixture
def shell():
    shell = Shell()
    gr.load_ipython_extension(shell)
    yield shell
    shell.user_ns["demo"].close(verbose=False)


def test_a_cell_is_an_app_and_a_second_run_takes_its_place(shell):
    assert set(shell.magics) == {"limelight", "blocks"}
    shown = shell.magics["blocks"]("", CELL)
    first = shell.user_ns["demo"]
    assert shown.local_url in shown._repr_html_()
    assert httpx.post(f"{shown.local_url}api/greet", json=["Ada"]).json()["result"] == "Hello Ada"
    shell.magics["limelight"]("", CELL)
    assert shell.user_ns["demo"] is not first
    assert (first.is_running, shell.user_ns["demo"].is_running) == (False, True)


def test_a_cell_that_fails_leaves_the_app_of_before(shell):
    shell.magics["limelight"]("", CELL)
    first = shell.user_ns["demo"]
    with pytest.raises(ZeroDivisionError):
        shell.magics["limelight"]("", "1 / 0")
    assert shell.user_ns["demo"] is first
    assert first.is_running
