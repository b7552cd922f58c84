"""Sound and film: recorded, trimmed, played, and told in words when it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

import limelight as gr
from limelight.components.video import FILM
from tests.browser.conftest import CHROMIUM_ARGS, chromium
from tests.browser.parts import chime
from tests.browser.speech import spoken

TONE = (np.sin(np.arange(32000) / 8) * 9000).astype(np.int16)
FOUR_SECONDS = (8000, TONE)


@pytest.fixture(scope="module")
def browser(tmp_path_factory) -> Iterator[Browser]:
    """Chromium before which a person speaks."""
    voice = spoken("one two three four five six seven eight", tmp_path_factory.mktemp("voice") / "voice.wav")
    with sync_playwright() as playwright:
        args = [*CHROMIUM_ARGS, f"--use-file-for-fake-audio-capture={voice}"]
        started = playwright.chromium.launch(executable_path=chromium(), args=args)
        yield started
        started.close()


def told(sound) -> str:
    return "nothing" if sound is None else f"{sound[0]} Hz, {len(sound[1])} samples, loudest {abs(sound[1]).max()}"


def with_ear(kind=gr.Audio, **props) -> gr.Blocks:
    with gr.Blocks() as demo:
        one = kind(label="One", elem_id="one", **props)
        out = gr.Textbox(label="Told")
        one.change(told if kind is not gr.Video else str, one, out)
    return demo


def part(page: Page) -> Locator:
    return page.locator("#one")


def seek_bar(page: Page) -> Locator:
    return part(page).get_by_role("slider", name="Position")


def test_what_is_said_reaches_the_function(page: Page, serve):
    heard = []
    with gr.Blocks() as demo:
        voice = gr.Audio(label="One", elem_id="one", waveform_options={"sample_rate": 16000})
        out = gr.Textbox(label="Told")
        voice.stop_recording(lambda sound: heard.append(sound) or told(sound), voice, out)
    page.goto(serve(demo))
    part(page).get_by_role("button", name="Record").click()
    expect(part(page).get_by_text(re.compile("0:0[2-9]")).first).to_be_visible()
    part(page).get_by_role("button", name="Pause").click()
    expect(part(page).get_by_role("status")).to_have_text("Recording is paused")
    part(page).get_by_role("button", name="Go on").click()
    part(page).get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Told")).to_have_value(re.compile("^16000 Hz"))
    rate, samples = heard[0]
    assert len(samples) >= 2 * rate
    assert np.abs(samples.astype(int)).max() > 3000


def test_a_sound_is_trimmed_by_keyboard_and_the_trim_taken_back(page: Page, serve):
    page.goto(serve(with_ear(value=FOUR_SECONDS, interactive=True)))
    part(page).hover()
    part(page).get_by_role("button", name="Trim").click()
    start = part(page).get_by_role("slider", name="Start of what is kept")
    for _ in range(10):
        start.press("ArrowRight")
    start.press("Enter")
    expect(page.get_by_label("Told")).to_have_value(f"8000 Hz, 24000 samples, loudest {abs(TONE).max()}")
    expect(part(page).get_by_text("/ 0:03")).to_be_visible()
    seek_bar(page).press("Control+z")
    expect(page.get_by_label("Told")).to_have_value(re.compile("32000 samples"))
    expect(part(page).get_by_text("/ 0:04")).to_be_visible()


def test_playing_works_by_keyboard_and_tells_the_app(page: Page, serve):
    with gr.Blocks() as demo:
        sound = gr.Audio(FOUR_SECONDS, label="One", elem_id="one", interactive=False)
        heard = gr.Textbox(label="Heard")
        for event in ("play", "pause", "stop"):
            getattr(sound, event)(lambda text, event=event: f"{text} {event}", heard, heard, trigger_mode="multiple")
        gr.Button("To two").click(lambda: gr.Audio(playback_position=2), None, sound)
    page.goto(serve(demo))
    expect(part(page).get_by_text("/ 0:04")).to_be_visible()
    bar = seek_bar(page)
    page.get_by_role("button", name="To two").click()
    expect(bar).to_have_attribute("aria-valuenow", "2")
    bar.press("l")
    expect(part(page).get_by_role("button", name="Repeat")).to_have_attribute("aria-pressed", "true")
    bar.press("l")
    bar.press("m")
    expect(part(page).get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")
    part(page).get_by_role("button", name="Speed 1×").click()
    page.get_by_role("menuitemradio", name="2×").click()
    bar.press("Home")
    bar.press(" ")
    expect(page.get_by_label("Heard")).to_have_value(re.compile("play"))
    bar.press(" ")
    expect(page.get_by_label("Heard")).to_have_value(re.compile("play pause"))
    bar.press("End")
    bar.press("Shift+ArrowLeft")
    expect(bar).to_have_attribute("aria-valuenow", "3")
    bar.press(" ")
    expect(page.get_by_label("Heard")).to_have_value(re.compile("stop$"))


def test_what_is_said_is_shown_as_plain_text(page: Page, serve):
    words = [{"timestamp": [0, 2], "text": "<img src=x onerror=alert(1)>"}, {"timestamp": [2, 4], "text": "later"}]
    with gr.Blocks() as demo:
        gr.Audio(FOUR_SECONDS, label="One", elem_id="one", interactive=False, subtitles=words)
    page.goto(serve(demo))
    expect(part(page).get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    seek_bar(page).press("ArrowUp")
    seek_bar(page).press("ArrowUp")
    expect(part(page).get_by_text("later")).to_be_visible()


FAULTS = {
    "NotAllowedError": "is blocked for this page",
    "NotFoundError": "No microphone was found",
    "NotReadableError": "Another program is using",
}


def test_without_a_microphone_it_says_why_and_what_to_do(page: Page, serve):
    page.goto(serve(with_ear()))
    for name, words in FAULTS.items():
        page.evaluate(
            "(name) => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name)))", name
        )
        part(page).get_by_role("button", name="Record").click()
        expect(part(page).get_by_role("alert")).to_contain_text(words)
        expect(part(page).get_by_role("button", name="Try again")).to_be_visible()
        part(page).get_by_role("button", name="Close").click()
    page.evaluate("() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    part(page).get_by_role("button", name="Record").click()
    expect(part(page).get_by_role("alert")).to_contain_text("only to pages opened over https")


def test_an_unplugged_microphone_keeps_what_was_said(page: Page, serve):
    page.add_init_script("""
        const ask = MediaDevices.prototype.getUserMedia;
        MediaDevices.prototype.getUserMedia = async function (...args) {
            const stream = await ask.apply(this, args);
            window.unplug = () => stream.getTracks().forEach((track) => track.dispatchEvent(new Event("ended")));
            return stream;
        };
    """)
    page.goto(serve(with_ear()))
    part(page).get_by_role("button", name="Record").click()
    expect(part(page).get_by_text(re.compile("0:0[1-9]")).first).to_be_visible()
    page.evaluate("unplug()")
    expect(part(page).get_by_role("alert")).to_contain_text("The microphone was disconnected")
    expect(page.get_by_label("Told")).to_have_value(re.compile("samples"))
    part(page).get_by_role("button", name="Close").click()
    expect(part(page).get_by_text(re.compile("/ 0:0"))).to_be_visible()


def test_what_cannot_be_played_or_taken_is_told_in_words(page: Page, serve, allowed: list[str]):
    page.goto(serve(with_ear()))
    choose = part(page).locator("input[type=file]")
    choose.set_input_files({"name": "diary.txt", "mimeType": "text/plain", "buffer": b"Dear diary"})
    expect(part(page).get_by_role("alert")).to_contain_text("“diary.txt” is not one of the kinds taken here (audio)")
    allowed.append("failed")
    choose.set_input_files({"name": "diary.wav", "mimeType": "audio/wav", "buffer": b"Dear diary"})
    expect(part(page).get_by_text("“diary.wav” cannot be played here")).to_be_visible()
    choose.set_input_files({"name": "fine.wav", "mimeType": "audio/wav", "buffer": chime(2)})
    expect(part(page).get_by_text("/ 0:02")).to_be_visible()


def test_a_film_is_recorded_trimmed_and_given_back(page: Page, serve):
    page.goto(serve(with_ear(gr.Video, include_audio=True)))
    part(page).get_by_role("button", name="Record").click()
    part(page).get_by_role("button", name="Record").click()
    expect(part(page).get_by_text(re.compile("0:0[1-9]")).first).to_be_visible()
    part(page).get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Told")).to_have_value(re.compile(r"recording\.(mp4|webm)$"))
    trim = part(page).get_by_role("button", name="Trim")
    expect(trim).to_be_enabled()
    trim.click()
    before = page.get_by_label("Told").input_value()
    end = part(page).get_by_role("slider", name="End of what is kept")
    end.press("ArrowLeft")
    end.press("ArrowLeft")
    end.press("Enter")
    expect(page.get_by_label("Told")).not_to_have_value(before)
    expect(part(page).get_by_role("button", name="Undo")).to_be_visible()


def test_a_film_comes_piece_by_piece_and_with_its_subtitles(page: Page, serve):
    with gr.Blocks() as demo:
        words = [{"timestamp": [0, 9], "text": "A <b>black</b> picture"}]
        gr.Video(FILM, label="One", elem_id="one", interactive=False, subtitles=words)
    with page.expect_response(lambda answer: "video.webm" in answer.url) as answer:
        page.goto(serve(demo))
    assert answer.value.status == 206
    screen = part(page).locator("video")
    expect(screen).to_have_js_property("videoWidth", 16)
    assert screen.evaluate("(el) => el.textTracks[0].mode") == "showing"
    shown = screen.evaluate("(el) => el.textTracks[0].cues[0].getCueAsHTML().textContent")
    assert shown == "A <b>black</b> picture"
