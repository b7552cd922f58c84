"""Every component as the battery drives it: how it is made, what a person does with it, what is seen then."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Locator

import limelight as gr
from limelight.components.chathistory import ChatHistory
from limelight.components.flagbutton import FlagButton
from limelight.components.video import FILM

LABEL = "The part"


def picture(color: str = "red", size: tuple[int, int] = (60, 40)) -> Any:
    """A picture of one colour."""
    from PIL import Image

    return Image.new("RGB", size, color)


def png(color: str = "blue", size: tuple[int, int] = (60, 40)) -> bytes:
    """The same as the bytes of a file."""
    import io

    kept = io.BytesIO()
    picture(color, size).save(kept, "png")
    return kept.getvalue()


@dataclass(frozen=True)
class Part:
    """One component.

    Parameters:
        cls: its class.
        value: what Python gives it.
        seen: what a person sees of that: text, or the name of an element in angle brackets.
        act: what a person does to change it, given the component's own element; None when nobody can.
        seen_then: what is seen after that.
        props: what else it is made with.
        has_label: whether its label shows.
    """

    cls: type
    value: Any
    seen: str
    act: Callable[[Locator], None] | None = None
    seen_then: str = ""
    props: dict[str, Any] = field(default_factory=dict)
    has_label: bool = True

    def make(self, **props: Any) -> Any:
        """The component, at the open spot of the page."""
        label = {"label": LABEL} if "label" in self.cls.props else {}
        return self.cls(**{**label, **self.props, **props})

    def __str__(self) -> str:
        return self.cls.__name__


def fill(text: str) -> Callable[[Locator], None]:
    """Type into the one field."""
    return lambda root: root.get_by_label(LABEL, exact=True).fill(text)


def choose_from_list(root: Locator) -> None:
    """Open the list and take the second choice."""
    root.get_by_role("combobox").click()
    root.page.get_by_role("option", name="green").click()


def give_file(root: Locator) -> None:
    """Choose a file."""
    root.locator("input[type=file]").set_input_files({"name": "note.txt", "mimeType": "text/plain", "buffer": b"hi"})


def give_picture(root: Locator) -> None:
    """Choose a picture."""
    root.locator("input[type=file]").set_input_files({"name": "sky.png", "mimeType": "image/png", "buffer": png()})


def give_pictures(root: Locator) -> None:
    """Choose one picture after the other, for the first place and the second."""
    for color in ("red", "blue"):
        empty = root.locator(".ll-pair-half").filter(has=root.page.locator(".ll-upload.ll-empty")).first
        picture = {"name": f"{color}.png", "mimeType": "image/png", "buffer": png(color)}
        empty.locator("input[type=file]").set_input_files(picture)
        root.get_by_role("img").or_(root.get_by_role("slider")).first.wait_for()


def chime(seconds: float) -> bytes:
    """A sound as the bytes of a file."""
    from limelight.files import wav

    return wav.write(8000, (np.sin(np.arange(int(seconds * 8000)) / 6) * 9000).astype(np.int16))


def give_sound(root: Locator) -> None:
    """Choose a sound."""
    sound = {"name": "long.wav", "mimeType": "audio/wav", "buffer": chime(2)}
    root.locator("input[type=file]").set_input_files(sound)


def record(root: Locator) -> None:
    """Say something into the microphone."""
    root.get_by_role("button", name="Record").click()
    root.get_by_role("button", name="Stop").click()


def film() -> bytes:
    """A film as the bytes of a file."""
    from limelight.files.data_url import read_data_url

    return read_data_url(FILM)[0]


def give_film(root: Locator) -> None:
    """Choose a film."""
    root.locator("input[type=file]").set_input_files({"name": "a.webm", "mimeType": "video/webm", "buffer": film()})


def give_object(root: Locator) -> None:
    """Choose a picture and draw a box on it."""
    give_picture(root)
    root.locator("img").wait_for()
    area = root.get_by_role("application")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    mouse, middle = root.page.mouse, box["x"] + box["width"] / 2
    mouse.move(middle - 20, box["y"] + 0.3 * box["height"])
    mouse.down()
    mouse.move(middle + 20, box["y"] + 0.6 * box["height"], steps=4)
    mouse.up()


def give_model(root: Locator) -> None:
    """Choose a model."""
    model = {"name": "square.obj", "mimeType": "model/obj", "buffer": b"v 0 0 0\nv 1 0 0\nv 1 1 0\nf 1 2 3\n"}
    root.locator("input[type=file]").set_input_files(model)


def draw(root: Locator) -> None:
    """Draw a stroke across the middle."""
    root.scroll_into_view_if_needed()
    box = root.locator(".ll-canvas").bounding_box()
    assert box
    mouse, middle = root.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + 0.3 * box["width"], middle)
    mouse.down()
    mouse.move(box["x"] + 0.5 * box["width"], middle + 10, steps=4)
    mouse.move(box["x"] + 0.7 * box["width"], middle, steps=4)
    mouse.up()


def mark_text(root: Locator) -> None:
    """Enter a text and start to mark it."""
    root.get_by_role("textbox").fill("green leaf")
    root.get_by_role("button", name="Mark this text").click()


def choose_file(root: Locator) -> None:
    """Choose the first file of the tree."""
    root.get_by_role("treeitem", name="axe.py").locator(".ll-tree-box").click()


def say(root: Locator) -> None:
    """Add a line and fill it."""
    root.get_by_role("button", name="Add a line").click()
    root.get_by_label("Line 1", exact=True).fill("green leaf")


def write_code(root: Locator) -> None:
    """Type into the editor, instead of what stands there."""
    editor = root.locator(".cm-content")
    editor.click()
    editor.press("ControlOrMeta+a")
    root.page.keyboard.type("green = 2")


class Zoom:
    """The least that a published widget is."""

    _esm = "export default { render({ model, el }) { el.textContent = `Zoom ${model.get('zoom')}`; } };\n"
    keys = ("zoom",)
    comm: Any = None

    def get_state(self) -> dict[str, Any]:
        """Its traits."""
        return {"zoom": 1}


def write_cell(root: Locator) -> None:
    """Type into the first cell."""
    root.locator("[data-at='0:0']").click()
    root.page.keyboard.type("green")
    root.page.keyboard.press("Enter")


TALK = [{"speaker": "Ada", "text": "red leaf"}]
HERE = Path(__file__).parent
COLORS = ["red", "green", "blue"]
DOT = "data:image/png;base64," + base64.b64encode(png("blue", (60, 40))).decode()
TRIANGLE = str(Path(__file__).with_name("triangle.obj"))
KINDS = {"day": [1, 2, 3, 4], "count": [3, 1, 4, 2], "kind": ["cat", "dog", "cat", "dog"]}
DRAWN = {"x": "day", "y": "count", "color": "kind"}
SMALL = {"canvas_size": (200, 120)}

PARTS = [
    Part(gr.Textbox, "red", "red", fill("green"), "green"),
    Part(gr.TextArea, "red\nand more", "and more", fill("green\nand more"), "green"),
    Part(gr.Number, 3, "3", fill("7"), "7"),
    Part(gr.Slider, 3, "3", fill("7"), "7", {"minimum": 0, "maximum": 10, "step": 1}),
    Part(gr.Checkbox, True, "[x]", lambda root: root.get_by_label(LABEL).check(), "[x]"),
    Part(
        gr.CheckboxGroup,
        ["red"],
        "[x] red",
        lambda root: root.get_by_label("green").check(),
        "[x] green",
        {"choices": COLORS},
    ),
    Part(gr.Radio, "red", "[x] red", lambda root: root.get_by_label("green").check(), "[x] green", {"choices": COLORS}),
    Part(gr.Dropdown, "red", "red", choose_from_list, "green", {"choices": COLORS}),
    Part(
        gr.Chatbot,
        [{"role": "user", "content": "What color?"}, {"role": "assistant", "content": "It is **red**."}],
        "It is red.",
    ),
    Part(gr.MultimodalTextbox, {"text": "red", "files": []}, "red", fill("green"), "green"),
    Part(gr.File, __file__, "parts.py", give_file, "note.txt"),
    Part(gr.Files, [__file__], "parts.py", give_file, "note.txt"),
    Part(gr.Code, "red = 1", "red = 1", write_code, "green = 2", {"language": "python"}),
    Part(gr.ColorPicker, "#b42318", "#b42318", fill("#2c6e0f"), "#2c6e0f"),
    Part(gr.DateTime, "2024-01-31 18:00:00", "2024-01-31 18:00:00", fill("2025-02-01 06:00"), "2025-02-01 06:00:00"),
    Part(gr.Audio, (8000, np.zeros(8000, np.int16)), "/ 0:01", give_sound, "/ 0:02"),
    Part(gr.Microphone, (8000, np.zeros(8000, np.int16)), "/ 0:01", record, "/ 0:0"),
    Part(gr.Video, FILM, "<video>", give_film, "<video>"),
    Part(gr.PlayableVideo, FILM, "<video>", give_film, "<video>", {"format": None}),
    Part(gr.Image, picture(), "<img>", give_picture, "<img>"),
    Part(gr.ImageEditor, picture(), "<img>", draw, "<img>", SMALL),
    Part(gr.Sketchpad, picture(), "<img>", draw, "<img>", SMALL),
    Part(gr.Paint, picture(), "<img>", draw, "<img>", SMALL),
    Part(gr.ImageMask, picture(), "<img>", draw, "<img>", SMALL),
    Part(gr.Gallery, [(picture(), "A red one")], "<img>", give_picture, "<img>"),
    Part(gr.ImageSlider, (picture(), picture("blue")), "<img>", give_pictures, "<img>"),
    Part(gr.Dataframe, [["red", 1], ["blue", 2]], "red", write_cell, "green", {"type": "array"}),
    Part(gr.Numpy, [["red"]], "red", write_cell, "green"),
    Part(gr.Matrix, [["red"]], "red", write_cell, "green"),
    Part(gr.List, ["red"], "red", write_cell, "green"),
    Part(
        gr.Annotator,
        {"image": picture(), "annotations": [{"label": "cat", "bbox": [5, 5, 20, 20]}]},
        "cat",
        give_object,
        "cat",
        {"labels": ["cat", "dog"]},
    ),
    Part(gr.Label, {"cat": 0.7, "dog": 0.3}, "dog"),
    Part(gr.JSON, {"model": "digits"}, "digits", props={"open": True}),
    Part(gr.Markdown, "# Title\nSome **bold** words", "Some bold words", has_label=False),
    Part(gr.HTML, "<p>Some <b>bold</b> words</p>", "Some bold words", has_label=False),
    Part(gr.Model3D, TRIANGLE, "triangle.obj", give_model, "square.obj"),
    Part(gr.AnnotatedImage, (picture(), [((5, 5, 30, 30), "cat"), ((20, 10, 50, 35), "dog")]), "dog"),
    Part(gr.Plot, {"type": "matplotlib", "plot": DOT}, "<img>"),
    Part(gr.LinePlot, KINDS, "dog", props=DRAWN),
    Part(gr.BarPlot, KINDS, "dog", props=DRAWN),
    Part(gr.ScatterPlot, KINDS, "dog", props=DRAWN),
    Part(gr.Button, "Press", "Press", has_label=False),
    Part(gr.ClearButton, "Empty", "Empty", has_label=False),
    Part(gr.DeepLinkButton, "Share it", "Share it", has_label=False),
    Part(gr.HighlightedText, [("red", "colour"), (" leaf", None)], "colour", mark_text, "green leaf"),
    Part(gr.FileExplorer, "parts.py", "parts.py", choose_file, "axe.py", {"root_dir": HERE, "glob": "*.py"}),
    Part(gr.Dialogue, TALK, "red leaf", say, "green leaf", {"speakers": ["Ada", "Bo"]}),
    Part(gr.WorkflowCanvas, '{"subjects": [{"id": "a", "label": "red leaf"}]}', "red leaf", has_label=False),
    Part(gr.AnyWidget, None, "Zoom 1", props={"value": Zoom()}),
    Part(gr.UploadButton, None, "The part", has_label=False),
    Part(gr.DownloadButton, __file__, "The part", has_label=False),
    Part(gr.LoginButton, "Come in", "Come in", has_label=False),
    Part(gr.DuplicateButton, "Copy it", "Copy it", has_label=False),
    Part(
        gr.ParamViewer, {"size": {"type": "int", "description": "How large.", "default": "3"}}, "size", has_label=False
    ),
    Part(ChatHistory, None, "New conversation", has_label=False),
    Part(FlagButton, "Say", "Say", has_label=False),
    Part(
        gr.Dataset, None, "sample one", props={"components": ["textbox"], "samples": [["sample one"], ["sample two"]]}
    ),
]
UNSEEN = {"BrowserState", "Navbar", "State", "Timer"}

SEEN = """([selector, wanted]) => {
    const root = document.querySelector(selector);
    if (!root) return false;
    const isDrawn = (el) => el.naturalWidth || el.videoWidth;
    if (wanted.startsWith("<")) return [...root.querySelectorAll(wanted.slice(1, -1))].some(isDrawn);
    const mark = (el) => `[${el.checked ? "x" : " "}] ${el.labels?.[0]?.innerText ?? ""}`;
    const of = (el) => (["checkbox", "radio"].includes(el.type) ? mark(el) : el.value);
    const fields = [...root.querySelectorAll("input, textarea, select")].map(of);
    return [root.innerText, ...fields].join("\\n").includes(wanted);
}"""


def expect_seen(root: Locator, wanted: str) -> None:
    """Wait until a person sees it."""
    selector = root.evaluate("(el) => '#' + el.id")
    root.page.wait_for_function(SEEN, arg=[selector, wanted])
