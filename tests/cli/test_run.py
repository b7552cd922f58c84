from __future__ import annotations

import argparse
from pathlib import Path

import pytest

import limelight as gr
from limelight.cli.run import add_arguments, find_app, own_arguments
from limelight.errors import CannotRun

FILE = Path("app.py")


@pytest.mark.parametrize(
    ("words", "is_reloaded", "port", "rest"),
    [
        ("--reload --port 1 app.py", True, 1, []),
        ("app.py --reload --port 1", True, 1, []),
        ("app.py --mine 2 --reload", True, None, ["--mine", "2"]),
        ("app.py mine", False, None, ["mine"]),
    ],
)
def test_our_arguments_may_stand_before_and_behind_the_file(words, is_reloaded, port, rest):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = parser.parse_args(words.split())
    assert own_arguments(options) == rest
    assert (options.reload, options.port) == (is_reloaded, port)


def test_demo_is_the_app_whatever_else_there_is():
    with gr.Blocks() as demo, gr.Blocks() as other:
        pass
    assert find_app({"other": other, "demo": demo}, FILE) is demo


def test_the_only_app_needs_no_special_name():
    with gr.Blocks() as page:
        pass
    assert find_app({"page": page, "same": page, "number": 3}, FILE) is page


def test_a_file_without_an_app_is_told_what_is_missing():
    with pytest.raises(CannotRun, match=r"'app\.py' makes no app"):
        find_app({"number": 3}, FILE)


def test_several_apps_are_listed_by_name():
    first, second = gr.Blocks(), gr.Blocks()
    with pytest.raises(CannotRun, match="several apps: first, second"):
        find_app({"first": first, "second": second}, FILE)
