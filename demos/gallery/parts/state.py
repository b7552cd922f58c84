"""A value of the session that no page shows."""

import limelight as gr


def counts():
    """Each visitor has one's own."""
    count = gr.State(0)
    shown = gr.Number(0, label="Presses", interactive=False)
    gr.Button("Press").click(lambda count: (count + 1, count + 1), count, [count, shown])
