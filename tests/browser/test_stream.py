"""The camera as it moves: frames go to a function while the page is open."""

from __future__ import annotations

import re

import numpy as np
from playwright.sync_api import Page, expect

import limelight as gr


def test_frames_of_the_camera_reach_the_function_until_it_is_stopped(page: Page, serve):
    def count(frame: np.ndarray, seen: int):
        return f"{seen + 1} of {frame.shape[1]} x {frame.shape[0]}", seen + 1

    with gr.Blocks() as demo:
        camera = gr.Image(sources=["webcam"], streaming=True, label="Camera", elem_id="camera")
        seen, out, end = gr.State(0), gr.Textbox(label="Frames"), gr.Textbox(label="End")
        camera.stream(count, [camera, seen], [out, seen], stream_every=0.1).then(lambda: "over", None, end)
    page.context.grant_permissions(["camera"])
    page.goto(serve(demo))
    page.locator("#camera").get_by_role("button", name="Camera").click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_label("Frames")).to_have_value(re.compile(r"^([3-9]|\d\d+) of \d+ x \d+$"))
    expect(page.get_by_label("End")).to_have_value("")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("End")).to_have_value("over")
