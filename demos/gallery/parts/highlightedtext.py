"""A text with marked spans, shown or marked by a person."""

import limelight as gr

SENTENCE = [
    ("Ada Lovelace", "person"), (" wrote to ", None), ("Charles Babbage", "person"), (" from ", None),
    ("London", "place"), (" in 1843.", None),
]  # fmt: skip


def to_mark():
    """Select words and choose a class; arrow keys, figures and Enter do the same without a mouse."""
    gr.HighlightedText(SENTENCE, label="Who and where", interactive=True)


def shown():
    """As an output, with the author's colours; press a class to see its spans alone."""
    gr.HighlightedText(SENTENCE, color_map={"person": "#8a3fa0", "place": "teal"}, show_legend=True, label="Found")


def scores():
    """Numbers from -1 to 1 colour by their sign and size."""
    pieces = [("A ", None), ("brilliant", 0.9), (" cast in a ", 0.1), ("dull", -0.7), (" story.", None)]
    gr.HighlightedText(pieces, show_legend=True, label="Why it was liked")
