from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue

RED = np.full((4, 6, 3), (255, 0, 0), dtype=np.uint8)


def test_one_picture_becomes_background_and_composite():
    sent = gr.ImageEditor().postprocess(RED)
    assert sent["background"] == sent["composite"]
    assert sent["layers"] == []


def test_the_function_gets_each_part_with_transparency():
    editor = gr.ImageEditor()
    got = editor.preprocess(editor.postprocess({"background": RED, "layers": [RED], "composite": RED}))
    assert got["background"].shape == got["layers"][0].shape == got["composite"].shape == (4, 6, 4)


def test_an_empty_part_is_none():
    assert gr.Sketchpad().preprocess({"background": None, "layers": [], "composite": None})["composite"] is None


def test_an_unknown_part_is_refused():
    with pytest.raises(BadAnswer, match="'front'"):
        gr.ImageEditor().postprocess({"front": RED})


def test_a_file_alone_is_refused():
    with pytest.raises(BadValue, match="background, layers and composite"):
        gr.ImageEditor().preprocess({"path": "x"})


def test_a_sketchpad_draws_in_black_on_an_empty_sheet():
    pad = gr.Sketchpad()
    assert pad.sources == []
    assert pad.brush["colors"] == ["#000000"]
    assert pad.brush["color_mode"] == "fixed"
    assert pad.transforms == ["crop"]


def test_paint_offers_colours():
    assert len(gr.Paint().brush["colors"]) == 5


def test_a_mask_has_one_layer():
    assert gr.ImageMask().layers["disabled"] is True


def test_brush_and_eraser_can_be_taken_away():
    editor = gr.ImageEditor(brush=False, eraser=False)
    assert (editor.brush, editor.eraser) == (False, False)


def test_the_first_colour_is_the_one_drawn_with():
    assert gr.Brush(colors="red").default_color == "red"


def test_a_sheet_needs_a_size():
    with pytest.raises(BadProp, match="canvas_size"):
        gr.Paint(canvas_size=(0, 10))


def test_an_unknown_tool_is_refused():
    with pytest.raises(BadProp, match="'rotate' is no tool"):
        gr.ImageEditor(transforms=["rotate"])
