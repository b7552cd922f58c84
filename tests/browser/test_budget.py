"""What a page may cost: requests and bytes, counted; time is the benchmarks' matter."""

from __future__ import annotations

import threading

from playwright.sync_api import Page, Request, expect

import limelight as gr
from tests.browser.watch import Watch

MOST_REQUESTS = 12
MOST_BYTES = 45_000


def hello() -> gr.Interface:
    return gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox")


def requests_of(page: Page) -> list[Request]:
    """All finished requests, filled as they come."""
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    return done


def frames_of(page: Page) -> list[str]:
    """What comes over the page's sockets, filled as it comes."""
    heard: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda payload: heard.append(payload)))
    return heard


def test_hello_stays_within_its_budget(page: Page, serve):
    done = requests_of(page)
    page.goto(serve(hello()), wait_until="networkidle")
    page.get_by_label("name", exact=True).fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")
    sizes = {request.url: request.sizes()["responseBodySize"] for request in done}
    listed = "\n".join(f"{size:>7} {url}" for url, size in sizes.items())
    assert len(done) <= MOST_REQUESTS, listed
    assert sum(sizes.values()) <= MOST_BYTES, f"{sum(sizes.values())} bytes:\n{listed}"
    assert not [request for request in done if request.resource_type == "font"]


def test_a_second_visit_fetches_only_the_page(page: Page, serve):
    url = serve(hello())
    page.goto(url, wait_until="networkidle")
    done = requests_of(page)
    page.goto(url, wait_until="networkidle")
    fetched = [
        one.url for one in done if one.sizes()["responseBodySize"] > 0 and not one.response().from_service_worker
    ]
    assert [one for one in fetched if "/assets/" in one and _was_sent(done, one)] == []


def _was_sent(done: list[Request], url: str) -> bool:
    timing = next(request.timing for request in done if request.url == url)
    return timing["requestStart"] > 0 and timing["responseStart"] - timing["requestStart"] > 0


def test_the_policy_is_strict_and_kept(page: Page, serve):
    answer = page.goto(serve(hello()))
    policy = dict(
        part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";") if " " in part
    )
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    assert policy["connect-src"].split()[0] == "'self'"
    assert policy.get("default-src", "").startswith(("'self'", "'none'"))
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello !")


def test_an_injected_script_does_not_run(page: Page, serve, allowed):
    allowed.append("Content Security Policy")
    with gr.Blocks() as demo:
        shown = gr.HTML("<p>safe</p>")
        gr.Button("Go").click(lambda: "<img src=x onerror='window.hacked = 1'><p>now</p>", None, shown)
    allowed += ["HTTP 404", "status of 404"]
    page.goto(serve(demo))
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("now")).to_be_visible()
    page.evaluate(
        """() => {
            const one = document.createElement("script");
            one.textContent = "window.hacked = 2";
            document.body.append(one);
        }"""
    )
    assert page.evaluate("window.hacked") is None


def test_the_watch_sees_what_it_is_for(page: Page, serve):
    """A watch that sees nothing would let everything pass."""
    watch = Watch()
    watch.over(page.context)
    page.goto(serve(hello()))
    assert watch.faults == []
    watch._ask("https://fonts.example.com/a.woff2")
    watch._ask("ws://127.0.0.1:1/limelight/socket")
    assert watch.faults == ["foreign request: https://fonts.example.com/a.woff2"]


def test_a_growing_text_sends_its_growth(page: Page, serve):
    count, pause = 400, threading.Event()

    def write():
        text = ""
        for number in range(count):
            text += f"token{number:04} "
            yield text
            pause.wait(0.001)

    with gr.Blocks() as demo:
        story = gr.Textbox(label="Story")
        gr.Button("Write").click(write, None, story)
    heard = frames_of(page)
    page.goto(serve(demo))
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value("".join(f"token{number:04} " for number in range(count)))
    received = sum(len(frame) for frame in heard)
    assert received < 10 * count + 150 * count, f"{received} bytes for {count} tokens; whole texts would be 800,000"


def test_a_thousand_textboxes_can_be_used(page: Page, serve):
    with gr.Blocks() as demo:
        boxes = [gr.Textbox(label=f"Box {number}") for number in range(1000)]
        gr.Button("Copy").click(lambda text: text, boxes[0], boxes[999])
    page.goto(serve(demo))
    page.get_by_label("Box 0", exact=True).fill("over there")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_label("Box 999", exact=True)).to_have_value("over there")
    assert page.get_by_role("textbox").count() == 1000


def test_a_change_to_one_prop_sends_and_redraws_that_prop(page: Page, serve):
    with gr.Blocks() as demo:
        boxes = [gr.Textbox("text " * 50, label=f"Box {number}", elem_id=f"box-{number}") for number in range(300)]
        gr.Button("Rename").click(
            lambda: gr.Textbox(label="Renamed"), None, boxes[200], queue=False, show_progress="hidden"
        )
    heard = frames_of(page)
    page.goto(serve(demo), wait_until="networkidle")
    expect(page.locator("#box-299 label")).to_be_attached()  # the page goes on drawing while it answers
    page.evaluate(
        """() => {
            const known = new Set();
            window.touched = () => [...known];
            const element = (node) => node.closest ? node : node.parentElement;
            const note = ({ target }) => known.add(element(target).closest("[id^=box-]")?.id);
            const what = { subtree: true, childList: true, characterData: true, attributes: true };
            const observer = new MutationObserver((records) => records.forEach(note));
            observer.observe(document.querySelector(".ll-blocks"), what);
        }"""
    )
    heard.clear()
    page.get_by_role("button", name="Rename").click()
    expect(page.locator("#box-200 label")).to_have_text("Renamed")
    assert [one for one in page.evaluate("window.touched()") if one] == ["box-200"]
    assert sum(len(frame) for frame in heard) < 600, heard


def test_only_what_is_in_sight_of_a_long_page_is_laid_out(page: Page, serve):
    with gr.Blocks() as demo:
        for number in range(150):
            gr.Textbox(label=f"Box {number}", elem_id=f"box-{number}")
    page.goto(serve(demo))
    last = page.locator("#box-149")
    expect(last).to_be_attached()
    is_laid_out = "node => node.querySelector('label').checkVisibility({ contentVisibilityAuto: true })"
    assert page.locator("#box-0").evaluate(is_laid_out)
    assert not last.evaluate(is_laid_out)
    page.get_by_label("Box 149").fill("down here")
    assert last.evaluate(is_laid_out)
