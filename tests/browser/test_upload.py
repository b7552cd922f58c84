"""Files from a person: chosen, pasted, dropped, refused, stopped."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import limelight as gr
from tests.browser.parts import png

BIG = 12_000_000
TRANSFER = """([selector, event, name, type, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
    const el = document.querySelector(selector);
    const options = { bubbles: true, cancelable: true };
    const happening = event === "paste"
        ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
        : new DragEvent(event, { ...options, dataTransfer: transfer });
    el.dispatchEvent(happening);
}"""


def hand_over(page: Page, selector: str, event: str, name: str, mime: str, data: bytes) -> None:
    """Paste or drop a file."""
    page.evaluate(TRANSFER, [selector, event, name, mime, base64.b64encode(data).decode()])


def turner() -> gr.Interface:
    """Tells the size of a picture and turns it."""
    return gr.Interface(
        lambda image: (f"{image.width} x {image.height}", image.rotate(90, expand=True)) if image else ("none", None),
        gr.Image(type="pil", label="Picture", elem_id="picture"),
        [gr.Textbox(label="Size"), gr.Image(label="Turned", elem_id="turned")],
        live=True,
    )


def filer(**props) -> gr.Blocks:
    with gr.Blocks() as demo:
        given = gr.File(label="Data", elem_id="data", type="binary", **props)
        size = gr.Textbox(label="Size")
        given.change(lambda data: f"{len(data):,} bytes" if data else "nothing", given, size)
    return demo


@pytest.fixture
def turned(page: Page, serve) -> Callable[..., Page]:
    def start(**options) -> Page:
        page.goto(serve(turner(), **options))
        expect(page.locator("#picture input[type=file]")).to_be_attached()
        return page

    return start


@pytest.fixture
def big_file(tmp_path: Path) -> Path:
    """More than the buffers between page and server hold."""
    path = tmp_path / "big.bin"
    path.write_bytes(b"x" * BIG)
    return path


def test_a_chosen_picture_is_answered(turned):
    page = turned()
    page.locator("#picture input[type=file]").set_input_files(
        {"name": "wide.png", "mimeType": "image/png", "buffer": png(size=(120, 30))}
    )
    expect(page.get_by_label("Size")).to_have_value("120 x 30")
    expect(page.locator("#turned img")).to_have_js_property("naturalHeight", 120)


def test_the_button_opens_the_chooser(turned):
    page = turned()
    with page.expect_file_chooser() as opened:
        page.locator("#picture").get_by_role("button", name="Drop an image").click()
    opened.value.set_files({"name": "wide.png", "mimeType": "image/png", "buffer": png(size=(120, 30))})
    expect(page.get_by_label("Size")).to_have_value("120 x 30")


@pytest.mark.parametrize("event", ["paste", "drop"])
def test_a_picture_is_taken(turned, event: str):
    page = turned()
    hand_over(page, "#picture button", event, "a.png", "image/png", png(size=(50, 20)))
    expect(page.get_by_label("Size")).to_have_value("50 x 20")


def test_clear_takes_the_picture_away(turned):
    page = turned()
    hand_over(page, "#picture button", "drop", "a.png", "image/png", png(size=(50, 20)))
    expect(page.get_by_label("Size")).to_have_value("50 x 20")
    page.locator("#picture").get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Size")).to_have_value("none")


def test_a_wrong_type_is_told_in_place(turned):
    page = turned()
    hand_over(page, "#picture button", "drop", "notes.txt", "text/plain", b"words")
    expect(page.locator("#picture").get_by_role("alert")).to_contain_text("notes.txt")
    hand_over(page, "#picture button", "drop", "a.png", "image/png", png(size=(50, 20)))
    expect(page.get_by_label("Size")).to_have_value("50 x 20")
    expect(page.locator("#picture").get_by_role("alert")).to_have_count(0)


def test_too_large_a_picture_is_told_in_place(turned):
    page = turned(max_file_size="1kb")
    hand_over(page, "#picture button", "drop", "large.png", "image/png", b"x" * 5_000)
    expect(page.locator("#picture").get_by_role("alert")).to_contain_text("“large.png” is larger than the 1")


def test_a_broken_picture_is_told(turned):
    page = turned()
    hand_over(page, "#picture button", "drop", "broken.png", "image/png", b"this is no picture")
    expect(page.get_by_role("alert").first).to_be_visible()


def test_a_picture_from_the_camera_is_answered(turned):
    page = turned()
    page.context.grant_permissions(["camera"])
    page.locator("#picture").get_by_role("button", name="Camera").click()
    page.get_by_role("button", name="Take a picture").click()
    expect(page.get_by_label("Size")).to_have_value(re.compile(r"\d+ x \d+"))


def test_a_file_of_a_wrong_type_is_told_in_place(page: Page, serve):
    page.goto(serve(filer(file_types=[".csv"])))
    hand_over(page, "#data .ll-file-pick", "drop", "notes.txt", "text/plain", b"words")
    expect(page.locator("#data").get_by_role("alert")).to_contain_text("notes.txt")


def test_too_large_a_file_is_told_in_place(page: Page, serve):
    page.goto(serve(filer(), max_file_size="1kb"))
    hand_over(page, "#data .ll-file-pick", "drop", "large.csv", "text/csv", b"x" * 5_000)
    expect(page.locator("#data").get_by_role("alert")).to_contain_text("large.csv")


def test_a_big_upload_shows_how_far_it_is(page: Page, serve, proxy, big_file: Path):
    between = proxy(serve(filer()))
    page.goto(between.url)
    expect(page.locator("#data input")).to_be_attached()
    between.delay_s = 0.005
    page.locator("#data input").set_input_files(big_file)
    bar = page.locator("#data").get_by_role("progressbar", name="big.bin")
    expect(bar).to_be_visible()
    page.wait_for_function(
        """() => {
            const now = Number(document.querySelector("#data [role=progressbar]")?.ariaValueNow);
            return now > 0 && now < 100;
        }"""
    )
    between.delay_s = 0
    expect(page.get_by_label("Size")).to_have_value(f"{BIG:,} bytes")
    expect(bar).to_have_count(0)


def test_a_big_upload_can_be_stopped(page: Page, serve, proxy, allowed, big_file: Path):
    allowed.append("ERR_ABORTED")
    between = proxy(serve(filer()))
    page.goto(between.url)
    expect(page.locator("#data input")).to_be_attached()
    between.delay_s = 0.02
    page.locator("#data input").set_input_files(big_file)
    page.get_by_role("button", name="Stop uploading big.bin").click()
    expect(page.locator("#data").get_by_role("progressbar")).to_have_count(0)
    between.delay_s = 0
    page.locator("#data input").set_input_files({"name": "small.txt", "mimeType": "text/plain", "buffer": b"words"})
    expect(page.get_by_label("Size")).to_have_value("5 bytes")


def test_a_file_is_downloaded(page: Page, serve, tmp_path):
    report = tmp_path / "report.csv"
    report.write_text("a,b\n1,2\n")
    with gr.Blocks() as demo:
        result = gr.File(label="Report")
        gr.Button("Make it").click(lambda: str(report), None, result)
    page.goto(serve(demo, allowed_paths=[str(tmp_path)]))
    page.get_by_role("button", name="Make it").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Download report.csv").click()
    assert started.value.suggested_filename == "report.csv"
    assert started.value.path().read_text() == "a,b\n1,2\n"
