"""Every component in its states, to look at: filled, empty, read-only, pending, failed."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

import limelight as gr
from limelight.components import FlagButton


def picture(width: int = 320, height: int = 200) -> np.ndarray:
    """A soft gradient with a disc, so that no file is needed."""
    y, x = np.mgrid[0:height, 0:width]
    red, green = x / width * 160 + 40, y / height * 120 + 90
    disc = (x - width * 0.6) ** 2 + (y - height * 0.45) ** 2 < (height * 0.25) ** 2
    return np.dstack([red, green, np.where(disc, 230, 130)]).astype(np.uint8)


def report() -> str:
    """A file to offer."""
    path = Path(tempfile.gettempdir()) / "limelight-gallery.csv"
    path.write_text("digit,count\n0,178\n1,182\n", encoding="utf-8")
    return str(path)


def slowly(text: str, progress=gr.Progress()):
    """Words, one after the other."""
    words = (text or "The quick brown fox jumps over the lazy dog").split()
    for done in range(1, len(words) + 1):
        progress((done, len(words)), desc="Writing")
        time.sleep(0.4)
        yield " ".join(words[:done])


def thanks():
    """What saves a flag tells its button how many there are."""
    return FlagButton(count=1)


def fails(_text: str):
    """Always an error that the page shows."""
    raise gr.Error("The model file is missing. Train it first, then try again.")


TEXT = """## Markdown
Text with **weight**, *slant*, `code`, a [link](#) and

- a list
- of two

| digit | count |
|---|---|
| 0 | 178 |
| 1 | 182 |

```python
gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox").launch()
```"""

with gr.Blocks(title="Gallery") as demo:
    with gr.Sidebar("Notes", open=False):
        gr.Markdown("A sidebar holds what belongs to the whole page.")
        gr.Textbox(label="Your notes", lines=6)
    gr.Navbar(main_page_name="Components")
    gr.Markdown("# Gallery\nEvery component in its states.")
    with gr.Tabs():
        with gr.Tab("Text and numbers"), gr.Row():
            with gr.Column():
                gr.Textbox(label="Textbox", placeholder="Nothing yet", info="With a line of help.")
                gr.Textbox("Filled", label="Textbox with buttons", buttons=["copy"], submit_btn=True)
                gr.Textbox("Cannot be changed", label="Textbox, read-only", interactive=False)
                gr.Textbox("secret", label="Password", type="password")
                gr.TextArea("Several\nlines\nof text", label="TextArea", lines=4)
            with gr.Column():
                gr.Number(42, label="Number", minimum=0, maximum=100, info="From 0 to 100.")
                gr.Number(3.14, label="Number, read-only", interactive=False)
                gr.Slider(0, 1, 0.6, label="Slider", info="Stops are chosen from the range.")
                gr.Slider(0, 10, 3, step=1, label="Slider, read-only", interactive=False)
                gr.Checkbox(True, label="Checkbox", info="On or off.")
                gr.Checkbox(False, label="Checkbox, read-only", interactive=False)
        with gr.Tab("Choices"), gr.Row():
            with gr.Column():
                gr.Radio(["small", "medium", "large"], value="medium", label="Radio")
                gr.Radio(["yes", "no"], value="no", label="Radio, read-only", interactive=False)
                gr.CheckboxGroup(
                    [("Red", 1), ("Green", 2), ("Blue", 3)], value=[1, 3], label="CheckboxGroup", show_select_all=True
                )
                gr.CheckboxGroup(["a", "b"], value=["a"], label="CheckboxGroup, read-only", interactive=False)
            with gr.Column():
                gr.Dropdown(["apple", "banana", "cherry"], label="Dropdown")
                gr.Dropdown([f"choice {i}" for i in range(300)], label="Dropdown of 300", value=None)
                gr.Dropdown(["red", "green", "blue"], value=["red"], multiselect=True, label="Dropdown, several")
                gr.Dropdown(["one"], value="own", allow_custom_value=True, label="Dropdown, own values")
                gr.Dropdown(["fixed"], label="Dropdown, read-only", interactive=False)
        with gr.Tab("Pictures"):
            with gr.Row():
                gr.Image(label="Image, empty", interactive=True)
                gr.Image(picture(), label="Image", interactive=False, format="png")
            with gr.Row():
                gr.ImageEditor(picture(), label="ImageEditor", height=360)
                gr.Sketchpad(label="Sketchpad", canvas_size=(400, 300), height=360)
            with gr.Row():
                gr.Paint(label="Paint", canvas_size=(400, 300), height=360)
                gr.ImageMask(picture(), label="ImageMask", height=360)
        with gr.Tab("Answers"), gr.Row():
            with gr.Column():
                gr.Label({"cat": 0.72, "dog": 0.2, "fox": 0.08}, label="Label")
                gr.Label("not sure", label="Label, one class")
                gr.Label(label="Label, empty")
                gr.JSON(
                    {"model": "digits", "classes": [0, 1, 2], "trained": True, "accuracy": 0.978},
                    label="JSON",
                    open=True,
                )
            with gr.Column():
                gr.Markdown(TEXT)
                gr.HTML("<p>HTML with <b>weight</b>.</p>", label="HTML", show_label=True)
                gr.File(report(), label="File to take", interactive=False)
                gr.File(label="Files to give", file_count="multiple", file_types=[".csv", "image"])
        with gr.Tab("Buttons and runs"):
            with gr.Row():
                primary = gr.Button("Write slowly", variant="primary")
                stop = gr.Button("Stop", variant="stop")
                failing = gr.Button("Fail")
                gr.Button("Off", interactive=False)
                flag = FlagButton("Flag", options=["wrong", "offensive"])
            with gr.Row():
                gr.Button("Small", size="sm")
                gr.Button("Medium", size="md")
                gr.Button("Link", link="#", size="md")
            words = gr.Textbox(label="Text", placeholder="Leave it empty for a known sentence")
            output = gr.Textbox(label="Answer", lines=3)
            clear = gr.ClearButton([words, output], value="Clear")
            run = primary.click(slowly, words, output)
            stop.click(None, cancels=run)
            failing.click(fails, words, output)
            flag.flag(thanks, None, [flag])
            gr.Dataset(
                components=[words],
                samples=[["A short one"], ["A somewhat longer sample"]],
                label="Dataset",
                type="values",
            )
        with gr.Tab("Layout"):
            with gr.Row(variant="panel", equal_height=True):
                with gr.Column(scale=2):
                    gr.Textbox(label="Two parts wide")
                with gr.Column(scale=1):
                    gr.Textbox(label="One part wide")
            with gr.Group():
                gr.Textbox(label="In a group")
                gr.Slider(label="In the same group")
            with gr.Accordion("Accordion, open"):
                gr.Markdown("What it holds.")
            with gr.Accordion("Accordion, closed", open=False):
                gr.Markdown("Hidden until opened.")
            with gr.Walkthrough() as walk:
                with gr.Step("Choose", id=0):
                    gr.Radio(["small", "large"], value="small", label="Model")
                    gr.Button("Next", variant="primary").click(lambda: gr.Walkthrough(selected=1), None, walk)
                with gr.Step("Adjust", id=1):
                    gr.Slider(0, 1, 0.5, label="Threshold")
                    gr.Button("Next", variant="primary").click(lambda: gr.Walkthrough(selected=2), None, walk)
                with gr.Step("Result", id=2):
                    gr.Markdown("Steps that were seen can be gone back to.")
            with gr.Draggable():
                gr.Textbox(label="First, until it is dragged")
                gr.Textbox(label="Second")
                gr.Textbox(label="Third")
            count = gr.State(0)
            visits = gr.BrowserState(0, storage_key="limelight-gallery-visits")
            seen = gr.Number(0, label="BrowserState: visits from this browser", interactive=False)
            demo.load(lambda count: (count + 1, count + 1), visits, [visits, seen], api_visibility="private")
            gr.DeepLinkButton("Copy a link to this page as it is", copied_value="Copied", size="md")
            ticks = gr.Number(0, label="Timer: seconds on this page", interactive=False)
            gr.Timer(1).tick(lambda seen: (seen + 1, seen + 1), count, [count, ticks], api_visibility="private")

with demo.route("Pages") as page:
    gr.Markdown("# Pages\nA second page of the same app: what is typed and shown on the first one is there for it.")
    from_first = gr.Textbox(label="The text of the first page", interactive=False)
    page.load(lambda text: text, words, from_first, api_visibility="private")

if __name__ == "__main__":
    demo.launch()
