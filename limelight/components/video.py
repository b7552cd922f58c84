"""A film."""

from __future__ import annotations

from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..files.subtitles import cues
from ..graph.component import Input
from ..wire.values import FileData
from .image import WatermarkOptions, WebcamOptions
from .media import MEDIA_SCHEMA, as_dict, as_file, chosen_sources

Source = Literal["upload", "webcam"]


FILM = (
    "data:video/webm;base64,GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQJChYECGFOAZwEAAAAAAAGlEU2bdLpNu4tTq4QVSalmU6y"
    "BoU27i1OrhBZUrmtTrIHGTbuMU6uEElTDZ1OsggEMTbuMU6uEHFO7a1OsggGP7AEAAAAAAABZAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBNgIRMYXZmV0G"
    "ETGF2ZkSJiECPQAAAAAAAFlSua8GuAQAAAAAAADjXgQFzxYgAAAAAAAAAAZyBACK1nIN1bmSIgQCGhVZfVlA4g4EBI+ODhDuaygDgibCBELqBE"
    "JqBAhJUw2fRc3POY8CLY8WIAAAAAAAAAAFnyJhFo4dFTkNPREVSRIeLTGF2YyBsaWJ2cHhnyKJFo4hEVVJBVElPTkSHlDAwOjAwOjAxLjAwMDA"
    "wMDAwMAAAH0O2dajngQCjo4EAAIAQAgCdASoQABAAAEcIhYWImYSIAgIADA1gAP7/q1CAHFO7a5G7j7OBALeK94EB8YIBYvCBAw=="
)
"""The smallest film, for examples that need no network."""


class Video(Input):
    """A film: uploaded or recorded with the camera, trimmed, and given to a function; or played."""

    wire = FileData | None
    info = DROPPED

    value: Any = prop(default=None, kw_only=False)
    """The film at first: a path or a web address. A function is called for each page that opens."""
    format: str | None = prop(default=None, travels=False)
    """The file format a function gets and returns: "mp4", "webm"; None leaves what browsers play as it is."""
    sources: list[Source] | Source | None = prop(default=None)
    """Where films come from: "upload", "webcam". Both when left out."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it."""
    width: int | str | None = prop(default=None)
    """Width in pixels, or as CSS writes it."""
    webcam_options: WebcamOptions | dict[str, Any] | None = prop(default=None)
    """How the camera is used."""
    include_audio: bool | None = prop(default=None)
    """Whether films have sound; None records without it when the camera is the only source."""
    autoplay: bool = prop(default=False)
    """Start playing when a new film comes."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "download", "share", or `gr.Button`s. The first when left out."""
    loop: bool = prop(default=False)
    """Start again at the end."""
    streaming: bool = prop(default=False)
    """As an output, play while a function still gives piece after piece."""
    watermark: WatermarkOptions | dict[str, Any] | None = prop(default=None, travels=False)
    """A mark laid over films that a function returns."""
    subtitles: Any = prop(default=None)
    """What is said: a path of an .srt or .vtt file, or a list of `{"timestamp": [start, end], "text": words}`."""
    playback_position: float = prop(default=0)
    """Seconds from the start where playing is; an update goes there."""

    change = Event()
    clear = Event()
    start_recording = Event()
    stop_recording = Event()
    stop = Event()
    play = Event()
    pause = Event()
    end = Event()
    upload = Event()
    input = Event()

    def check(self) -> None:
        """Sources must be known, subtitles must be readable."""
        super().check()
        self.sources = chosen_sources("Video", self.sources, ["upload", "webcam"])
        if self.include_audio is None:
            self.include_audio = "upload" in self.sources
        if self.buttons is None:
            self.buttons = ["download"]
        self.webcam_options = as_dict(self.webcam_options or WebcamOptions())
        self.subtitles = cues(self.subtitles, "Video")

    def preprocess(self, payload: Any) -> str | None:
        """The path of the film. Raises `BadValue` for what is no file."""
        file = as_file(payload, self.label or "Video")
        if file is None:
            return None
        from ..files import video

        is_silenced = self.include_audio is False and "upload" in (self.sources or ())
        return video.load(file.path, self.format, has_sound=not is_silenced, name=file.orig_name)

    def postprocess(self, value: Any) -> FileData | None:
        """A file of a path or a web address. Raises `BadAnswer` for anything else."""
        if value is None:
            return None
        from ..files import video

        return video.to_file(value, self.format, self.watermark)

    def outlet(self) -> Any:
        """Takes films piece after piece, for `streaming=True`."""
        from ..files.live import FilmOutlet

        return FilmOutlet()

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a file."""
        return MEDIA_SCHEMA

    def example_payload(self) -> Any:
        """A film of one black picture."""
        return {"path": None, "url": FILM, "orig_name": "film.webm", "meta": {"_type": "gradio.FileData"}}


class PlayableVideo(Video):
    """A film that every browser plays: always mp4, and only uploaded."""

    kind = "video"

    format: str | None = prop(default="mp4", travels=False)
    """The file format a function gets and returns."""
    sources: list[Source] | Source | None = prop(default=None)
    """Where films come from; an upload when left out."""

    def check(self) -> None:
        """An upload is its source unless another is given."""
        if self.sources is None:
            self.sources = ["upload"]
        super().check()
