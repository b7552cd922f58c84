from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue

TONE = (np.sin(np.arange(800) / 8) * 20000).astype(np.int16)


@pytest.mark.parametrize("kind", ["numpy", "filepath"])
def test_sound_comes_back_as_asked_for(kind):
    file = gr.Audio().postprocess((8000, TONE))
    got = gr.Audio(type=kind).preprocess(file)
    rate, samples = gr.Audio().preprocess(file) if kind == "filepath" else got
    assert isinstance(got, str if kind == "filepath" else tuple)
    assert rate == 8000
    assert np.array_equal(samples, TONE)


def test_bytes_are_a_file():
    assert gr.Audio().postprocess(b"ID3 and more").path.endswith("audio.mp3")


def test_nothing_is_nothing():
    assert gr.Audio().postprocess(None) is None
    assert gr.Audio().preprocess(None) is None


def test_what_is_no_file_is_refused():
    with pytest.raises(BadValue, match="'Voice' takes a file"):
        gr.Audio(label="Voice").preprocess("voice.wav")


def test_an_unknown_source_is_refused():
    with pytest.raises(BadProp, match="microphone"):
        gr.Audio(sources=["microfone"])


def test_a_microphone_records_only():
    assert gr.Microphone().sources == ["microphone"]
    assert gr.Mic is gr.Microphone
    assert gr.Mic().format == "wav"


def test_options_travel_as_a_dict():
    told = gr.Audio(waveform_options=gr.WaveformOptions(skip_length=2)).travelling_props()
    assert told["waveform_options"]["skip_length"] == 2
    assert gr.Audio(waveform_options={"waveform_color": "red"}).waveform_options == {"waveform_color": "red"}


def test_subtitles_travel_as_cues():
    told = gr.Audio(subtitles=[{"timestamp": [0, 1], "text": "Hello"}]).travelling_props()
    assert told["subtitles"] == [{"start": 0.0, "end": 1.0, "text": "Hello"}]


def test_a_stream_comes_from_the_microphone():
    gr.Audio(sources="microphone", streaming=True).check_streamable()
    with pytest.raises(BadProp, match="microphone"):
        gr.Audio(streaming=True).check_streamable()
