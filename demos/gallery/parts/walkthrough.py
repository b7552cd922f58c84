"""Steps in an order."""

import limelight as gr


def steps():
    """Steps that were seen can be gone back to."""
    with gr.Walkthrough() as walk:
        with gr.Step("Choose", id=0):
            gr.Radio(["small", "large"], value="small", label="Model")
            gr.Button("Next", variant="primary").click(lambda: gr.Walkthrough(selected=1), None, walk)
        with gr.Step("Adjust", id=1):
            gr.Slider(0, 1, 0.5, label="Threshold")
            gr.Button("Next", variant="primary").click(lambda: gr.Walkthrough(selected=2), None, walk)
        with gr.Step("Result", id=2):
            gr.Markdown("Done.")
