"""One or several of many, found by typing."""

import limelight as gr


def one():
    """One of three."""
    gr.Dropdown(["apple", "banana", "cherry"], label="Fruit")


def many():
    """Of three hundred, only what is looked for is shown."""
    gr.Dropdown([f"class {number}" for number in range(300)], label="Class", value=None)


def several():
    """Several at a time."""
    gr.Dropdown(["red", "green", "blue"], value=["red"], multiselect=True, label="Colours")


def own():
    """A value of one's own is taken too."""
    gr.Dropdown(["one"], value="own", allow_custom_value=True, label="Tag")


def read_only():
    """As an output."""
    gr.Dropdown(["fixed"], label="Answer", interactive=False)
