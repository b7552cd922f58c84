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


def test_a_picture_that_stands_in_two_places_is_decoded_once(monkeypatch):
    opened = []
    from PIL import Image as Pillow

    real = Pillow.open
    monkeypatch.setattr(
        Pillow, "open", lambda path, *args, **kwargs: opened.append(path) or real(path, *args, **kwargs)
    )
    editor = gr.ImageEditor(format="png")
    got = editor.preprocess(editor.postprocess(RED))
    assert len(opened) == 1
    got["composite"][:] = 0
    assert got["background"][0, 0, 0] == 255


def test_a_path_is_of_the_file_as_it_came(tmp_path):
    from PIL import Image as Pillow

    photo = tmp_path / "photo.jpg"
    Pillow.fromarray(RED).save(photo)
    editor = gr.ImageEditor(type="filepath")
    assert editor.preprocess(editor.postprocess(str(photo)))["background"] == str(photo)
    asked = gr.ImageEditor(type="filepath", image_mode="L")
    assert asked.preprocess(asked.postprocess(str(photo)))["background"] != str(photo)


def test_a_background_lies_as_upright_as_the_layers_drawn_on_it(tmp_path):
    from PIL import Image as Pillow

    photo = tmp_path / "photo.jpg"
    exif = Pillow.Exif()
    exif[0x0112] = 6
    Pillow.fromarray(RED).save(photo, exif=exif)
    editor = gr.ImageEditor(format="png")
    layer = np.zeros((6, 4, 4), dtype=np.uint8)
    got = editor.preprocess(editor.postprocess({"background": str(photo), "layers": [layer], "composite": None}))
    assert got["background"].shape == got["layers"][0].shape == (6, 4, 4)
