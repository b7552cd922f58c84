"""Sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadProp
from ..files.subtitles import cues
from ..graph.component import Input
from ..wire.values import FileData, Part
from .media import MEDIA_SCHEMA, as_dict, as_file, chosen_sources

Source = Literal["upload", "microphone"]

SILENCE = "data:audio/wav;base64,UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA=="
"""The shortest sound, for examples that need no network."""


@dataclass
class WaveformOptions:
    """How sound is drawn."""

    waveform_color: str | None = None
    """What is still to be heard; the theme's colour when left out."""
    waveform_progress_color: str | None = None
    """What has been heard; the theme's accent when left out."""
    trim_region_color: str | None = None
    """The part that trimming keeps."""
    show_recording_waveform: bool = True
    """Draw sound while it is recorded."""
    skip_length: int | float = 5
    """Seconds that the skip buttons and the arrow keys go back and on."""
    sample_rate: int = 44100
    """Samples a second of what a person records or trims."""


class Audio(Input):
    """Sound: recorded or uploaded, trimmed, and given to a function; or played."""

    wire = FileData | None
    info = DROPPED
    takes_parts = True

    value: Any = prop(default=None, kw_only=False)
    """The sound at first: a path, a web address, (rate, samples), or bytes. A function is called for each page."""
    sources: list[Source] | Source | None = prop(default=None)
    """Where sound comes from: "upload", "microphone". Both when left out."""
    type: Literal["numpy", "filepath"] = prop(default="numpy", travels=False)
    """What the function gets: (rate in Hz, samples of int16), or the path of a file."""
    streaming: bool = prop(default=False)
    """As an input, send the microphone to a `stream` listener while it records; as an output, play while it comes."""
    format: Literal["wav", "mp3"] | None = prop(default=None, travels=False)
    """The file format a function gets and returns; None takes WAV for samples and leaves files as they are."""
    autoplay: bool = prop(default=False)
    """Start playing when a new sound comes."""
    editable: bool = prop(default=True)
    """Let a person trim the sound."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "download", "share", or `gr.Button`s. The two when left out."""
    waveform_options: WaveformOptions | dict[str, Any] | None = prop(default=None)
    """How sound is drawn."""
    loop: bool = prop(default=False)
    """Start again at the end."""
    recording: bool = prop(default=False)
    """Record as soon as the page opens, if the browser allows; an update starts and stops recording."""
    subtitles: Any = prop(default=None)
    """What is said: a path of an .srt or .vtt file, or a list of `{"timestamp": [start, end], "text": words}`."""
    playback_position: float = prop(default=0)
    """Seconds from the start where playing is; an update goes there."""

    stream = Event(stream=True, show_progress="hidden")
    change = Event()
    clear = Event()
    play = Event()
    pause = Event()
    stop = Event()
    start_recording = Event()
    pause_recording = Event()
    stop_recording = Event()
    upload = Event()
    input = Event()

    def check(self) -> None:
        """Sources must be known, a stream comes from the microphone, subtitles must be readable."""
        super().check()
        self.sources = chosen_sources("Audio", self.sources, ["upload", "microphone"])
        if self.buttons is None:
            self.buttons = ["download", "share"]
        self.waveform_options = as_dict(self.waveform_options or WaveformOptions())
        self.subtitles = cues(self.subtitles, "Audio")

    def check_streamable(self) -> None:
        """Raise `BadProp` unless the microphone is its only source: nothing else gives sound piece after piece."""
        if self.sources != ["microphone"] and self.streaming:
            raise BadProp(
                "Audio: a stream comes from the microphone alone. Write gr.Audio(sources='microphone', streaming=True)."
            )

    def preprocess(self, payload: Any) -> Any:
        """(rate, samples of int16), or a path. Raises `BadValue` for what is no sound."""
        if isinstance(payload, Part):
            from ..files import live

            return live.samples_of(payload) if self.type == "numpy" else live.path_of(payload)
        file = as_file(payload, self.label or "Audio")
        if file is None:
            return None
        from ..files import audio

        return audio.load(file.path, self.type, self.format, name=file.orig_name)

    def postprocess(self, value: Any) -> FileData | None:
        """A file of (rate, samples), bytes, a path or a web address. Raises `BadAnswer` for anything else."""
        if value is None:
            return None
        from ..files import audio

        return audio.to_file(value, self.format)

    def outlet(self) -> Any:
        """Takes sound piece after piece, for `streaming=True`."""
        from ..files.live import SoundOutlet

        return SoundOutlet()

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a file."""
        return MEDIA_SCHEMA

    def example_payload(self) -> Any:
        """A moment of silence."""
        return {"path": None, "url": SILENCE, "orig_name": "audio.wav", "meta": {"_type": "gradio.FileData"}}


class Microphone(Audio):
    """Sound from the microphone."""

    kind = "audio"

    sources: list[Source] | Source | None = prop(default=None)
    """Where sound comes from; the microphone when left out."""
    format: Literal["wav", "mp3"] | None = prop(default="wav", travels=False)
    """The file format a function gets and returns."""

    def check(self) -> None:
        """The microphone is its source unless another is given."""
        if self.sources is None:
            self.sources = ["microphone"]
        super().check()
