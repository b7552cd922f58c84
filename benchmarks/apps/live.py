import time

import gradio as gr
import numpy as np

TONE = (np.sin(np.arange(4800) / 8) * 9000).astype(np.int16)


def speak():
    for _ in range(20):
        yield 24000, TONE
        time.sleep(0.1)


def count(frame, seen):
    return frame, seen + 1, seen + 1


with gr.Blocks() as demo:
    voice = gr.Audio(label="voice", streaming=True, autoplay=True, interactive=False)
    gr.Button("speak").click(speak, None, voice)
    camera = gr.Image(sources=["webcam"], streaming=True, label="camera", elem_id="camera")
    shown = gr.Image(label="shown", elem_id="shown", interactive=False)
    frames, seen = gr.Number(0, label="frames"), gr.State(0)
    camera.stream(count, [camera, seen], [shown, frames, seen], stream_every=1 / 30, time_limit=60)
