"""Every component in its states, each beside the code that makes it."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import limelight as gr
import limelight.components

PARTS = Path(__file__).parent / "parts"
GROUPS = {
    "Text": ("textbox", "multimodaltextbox", "markdown", "highlightedtext", "code", "html"),
    "Choices": ("radio", "checkbox", "checkboxgroup", "dropdown", "number", "slider", "colorpicker", "datetime"),
    "Pictures": ("image", "imageeditor", "annotator", "imageslider", "gallery", "annotatedimage", "model3d"),
    "Sound and video": ("audio", "video"),
    "Tables and plots": ("dataframe", "plot", "nativeplot"),
    "Answers": ("label", "json", "chatbot", "dialogue", "paramviewer", "custom", "workflow"),
    "Files": ("file", "uploadbutton", "downloadbutton", "fileexplorer"),
    "Buttons": ("button", "clearbutton", "flagbutton", "loginbutton", "duplicatebutton", "deeplinkbutton", "dataset"),
    "Layout": ("row", "column", "group", "tabs", "accordion", "walkthrough", "draggable"),
    "Behind the page": ("state", "browserstate", "timer"),
}
"""Which page shows which parts. A part that no page names goes to the last."""
TITLES = {"nativeplot": "LinePlot, BarPlot, ScatterPlot", "custom": "Components of your own"}
"""What a part is called that shows several classes, or one of its own."""


def pages() -> dict[str, list[str]]:
    """The parts that are there, by page."""
    there = sorted(path.stem for path in PARTS.glob("*.py"))
    found = {group: [name for name in names if name in there] for group, names in GROUPS.items()}
    named = [name for names in GROUPS.values() for name in names]
    found["More"] = [name for name in there if name not in named]
    return {group: names for group, names in found.items() if names}


def show(name: str) -> None:
    """A component: what it is, then each of its states beside its source."""
    part = import_module(f"parts.{name}")
    gr.Markdown(f"## {title_of(name)}\n{part.__doc__}", elem_id=name)
    for state in states_of(part):
        with gr.Row():
            with gr.Column(min_width=280):
                state()
            with gr.Column(min_width=280):
                gr.Markdown(f"{inspect.getdoc(state)}\n\n```python\n{source_of(state)}\n```")


def title_of(name: str) -> str:
    """What a component is called in code."""
    known = {title.lower(): title for title in sorted({*gr.__all__, *dir(limelight.components)}, reverse=True)}
    return known.get(name, TITLES.get(name, name))


def states_of(part: ModuleType) -> Iterator[Callable[[], None]]:
    """The public functions of a part, in the order they are written in."""
    for name, one in vars(part).items():
        if inspect.isfunction(one) and one.__module__ == part.__name__ and not name.startswith("_"):
            yield one


def source_of(state: Callable[[], None]) -> str:
    """What a state's function does, without its first lines."""
    lines = inspect.getsource(state).split('"""', 2)[2]
    return textwrap.dedent(lines.strip("\n")).rstrip()


def overview(found: dict[str, list[str]]) -> str:
    """The list of all pages and what they show."""
    lines = []
    for group, names in found.items():
        page = group.lower().replace(" ", "-")
        links = (f"[{title_of(name)}]({page}#{name})" for name in names)
        lines.append(f"- **{group}**: {', '.join(links)}")
    return "# Gallery\nEvery component in its states, each beside the code that makes it.\n\n" + "\n".join(lines)


with gr.Blocks(title="Gallery") as demo:
    gr.Navbar(main_page_name="Components")
    with gr.Sidebar("Notes", open=False):
        gr.Markdown("A sidebar holds what belongs to the whole page.")
        gr.Textbox(label="Your notes", lines=6)
    gr.Markdown(overview(pages()))

for group, names in pages().items():
    with demo.route(group):
        gr.Markdown(f"# {group}")
        for name in names:
            show(name)

if __name__ == "__main__":
    demo.launch()
