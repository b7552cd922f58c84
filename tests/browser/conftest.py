"""A real browser before a served app. A page that asks another host, logs an error or is refused fails its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.proxy import Proxy
from tests.browser.watch import Watch

HERE = Path(__file__).parent
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
WAIT_MS = 8_000

expect.set_options(timeout=WAIT_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


# Playwright keeps an event loop running in this thread, and tests in other folders start loops of their own here:
# the browser must be gone when a file's tests are over.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, one for the tests of a file."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        yield started
        started.close()


def chromium() -> str:
    """Where the browser is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("LIMELIGHT_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "These tests need Chromium: apt-get install chromium, or say where it is in LIMELIGHT_CHROMIUM."
    return found


@pytest.fixture
def allowed() -> list[str]:
    """Patterns of faults that a test means to happen; all others fail it."""
    return []


# Pages ask for servers and proxies only to be closed before them: a page that loses its server says so.
@pytest.fixture
def open_page(
    browser: Browser, allowed: list[str], serve: Callable[..., str], proxy: Callable[..., Proxy]
) -> Iterator[Callable[..., Page]]:
    """Makes a watched page in a context of its own; takes the context's options."""
    contexts, watch = [], Watch()

    def start(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options})
        context.set_default_timeout(WAIT_MS)
        context.set_default_navigation_timeout(2 * WAIT_MS)
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield start
    for context in contexts:
        context.close()
    watch.check(allowed)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page. The test fails on any foreign request, console error, page error or HTTP answer from 400 on."""
    return open_page()


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves an app in this process on a free port and gives its address; takes the options of `launch`."""
    served = []

    def start(demo: Any, **options: Any) -> str:
        served.append(demo)
        return demo.launch(**{"prevent_thread_lock": True, "server_port": 0, "quiet": True, **options}).local_url

    yield start
    for demo in served:
        demo.close(verbose=False)


@pytest.fixture
def proxy() -> Iterator[Callable[..., Proxy]]:
    """Puts a proxy before an address."""
    proxies = []

    def start(url: str, **options: Any) -> Proxy:
        proxies.append(Proxy(url, **options))
        return proxies[-1]

    yield start
    for one in proxies:
        one.close()
