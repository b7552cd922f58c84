"""Sound: recorded, dropped or pasted, trimmed, or played."""

import numpy as np

import limelight as gr


def _chime(seconds=3.0, rate=16000):
    t = np.arange(int(seconds * rate)) / rate
    tones = sum(np.sin(2 * np.pi * pitch * t) * np.exp(-3 * ((t - start) % seconds)) for pitch, start in NOTES)
    return rate, (tones / 4 * 20000).astype(np.int16)


NOTES = [(523, 0.0), (659, 0.6), (784, 1.2)]


def empty():
    """It says how a sound gets in."""
    gr.Audio(label="Voice", interactive=True)


def only_recorded():
    """From the microphone alone."""
    gr.Microphone(label="Say it", interactive=True)


def played():
    """An array with its rate, the bytes of a file, a path or an address; with what is said."""
    words = [{"timestamp": [0, 1.2], "text": "First one note"}, {"timestamp": [1.2, 3], "text": "and then two more"}]
    gr.Audio(_chime(), label="Result", interactive=False, subtitles=words)


def editable():
    """A person can trim it, and take that back."""
    gr.Audio(_chime(), label="Yours", interactive=True)


def in_other_colours():
    """As an app wants it drawn."""
    look = gr.WaveformOptions(waveform_color="#7aa2c4", waveform_progress_color="#1f6fb2", skip_length=1)
    gr.Audio(_chime(), label="Blue", interactive=False, waveform_options=look, loop=True)


def spoken_to_a_function():
    """With streaming=True the microphone's sound goes to a `stream` listener while a person speaks."""
    voice = gr.Audio(label="Speak", sources="microphone", streaming=True, interactive=True)
    loudness = gr.Slider(0, 100, label="Loudness", interactive=False)
    voice.stream(lambda sound: float(np.abs(sound[1] / 327.68).max(initial=0)), voice, loudness, stream_every=0.1)


def heard_while_it_is_made():
    """A generator gives it piece after piece; the first is heard at once."""
    voice = gr.Audio(label="Melody", streaming=True, autoplay=True, interactive=False)
    gr.Button("Play a melody").click(_melody, None, voice)


def _melody():
    for pitch, _ in [*NOTES, *reversed(NOTES)]:
        t = np.arange(6400) / 16000
        yield 16000, (np.sin(2 * np.pi * pitch * t) * np.exp(-6 * t) * 12000).astype(np.int16)


def waiting():
    """Before there is a result."""
    gr.Audio(label="Result", interactive=False)
