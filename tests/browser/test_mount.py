"""An app below a path of somebody's own server: every address of the page is relative."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from starlette.applications import Starlette

import limelight as gr
from tests.browser.parts import png


@pytest.fixture
def mounted() -> Iterator[str]:
    """The address of an app that is mounted at /here/it/is."""
    from uvicorn import Config, Server

    with gr.Blocks() as demo:
        given = gr.Image(label="Picture", elem_id="picture", type="pil")
        turned = gr.Image(label="Turned", elem_id="turned")
        given.change(lambda image: image and image.rotate(90, expand=True), given, turned)
    app = gr.mount_gradio_app(Starlette(), demo, path="/here/it/is")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(Config(app, log_level="warning", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/here/it/is"
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def page(mounted: str, open_page) -> Page:
    """A page that is gone before the server is."""
    return open_page()


def test_a_mounted_app_works_with_files(page: Page, mounted: str):
    page.goto(mounted)
    expect(page.locator("#picture")).to_be_visible()
    page.locator("#picture input[type=file]").set_input_files(
        {"name": "wide.png", "mimeType": "image/png", "buffer": png(size=(120, 30))}
    )
    expect(page.locator("#turned img")).to_have_js_property("naturalHeight", 120)
    page.reload()
    expect(page.locator("#turned img")).to_have_js_property("naturalHeight", 120)
