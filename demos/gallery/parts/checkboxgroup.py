"""Any number of a few, all of them in view."""

import limelight as gr


def all_of_them():
    """Names and values may differ; one box takes all."""
    colors = [("Red", 1), ("Green", 2), ("Blue", 3)]
    gr.CheckboxGroup(colors, value=[1, 3], label="Channels", show_select_all=True)


def read_only():
    """As an output."""
    gr.CheckboxGroup(["a", "b"], value=["a"], label="Found", interactive=False)
