"""Calls a function again and again."""

import limelight as gr


def ticks():
    """Every second, while the page is open."""
    count = gr.State(0)
    shown = gr.Number(0, label="Seconds on this page", interactive=False)
    timer = gr.Timer(1)
    timer.tick(lambda seen: (seen + 1, seen + 1), count, [count, shown], api_visibility="private")
