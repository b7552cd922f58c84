"""A chat as a person has it: replies that grow, a reader who is left alone, and nothing hostile that acts."""

from __future__ import annotations

import re
import threading

from playwright.sync_api import Page, expect

import limelight as gr

PROSE = """# A title

Some **bold** words, `code`, a [link][1], a note[^a] and money: $5.

$$
a_b = \\frac{1}{2}

+ c
$$

1. first

2. second
   - inner

- [x] done
- [ ] open

| Name | Value |
| --- | ---: |
| one | 1 |

```python
def fib(n):

    return n
```

> A quote
that goes on

<details><summary>More</summary>

Inside **it**

</details>

[1]: https://example.org/
[^a]: The words of the note.
"""
INNER = "(el) => el.innerHTML"
DRAWN = """() => [...document.querySelectorAll('.ll-prose')].length >= 2
    && !document.querySelector('.ll-math:not([data-drawn]), code.language-python:not([data-lit])')"""


def message(page: Page):
    return page.get_by_role("textbox", name="Message")


def say(page: Page, text: str) -> None:
    message(page).fill(text)
    message(page).press("Enter")


def test_a_reply_that_grew_is_the_document_of_one_that_came_at_once(page: Page, serve):
    def grow(_):
        for end in range(0, len(PROSE), 7):
            yield [{"role": "assistant", "content": [{"type": "text", "text": PROSE[:end]}]}]
        yield [{"role": "assistant", "content": [{"type": "text", "text": PROSE}]}]

    with gr.Blocks() as demo:
        chat = gr.Chatbot(elem_id="grown")
        gr.Chatbot([{"role": "assistant", "content": [{"type": "text", "text": PROSE}]}], elem_id="whole")
        gr.Button("Go").click(grow, chat, chat)
    page.goto(serve(demo))
    page.get_by_role("button", name="Go").click()
    expect(page.locator("#grown .ll-footnotes")).to_be_visible()
    page.wait_for_function(DRAWN)
    grown, whole = (page.locator(f"{place} .ll-prose").evaluate(INNER) for place in ("#grown", "#whole"))
    assert grown == whole
    assert page.locator("#whole .katex").count() == 1
    assert page.locator("#whole li.ll-task input").count() == 2


HOSTILE = [
    "<img src=x onerror='window.hacked = 1'>",
    "<script>window.hacked = 1</script>",
    "[link](javascript:window.hacked=1) <a href='javascript:window.hacked=1'>link</a>",
    "<svg><animate onbegin='window.hacked=1' attributeName=x dur=1s></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.hacked=1&gt;'>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe><object data='data:text/html,x'></object>",
    "<form action='https://evil.example'><input name=a></form><base href='https://evil.example/'>",
    "<style>body { display: none }</style><link rel=stylesheet href=x><meta http-equiv=refresh content='0;url=x'>",
    "$$\\href{javascript:window.hacked=1}{x}$$ $$\\includegraphics{https://evil.example/x.png}$$",
    '```"onmouseover="window.hacked=1\ncode\n```',
    "| <img src=x onerror=window.hacked=1> |\n| --- |\n| x |\n\n[^x]\n\n[^x]: <img src=x onerror=window.hacked=1>",
]
ACTING = """() => [...document.querySelectorAll('.ll-chat *')].filter((el) =>
    ['script', 'iframe', 'object', 'embed', 'form', 'base', 'meta', 'link', 'style', 'animate'].includes(el.localName)
    || [...el.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*javascript:/i.test(value)))
    .map((el) => el.outerHTML)"""


def test_hostile_messages_stay_inert(page: Page, serve, allowed):
    allowed += ["/x", "Failed to load resource", "404", "Content Security Policy"]
    messages = [{"role": role, "content": one} for one in HOSTILE for role in ("user", "assistant")]
    wrapped = {"title": HOSTILE[0], "log": HOSTILE[1]}
    cited = {"sources": [{"title": HOSTILE[0], "url": "javascript:window.hacked=1", "text": HOSTILE[1]}]}
    messages.append(gr.ChatMessage("thought", metadata=wrapped))
    messages.append(gr.ChatMessage("said [1]", metadata=cited, options=[{"value": HOSTILE[0]}]))
    with gr.Blocks() as demo:
        gr.Chatbot(messages, height=None)
    page.goto(serve(demo))
    expect(page.get_by_text("said")).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('.ll-math:not([data-drawn])').length === 0")
    assert page.evaluate(ACTING) == []
    assert page.evaluate("window.hacked") is None


def test_a_reader_is_not_moved_and_can_go_back_to_the_end(page: Page, serve):
    go_on = threading.Event()

    def fn(message, history):
        text = "\n\n".join(f"Paragraph {i}" for i in range(60))
        yield text
        go_on.wait(30)
        yield f"{text}\n\nThe end"

    page.goto(serve(gr.ChatInterface(fn)))
    say(page, "Hi")
    expect(page.get_by_text("Paragraph 59")).to_be_in_viewport()
    scroller = page.locator(".ll-chat-scroll")
    scroller.hover()
    page.mouse.wheel(0, -900)
    expect(page.get_by_role("button", name="To the end")).to_be_visible()
    before = scroller.evaluate("(el) => el.scrollTop")
    go_on.set()
    expect(page.get_by_text("The end", exact=True)).to_be_attached()
    expect(page.get_by_role("button", name="Try again")).to_be_attached()
    assert scroller.evaluate("(el) => el.scrollTop") == before
    page.get_by_role("button", name="To the end").click()
    expect(page.get_by_text("The end", exact=True)).to_be_in_viewport()


def test_a_turn_sends_its_message_and_not_the_history(page: Page, serve):
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(str(data))))
    heard = []

    def fn(message, history):
        heard.append(len(history))
        return "word " * 2000

    page.goto(serve(gr.ChatInterface(fn)))
    for text in ("One", "Two"):
        say(page, text)
        expect(page.get_by_role("article", name="You")).to_have_count(len(heard) or 1)
        expect(page.get_by_role("button", name="Try again")).to_be_enabled()
    triggers = [frame for frame in sent if '"trigger"' in frame and ("One" in frame or "Two" in frame)]
    assert heard == [0, 2]
    assert len(triggers) == 2
    assert len(triggers[1]) < 400, triggers[1][:600]


def test_a_reply_is_stopped_and_one_that_broke_off_is_asked_again(page: Page, serve, allowed):
    calls = []

    def fn(message, history):
        calls.append(message)
        yield "I began"
        if message == "break" and len(calls) == 1:
            raise gr.Error("The model went away.")
        if message == "wait":
            threading.Event().wait(0.2)
            for _ in range(600):
                threading.Event().wait(0.05)
                yield "I began and go on"
        yield "I am done"

    page.goto(serve(gr.ChatInterface(fn)))
    say(page, "break")
    failed = page.locator(".ll-chat-failed")
    expect(failed).to_contain_text("The model went away.")
    expect(page.get_by_text("I began")).to_be_visible()
    failed.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("I am done")).to_be_visible()
    expect(page.get_by_role("group", name="Versions")).to_contain_text("2/2")
    say(page, "wait")
    expect(page.get_by_text("I began and go on")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    expect(page.get_by_text("I began and go on")).to_be_visible()


def test_conversations_are_kept_searched_and_opened(page: Page, serve):
    page.goto(serve(gr.ChatInterface(lambda message, history: f"To {message}", save_history=True)))
    chats = page.get_by_role("navigation", name="Conversations")
    expect(chats.get_by_text("No conversations yet")).to_be_visible()
    say(page, "First thing")
    expect(chats.get_by_role("button", name="First thing", exact=True)).to_be_visible()
    chats.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("article")).to_have_count(0)
    say(page, "Second thing")
    expect(chats.get_by_role("button", name="Second thing", exact=True)).to_be_visible()
    chats.get_by_role("button", name="First thing", exact=True).click()
    expect(page.get_by_text("To First thing")).to_be_visible()
    say(page, "And more")
    expect(page.get_by_text("To And more")).to_be_visible()
    expect(chats.get_by_role("listitem")).to_have_count(2)
    page.reload()
    expect(chats.get_by_role("listitem")).to_have_count(2)
    chats.get_by_role("button", name=re.compile("Delete Second")).click()
    expect(chats.get_by_role("listitem")).to_have_count(1)
    chats.get_by_role("button", name="Undo").click()
    expect(chats.get_by_role("listitem")).to_have_count(2)
