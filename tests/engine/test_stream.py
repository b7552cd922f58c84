"""Runs that are fed piece after piece."""

import asyncio
import threading

import limelight as gr
from limelight.engine.stream import Feed
from limelight.testing import Person


def camera_app(fn, **options):
    with gr.Blocks() as demo:
        text, seen = gr.Textbox(label="In"), gr.State(0)
        out = gr.Textbox(label="Out")
        listener = gr.Button("Go").click(fn, [text, seen], [out, seen], **options)
    return demo, listener


def test_the_function_is_called_for_each_piece_and_keeps_its_state():
    demo, listener = camera_app(lambda text, count: (f"{text} {count}", count + 1))
    with Person(demo) as ada:

        async def stream():
            run = ada.session.trigger(listener, ["a", None], is_fed=True)
            shown = []
            for piece in "bc":
                await until(lambda: run.outputs[0].get("value") is not None)
                shown.append(run.outputs[0].pop("value"))
                ada.session.feed(run.id, [piece, None])
            await until(lambda: run.outputs[0].get("value") is not None)
            shown.append(run.outputs[0]["value"])
            ada.session.feed(run.id, None)
            await run.finished()
            return shown, run.status

        assert ada._on_loop(stream()) == (["a 0", "b 1", "c 2"], "done")


def test_pieces_are_dropped_while_the_function_is_busy_and_the_newest_counts():
    hold, seen = threading.Event(), []

    def slow(text, count):
        seen.append(text)
        hold.wait(5)
        return text, count

    demo, listener = camera_app(slow)
    with Person(demo) as ada:

        async def stream():
            run = ada.session.trigger(listener, ["0", None], is_fed=True)
            await until(lambda: seen == ["0"])
            for piece in "1234":
                ada.session.feed(run.id, [piece, None])
            ada.session.feed(run.id, None)
            hold.set()
            await run.finished()
            return run.feed.dropped

        assert ada._on_loop(stream()) == 3
    assert seen == ["0", "4"]


def test_a_stream_ends_at_its_time_limit():
    async def read():
        return await Feed(time_limit_s=2).next(running_s=2)

    assert asyncio.run(read()) is None


def test_what_is_no_stream_takes_no_pieces():
    demo, listener = camera_app(lambda text, count: (text, count))
    with Person(demo) as ada:

        async def feed():
            run = ada.session.trigger(listener, ["a", None])
            await run.finished()
            return ada.session.feed(run.id, ["b", None]), ada.session.feed("unknown-run", ["b", None])

        assert ada._on_loop(feed()) == (False, False)


async def until(holds):
    while not holds():
        await asyncio.sleep(0)
