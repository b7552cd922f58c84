"""A value that the browser keeps for the next visit."""

import limelight as gr


def visits():
    """Load the page again: the count is still there."""
    kept = gr.BrowserState(0, storage_key="limelight-gallery-count")
    shown = gr.Number(0, label="Kept by this browser", interactive=False)
    gr.Button("Count").click(lambda count: (count + 1, count + 1), kept, [kept, shown])
