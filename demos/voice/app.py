"""A voice that reads aloud from the first sentence on, and stops when you speak."""

import re

import numpy as np

import limelight as gr

RATE = 16000
STORY = """A lighthouse keeper counted ships. Every evening she wrote how many had passed. One night there were none. \
She waited until the sky turned grey. Then a small boat came out of the fog, and she wrote the number one."""
MISSING = "This demo needs a voice and an ear: pip install 'limelight[live]'"


def read_aloud(text):
    """Sound for each sentence as soon as it is there: the first is heard while the others are still made."""
    try:
        from py_nanotts import NanoTTS
    except ImportError:
        raise gr.Error(MISSING) from None
    voice = NanoTTS()
    for sentence in re.split(r"(?<=[.!?])\s+", text.strip()):
        if sentence:
            yield RATE, np.frombuffer(voice.speak(sentence), "<i2")


def notice(sound, heard):
    """Whether somebody speaks: most of the last moments sound like a voice."""
    _, samples = sound
    ear = voice_detector()
    size = int(RATE * ear.frame_length)
    frames = [samples[at : at + size] for at in range(0, len(samples) - size + 1, size)]
    heard = [*heard, *(ear.is_speech(frame.tobytes()) for frame in frames)][-15:]
    return sum(heard) > 10, heard


def voice_detector():
    """What tells speech from noise, made once."""
    if not _kept:
        try:
            from pocketsphinx import Vad
        except ImportError:
            raise gr.Error(MISSING) from None
        _kept.append(Vad(3, RATE))
    return _kept[0]


_kept: list = []

with gr.Blocks(title="A voice that lets you interrupt") as demo:
    gr.Markdown("# A voice that lets you interrupt\nLet it read, turn the microphone on, and say something.")
    text = gr.Textbox(STORY, label="Text", lines=4)
    with gr.Row():
        reads = gr.Button("Read aloud", variant="primary")
        stops = gr.Button("Be quiet", variant="stop")
    with gr.Row():
        voice = gr.Audio(streaming=True, autoplay=True, label="Voice", interactive=False)
        ear = gr.Audio(
            sources="microphone", streaming=True, label="Ear", waveform_options=gr.WaveformOptions(sample_rate=RATE)
        )
    speaks = gr.Checkbox(label="Somebody speaks", interactive=False)
    heard = gr.State([])

    reading = reads.click(read_aloud, text, voice)
    stops.click(None, cancels=[reading])
    ear.stream(notice, [ear, heard], [speaks, heard], stream_every=0.1, time_limit=600)
    speaks.change(None, cancels=[reading])

if __name__ == "__main__":
    demo.launch()
