"""Samples to choose from."""

import limelight as gr


def samples():
    """A press fills what they are samples of."""
    words = gr.Textbox(label="Text")
    data = gr.Dataset(components=[words], samples=[["A short one"], ["A somewhat longer sample"]], label="Samples")
    data.click(lambda sample: sample[0], data, words)
