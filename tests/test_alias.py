"""`import gradio` gives this library, in a process where the command line has installed the alias."""

from __future__ import annotations

from tests.house.sources import run_fresh

INSTALLED = "import json; from limelight.alias import install; install(); install()\n"


def test_names_of_the_front_door_are_the_same_objects():
    code = "import gradio as gr, limelight; print(json.dumps(gr.Textbox is limelight.Textbox))"
    assert run_fresh(INSTALLED + code) is True


def test_names_can_be_imported_from_modules_that_existing_apps_know():
    code = (
        "import limelight; from gradio.components import Textbox; from gradio.blocks import Blocks\n"
        "import gradio.helpers; print(json.dumps([Textbox is limelight.Textbox, Blocks is limelight.Blocks]))"
    )
    assert run_fresh(INSTALLED + code) == [True, True]


UNKNOWN = """
said = []
for statement in ("from gradio import Nonsense", "import gradio.nonsense", "from gradio.helpers import Nonsense"):
    try:
        exec(statement)
    except ImportError as error:
        said.append(str(error))
print(json.dumps(said))
"""


def test_an_unknown_name_is_an_import_error_as_ever():
    assert len(run_fresh(INSTALLED + UNKNOWN)) == 3


def test_our_own_package_is_left_as_it_is():
    code = (
        "import gradio.blocks, gradio.components, limelight, types\n"
        "import limelight.components\n"
        "print(json.dumps([type(limelight.components) is types.ModuleType, 'limelight.blocks' in sys.modules]))"
    )
    assert run_fresh(INSTALLED + "import sys\n" + code) == [True, False]


def test_the_front_door_knows_those_modules_too():
    code = (
        "import json; import limelight as gr\n"
        "print(json.dumps([gr.layouts.Row is gr.Row, gr.blocks.Blocks is gr.Blocks, hasattr(gr, 'nonsense')]))"
    )
    assert run_fresh(code) == [True, True, False]
