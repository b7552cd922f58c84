"""The camera as a drawing: edges of every frame, thirty times a second where the machine keeps up."""

import numpy as np

import limelight as gr


def draw(frame, strength, event: gr.EventData):
    """The edges of a frame, dark on white; and how many frames were left out because this took too long."""
    grey = frame.mean(axis=2)
    down = np.abs(np.diff(grey, axis=0, append=grey[-1:]))
    across = np.abs(np.diff(grey, axis=1, append=grey[:, -1:]))
    edges = np.clip(255 - (down + across) * strength, 0, 255).astype(np.uint8)
    left_out = event.dropped if isinstance(event._data, dict) and "dropped" in event._data else 0
    return edges, left_out


with gr.Blocks(title="Edges") as demo:
    gr.Markdown("# Edges\nTurn the camera on and press Start.")
    with gr.Row():
        camera = gr.Image(sources="webcam", streaming=True, label="Camera")
        drawing = gr.Image(label="Drawing", interactive=False)
    with gr.Row():
        strength = gr.Slider(1, 10, value=4, label="Strength")
        left_out = gr.Number(label="Frames left out", precision=0)
    camera.stream(draw, [camera, strength], [drawing, left_out], stream_every=1 / 30, time_limit=600)

if __name__ == "__main__":
    demo.launch()
