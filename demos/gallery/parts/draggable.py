"""Parts that people put in an order of their own."""

import limelight as gr


def order():
    """By mouse, by touch, or by keyboard."""
    with gr.Draggable():
        gr.Textbox(label="First, until it is dragged")
        gr.Textbox(label="Second")
        gr.Textbox(label="Third")
