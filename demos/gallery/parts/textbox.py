"""A text, of one line or several."""

import limelight as gr


def empty():
    """Nothing yet: a placeholder and a line of help."""
    gr.Textbox(label="Name", placeholder="Ada Lovelace", info="As it shall stand on the badge.")


def filled():
    """Filled, with a button that copies and one that submits."""
    gr.Textbox("The quick brown fox", label="Sentence", buttons=["copy"], submit_btn=True)


def password():
    """A secret shows as dots."""
    gr.Textbox("secret", label="Password", type="password")


def lines():
    """Several lines; it grows with its text up to `max_lines`."""
    gr.TextArea("Several\nlines\nof text", label="Notes", lines=4)


def read_only():
    """As an output, or with `interactive=False`, it can be read and copied only."""
    gr.Textbox("Cannot be changed", label="Answer", interactive=False)
