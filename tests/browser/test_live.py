"""Live: a person speaks and is heard meanwhile; a function speaks and is heard before it has finished."""

from __future__ import annotations

import re
import runpy
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import limelight as gr
from tests.browser.conftest import CHROMIUM_ARGS, chromium
from tests.browser.speech import spoken
from tests.browser.test_fallback import BLOCKED

DEMOS = Path(__file__).parents[2] / "demos"
TONE = (np.sin(np.arange(2400) / 8) * 9000).astype(np.int16)


@pytest.fixture(scope="module")
def browser(tmp_path_factory) -> Iterator[Browser]:
    """Chromium before which a person speaks, and that may make sound at once."""
    voice = spoken("one two three four five six seven eight", tmp_path_factory.mktemp("voice") / "voice.wav")
    args = [*CHROMIUM_ARGS, f"--use-file-for-fake-audio-capture={voice}", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=args)
        yield started
        started.close()


COUNT = """
    window.sent = { bytes: 0, texts: 0, base64: 0 };
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        window.sent[typeof data === "string" ? "texts" : "bytes"] += 1;
        if (typeof data === "string" && /base64|[A-Za-z0-9+\\/]{400}/.test(data)) window.sent.base64 += 1;
        return send.call(this, data);
    };
"""


def listener(heard: list[np.ndarray]) -> gr.Blocks:
    def hear(sound, so_far):
        heard.append(sound[1])
        return f"{so_far + len(sound[1])} of {sound[0]} Hz", so_far + len(sound[1])

    with gr.Blocks() as demo:
        voice = gr.Audio(sources="microphone", streaming=True, label="Voice", waveform_options={"sample_rate": 16000})
        told, count = gr.Textbox(label="Told"), gr.State(0)
        voice.stream(hear, [voice, count], [told, count], stream_every=0.1).then(
            lambda: "over", None, gr.Textbox(label="End")
        )
    return demo


@pytest.mark.parametrize("way", ["socket", "posts"])
def test_what_is_said_is_heard_while_it_is_said_and_nothing_is_lost(page: Page, serve, proxy, way: str, allowed):
    heard: list[np.ndarray] = []
    url = serve(listener(heard))
    if way == "posts":
        allowed += [*BLOCKED, "HTTP 403: GET ws:"]
        url = proxy(url, sockets="refuse").url
    page.add_init_script(COUNT)
    page.goto(url)
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_label("Told")).to_have_value(re.compile(r"^[3-9]\d{4} of 16000 Hz"))
    assert page.get_by_label("End").input_value() == ""
    shown = page.get_by_role("group", name="Microphone")
    page.get_by_role("button", name="Stop").click()
    expect(shown).to_have_count(0)
    expect(page.get_by_label("End")).to_have_value("over")
    samples = np.concatenate(heard)
    assert np.abs(samples.astype(int)).max() > 3000
    assert page.get_by_label("Told").input_value() == f"{len(samples)} of 16000 Hz"
    if way == "socket":
        sent = page.evaluate("sent")
        assert sent["bytes"] >= 3
        assert sent["base64"] == 0


def test_sound_is_heard_before_it_is_finished_and_can_be_played_again(page: Page, serve):
    go_on = threading.Event()

    def speak():
        for _ in range(8):
            yield 24000, TONE
        go_on.wait(20)
        yield 24000, TONE

    with gr.Blocks() as demo:
        out = gr.Audio(streaming=True, autoplay=True, label="Voice", elem_id="one", interactive=False)
        gr.Button("Speak").click(speak, None, out)
    page.goto(serve(demo))
    page.get_by_role("button", name="Speak").click()
    live = page.locator("#one .ll-live-sound")
    expect(live.get_by_text("Live")).to_be_visible()
    expect(live.get_by_role("button", name="Pause")).to_be_visible()
    live.get_by_role("button", name="Mute").click()
    expect(live.get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")
    expect(live.locator("[data-gaps]")).not_to_have_attribute("data-gaps", "0")
    go_on.set()
    expect(live).to_have_count(0)
    expect(page.locator("#one").get_by_text("0:00 / 0:00")).to_be_visible()
    expect(page.locator("#one").get_by_role("button", name="Play")).to_be_visible()


def test_a_person_who_speaks_stops_a_bot_that_speaks(page: Page, serve):
    over = threading.Event()

    def speak():
        try:
            while not over.wait(0.05):
                yield 24000, TONE
        finally:
            over.set()

    def listen(sound):
        return bool(np.abs(sound[1].astype(int)).max() > 3000)

    with gr.Blocks() as demo:
        bot = gr.Audio(streaming=True, autoplay=True, label="Bot", elem_id="bot", interactive=False)
        voice = gr.Audio(sources="microphone", streaming=True, label="Voice")
        is_heard = gr.Checkbox(label="Somebody speaks")
        talk = gr.Button("Speak").click(speak, None, bot)
        voice.stream(listen, voice, is_heard, stream_every=0.1)
        is_heard.change(None, cancels=[talk])
    page.goto(serve(demo))
    page.get_by_role("button", name="Speak").click()
    live = page.locator("#bot .ll-live-sound")
    expect(live).to_be_visible()
    page.get_by_role("button", name="Record").click()
    expect(live).to_have_count(0)
    assert over.wait(8)


def test_frames_of_the_camera_go_and_come_as_bytes(page: Page, serve):
    sizes = []

    def negative(frame: np.ndarray):
        sizes.append(frame.shape)
        return 255 - frame

    with gr.Blocks() as demo:
        camera = gr.Image(sources=["webcam"], streaming=True, label="Camera", elem_id="camera")
        out = gr.Image(label="Negative", elem_id="out", interactive=False)
        camera.stream(negative, camera, out, stream_every=0.05)
    page.add_init_script(COUNT)
    page.goto(serve(demo))
    page.locator("#camera").get_by_role("button", name="Camera").click()
    page.get_by_role("button", name="Start").click()
    expect(page.locator("#out canvas")).to_have_js_property("width", 640)
    page.get_by_role("button", name="Stop").click()
    assert set(sizes) == {(480, 640, 3)}
    assert page.evaluate("sent.base64") == 0


def test_the_words_that_are_said_appear_while_they_are_said(page: Page, serve):
    page.goto(serve(runpy.run_path(str(DEMOS / "captions" / "app.py"))["demo"]))
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_label("What was said")).to_have_value(
        re.compile(r"(three|3)\W+(four|4)\W+(five|5)", re.IGNORECASE), timeout=60_000
    )
    expect(page.get_by_role("button", name="Stop")).to_be_visible()


def test_a_voice_reads_aloud_and_stops_when_somebody_speaks(page: Page, serve):
    page.goto(serve(runpy.run_path(str(DEMOS / "voice" / "app.py"))["demo"]))
    page.get_by_role("button", name="Read aloud").click()
    expect(page.get_by_text("Live")).to_be_visible()
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Live")).to_have_count(0)
