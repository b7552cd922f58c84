"""Sound that a function gives while it is made, and sound that is fed to it."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

import limelight as gr
from limelight.engine.stream import MOST_JOINED_BYTES, Feed
from limelight.files import audio, image, wav
from limelight.files.live import SoundOutlet, pcm, samples_of
from limelight.testing import Person
from limelight.wire.messages import Piece
from limelight.wire.values import Part

TONE = (np.sin(np.arange(800) / 8) * 9000).astype(np.int16)


def speaker(fn):
    with gr.Blocks() as demo:
        out = gr.Audio(streaming=True, autoplay=True)
        listener = gr.Button("Go").click(fn, None, out)
    return demo, listener


def perform(demo, listener, stop_after: int | None = None):
    """Run it in a session; its pieces, and the run."""
    with Person(demo) as ada:

        async def run_it():
            run = ada.session.trigger(listener, [])
            if stop_after is not None:
                while len(pieces(ada)) < stop_after:
                    await asyncio.sleep(0)
                ada.session.cancel(run.id)
            await run.finished()
            whole = run.values[0]
            return run, pieces(ada), audio.load(ada.session.engine.files.resolve(whole["path"], ada.session.id))

        return ada._on_loop(run_it())


def pieces(person) -> list[Piece]:
    return [entry.message for entry in person.session.log.after(0) or [] if isinstance(entry.message, Piece)]


def test_each_piece_leaves_as_it_comes_and_all_are_a_file_in_the_end():
    def speak():
        for number in range(3):
            yield 8000, TONE + number

    run, given, (rate, samples) = perform(*speaker(speak))
    assert [one.part is None for one in given] == [False, False, False, True]
    assert samples_of(given[1].part)[1].tolist() == (TONE + 1).tolist()
    assert (run.status, rate) == ("done", 8000)
    assert samples.tolist() == np.concatenate([TONE, TONE + 1, TONE + 2]).tolist()


def test_a_stopped_stream_is_cut_off_at_once_and_keeps_what_was_said():
    async def speak():
        yield 8000, TONE
        await asyncio.Event().wait()

    run, given, (_, samples) = perform(*speaker(speak), stop_after=1)
    assert run.status == "cancelled"
    assert given[-1].is_cut
    assert len(samples) == 800


def test_pieces_of_other_rates_and_channels_go_on_at_the_first_ones():
    outlet = SoundOutlet()
    outlet.take((8000, TONE))
    (part,) = outlet.take((16000, np.stack([TONE, TONE], axis=1)))
    rate, samples = samples_of(part)
    assert (rate, samples.shape) == (8000, (400,))


def test_bytes_and_paths_are_pieces_too(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(wav.write(8000, TONE))
    outlet = SoundOutlet()
    assert [len(outlet.take(one)[0].data) for one in (path, path.read_bytes())] == [1600, 1600]
    assert "#EXTINF:0.100000,\n1.aac" in outlet.playlist()


def test_nothing_is_no_piece():
    def speak():
        yield None
        yield 8000, TONE

    _, given, _ = perform(*speaker(speak))
    assert [one.part is None for one in given] == [False, True]


def test_sound_for_a_busy_function_is_joined_and_none_is_lost():
    async def offered():
        feed = Feed(None)
        for number in range(3):
            feed.offer([pcm(8000, TONE + number), None])
        return feed, await feed.next(0)

    feed, (part, _) = asyncio.run(offered())
    assert feed.dropped == 0
    assert samples_of(part)[1].tolist() == np.concatenate([TONE, TONE + 1, TONE + 2]).tolist()


def test_of_pictures_the_newest_counts_and_the_loss_is_counted():
    async def offered():
        feed = Feed(None)
        for number in range(3):
            feed.offer([Part(bytes([number]), "image/jpeg")])
        return feed, await feed.next(0)

    feed, (part,) = asyncio.run(offered())
    assert (feed.dropped, part.data) == (2, b"\x02")


def test_a_function_that_never_comes_back_holds_a_bounded_amount():
    async def offered():
        feed = Feed(None)
        for _ in range(5):
            feed.offer([Part(bytes(MOST_JOINED_BYTES // 2), "audio/pcm;rate=8000")])
        return feed, await feed.next(0)

    feed, (part,) = asyncio.run(offered())
    assert len(part.data) <= MOST_JOINED_BYTES
    assert feed.dropped > 0


def test_what_is_fed_arrives_as_the_component_gives_it_and_the_loss_is_told():
    heard = []

    def hear(sound, picture, event: gr.EventData):
        heard.append((sound[0], len(sound[1]), picture.shape, (event._data or {}).get("dropped", 0)))
        return "ok"

    with gr.Blocks() as demo:
        voice, camera, out = gr.Audio(streaming=True, sources="microphone"), gr.Image(), gr.Textbox()
        listener = voice.stream(hear, [voice, camera], out)
    picture = Part(image.encode(np.zeros((4, 6, 3), np.uint8), "jpeg"), "image/jpeg")
    with Person(demo) as ada:

        async def stream():
            run = ada.session.trigger(listener, [pcm(8000, TONE), picture], is_fed=True)
            ada.session.feed(run.id, [pcm(8000, TONE), picture])
            ada.session.feed(run.id, None)
            await run.finished()
            return run

        run = ada._on_loop(stream())
    assert run.status == "done", run.exception
    assert heard == [(8000, 800, (4, 6, 3), 0)] * 2


@pytest.mark.parametrize("mime_type", ["audio/pcm;rate=0", "audio/pcm;rate=x", "video/mp4", "audio/pcm;channels=99"])
def test_hostile_sound_is_refused_with_words(mime_type):
    with pytest.raises(gr.BadValue):
        gr.Audio().preprocess(Part(b"\0\0", mime_type))
