"""Streams of sound as clients without a socket follow them: a playlist and its segments."""

from __future__ import annotations

import numpy as np

import limelight as gr

TONE = (np.sin(np.arange(4800) / 8) * 9000).astype(np.int16)


def speaker() -> gr.Blocks:
    def speak():
        for _ in range(3):
            yield 24000, TONE

    with gr.Blocks() as demo:
        out = gr.Audio(streaming=True, autoplay=True)
        gr.Button("Go").click(speak, None, out)
    return demo


def test_a_stream_is_followed_by_its_playlist_and_is_a_file_in_the_end(served):
    one = served(speaker())
    messages = [message for message in one.join(0) if message["msg"].startswith("process_")]
    stream = next(message for message in messages if message["msg"] == "process_generating")["output"]["data"][0]
    assert stream["is_stream"]
    assert stream["path"].endswith("/playlist.m3u8")
    answer = one.http.get(stream["url"])
    assert answer.headers["content-type"].startswith("application/vnd.apple.mpegurl")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.count("#EXTINF:0.200000,") == 3
    assert answer.text.endswith("#EXT-X-ENDLIST\n")
    segment = one.http.get(stream["url"].replace("playlist.m3u8", "2.aac"))
    assert (segment.status_code, segment.headers["content-type"]) == (200, "audio/aac")
    whole = messages[-1]["output"]["data"][0]
    assert not whole["is_stream"]
    assert one.http.get(whole["url"]).content[44:] == TONE.tobytes() * 3


def test_what_was_never_streamed_is_not_there(served):
    one = served(speaker())
    one.join(0)
    for path in ("s/r/1/playlist.m3u8", "s1/none/1/playlist.m3u8", "s1/none/x/9.aac"):
        assert one.http.get(f"gradio_api/stream/{path}").status_code == 404
