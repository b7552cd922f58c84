"""Sound and film piece after piece: what an open page sends and gets while it is made."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BadAnswer, BadValue
from ..wire.values import FileData, Part
from . import audio, ffmpeg, wav
from .data_url import is_data_url, written
from .folder import derived, scratch
from .naming import safe_name, suffix_for

if TYPE_CHECKING:
    import numpy as np

MOST_BYTES = 2_000_000_000
"""A stream's file holds so much; what comes after is still heard."""
KEPT_BYTES = 8_000_000
"""So much of a stream can be fetched by clients without a socket."""


def pcm(rate: int, samples: np.ndarray) -> Part:
    """Samples of int16 as they travel."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    return Part(samples.astype("<i2", copy=False).tobytes(), f"audio/pcm;rate={rate};channels={channels}")


def samples_of(part: Part) -> tuple[int, np.ndarray]:
    """Rate and samples of int16, (n,) or (n, channels). Raises `BadValue` for what is no sound."""
    import numpy

    kind, rate, channels = _facts(part.mime_type)
    if kind != "audio/pcm":
        raise BadValue(f"A stream of sound takes audio/pcm, not {part.mime_type}.")
    samples = numpy.frombuffer(part.data[: len(part.data) // (2 * channels) * 2 * channels], "<i2")
    return rate, samples if channels == 1 else samples.reshape(-1, channels)


def file_of(part: Part) -> tuple[bytes, str]:
    """The same as the bytes of a file, and its name."""
    kind, rate, channels = _facts(part.mime_type)
    if kind == "audio/pcm":
        return wav.header(rate, channels, len(part.data)) + part.data, "audio.wav"
    return part.data, f"frame{suffix_for(kind)}"


def path_of(part: Part) -> str:
    """The same as a file for a function that wants a path."""
    data, name = file_of(part)
    path = derived().place(safe_name(name))
    path.write_bytes(data)
    return str(path)


class Outlet:
    """What a function gives piece after piece. In the end it is one file.

    Clients without a socket follow it by a playlist (HLS): `playlist` and `segment`.
    """

    suffix = ""
    """That of a segment's name."""
    segment_type = ""
    segment_options: tuple[str, ...] = ()

    def __init__(self) -> None:
        self.has_ended = False
        self._segments: list[tuple[bytes, float]] = []
        self._first = 0
        """The number of the first segment that is kept."""

    def take(self, value: Any) -> list[Part]:
        """The next piece, as it travels to an open page. Raises `BadAnswer` for what is none."""
        raise NotImplementedError

    def finish(self) -> FileData | None:
        """All of it as one file; None when nothing came."""
        raise NotImplementedError

    def playlist(self) -> str:
        """What there is to hear or see, as M3U8."""
        segments, first = list(self._segments), self._first
        longest = max((seconds for _, seconds in segments), default=1)
        head = [
            "#EXTM3U",
            "#EXT-X-PLAYLIST-TYPE:EVENT",
            f"#EXT-X-TARGETDURATION:{int(longest) + 1}",
            "#EXT-X-VERSION:4",
        ]
        head += [f"#EXT-X-MEDIA-SEQUENCE:{first}", "#EXT-X-START:TIME-OFFSET=0"]
        rows = [f"#EXTINF:{one[1]:.6f},\n{first + at}{self.suffix}" for at, one in enumerate(segments)]
        return "\n".join([*head, *rows, *(["#EXT-X-ENDLIST"] if self.has_ended else []), ""])

    def segment(self, name: str) -> bytes | None:
        """A piece by its name in the playlist; None when it is gone or not there. Raises `BadValue` without ffmpeg."""
        number = name.removesuffix(self.suffix)
        place = int(number) - self._first if number.isascii() and number.isdigit() else -1
        if not name.endswith(self.suffix) or not 0 <= place < len(self._segments):
            return None
        path = scratch().place("segment")
        try:
            path.write_bytes(self._segments[place][0])
            return ffmpeg.run(path, [*self.segment_options, "-"], name, "sent as a segment")
        finally:
            scratch().remove(path)

    def _keep_segment(self, data: bytes, seconds: float) -> None:
        self._segments.append((data, seconds))
        while len(self._segments) > 1 and sum(len(one[0]) for one in self._segments) > KEPT_BYTES:
            self._segments.pop(0)
            self._first += 1


class SoundOutlet(Outlet):
    """Sound, all at the rate of the first piece; in the end a WAV file."""

    suffix = ".aac"
    segment_type = "audio/aac"
    segment_options = ("-codec:a", "aac", "-f", "adts")

    def __init__(self) -> None:
        super().__init__()
        self.rate = 0
        self.channels = 1
        self._size = 0
        self._path: Path | None = None

    def take(self, value: Any) -> list[Part]:
        """The next piece: (rate, samples), the bytes of a sound file, or a path. Raises `BadAnswer` for others."""
        rate, samples = _sound(value)
        if not self.rate:
            self.rate, self.channels = rate, 1 if samples.ndim == 1 else samples.shape[1]
        part = pcm(self.rate, _fitted(samples, rate, self.rate, self.channels))
        if not part.data:
            return []
        self._keep(part)
        return [part]

    def finish(self) -> FileData | None:
        """All of it as one file; None when nothing came."""
        self.has_ended = True
        if self._path is None:
            return None
        with self._path.open("r+b") as file:
            file.write(wav.header(self.rate, self.channels, self._size))
        return FileData(path=str(self._path), orig_name=self._path.name)

    def _keep(self, part: Part) -> None:
        if self._path is None:
            self._path = scratch().place("audio.wav")
            self._path.write_bytes(wav.header(self.rate, self.channels, 0))
        if self._size + len(part.data) <= MOST_BYTES:
            with self._path.open("ab") as file:
                file.write(part.data)
            self._size += len(part.data)
        self._keep_segment(file_of(part)[0], len(part.data) / (2 * self.channels * self.rate))


class FilmOutlet(Outlet):
    """A film, file after file; each is sent so that a browser can play it behind the last."""

    suffix = ".ts"
    segment_type = "video/MP2T"
    segment_options = ("-codec", "copy", "-f", "mpegts")
    mime_type = 'video/mp4;codecs="avc1.42E01F,mp4a.40.2"'

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None

    def take(self, value: Any) -> list[Part]:
        """The next piece: a path of a film, or its bytes. Raises `BadAnswer` for others, `BadValue` without ffmpeg."""
        path = _film(value)
        # Of one kind whatever came, with sound or silence: a player takes no other kind in the middle.
        silence = () if _has_sound(path) else ("-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono", "-shortest")
        options = [
            *silence,
            *("-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2", "-codec:v", "libx264", "-profile:v", "baseline"),
            *("-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p", "-codec:a", "aac", "-ac", "1"),
            *("-ar", "44100", "-movflags", "frag_keyframe+empty_moov+default_base_moof", "-f", "mp4", "-"),
        ]
        data = ffmpeg.run(path, options, Path(path).name, "streamed")
        self._keep_segment(data, _seconds(path))
        self._append(data)
        return [Part(data, self.mime_type)]

    def finish(self) -> FileData | None:
        """All of it as one file; None when nothing came."""
        self.has_ended = True
        if self._path is None:
            return None
        target = scratch().place("video.mp4")
        options = ["-codec", "copy", "-bsf:a", "aac_adtstoasc", "-movflags", "+faststart", f"file:{target}"]
        ffmpeg.run(self._path, options, target.name, "joined")
        scratch().remove(self._path)
        return FileData(path=str(target), orig_name=target.name)

    def _append(self, data: bytes) -> None:
        """Transport streams can be laid one behind the other; mp4 cannot."""
        piece = scratch().place("piece.mp4")
        piece.write_bytes(data)
        self._path = self._path or scratch().place("video.ts")
        with self._path.open("ab") as file:
            file.write(ffmpeg.run(piece, [*self.segment_options, "-"], "video", "joined"))
        scratch().remove(piece)


def _facts(mime_type: str) -> tuple[str, int, int]:
    kind, *rest = mime_type.split(";")
    given = dict(one.strip().split("=", 1) for one in rest if "=" in one)
    try:
        rate, channels = int(given.get("rate", 16000)), int(given.get("channels", 1))
    except ValueError:
        rate = channels = 0
    if not 1000 <= rate <= 768_000 or not 1 <= channels <= 64:
        raise BadValue(f"A stream of sound cannot be read: {mime_type[:80]!r} is no rate and number of channels.")
    return kind.strip().lower(), rate, channels


def _sound(value: Any) -> tuple[int, Any]:
    if isinstance(value, FileData):
        value = value.path
    if isinstance(value, (bytes, bytearray, memoryview)):
        file = audio.to_file(value)
        try:
            return audio.load(file.path, name=file.orig_name)  # type: ignore[return-value]
        finally:
            with contextlib.suppress(OSError):
                os.unlink(file.path)
    if isinstance(value, (str, os.PathLike)):
        path = os.fspath(value)
        if path.startswith(("http:", "https:")):
            raise BadAnswer("A stream takes samples, bytes or paths, no web address. Fetch it first.")
        return audio.load(written(path, "audio").path if is_data_url(path) else path)  # type: ignore[return-value]
    return audio.parts_of(value)


def _fitted(samples: Any, rate: int, wanted: int, channels: int) -> Any:
    """The samples at another rate and with as many channels as the stream has."""
    import numpy

    has = 1 if samples.ndim == 1 else samples.shape[1]
    if has != channels:
        mixed = samples.astype(numpy.int32).mean(axis=1) if samples.ndim > 1 else samples
        samples = mixed.astype(numpy.int16)
        samples = samples if channels == 1 else numpy.repeat(samples[:, None], channels, axis=1)
    if rate == wanted or not len(samples):
        return samples
    count = round(len(samples) * wanted / rate)
    at = numpy.linspace(0, len(samples) - 1, count)
    columns = samples.reshape(len(samples), -1).T
    turned = numpy.stack([numpy.interp(at, numpy.arange(len(samples)), one) for one in columns], axis=1)
    turned = turned.round().astype(numpy.int16)
    return turned[:, 0] if samples.ndim == 1 else turned


def _film(value: Any) -> str:
    if isinstance(value, FileData):
        return value.path
    if isinstance(value, (bytes, bytearray, memoryview)):
        path = scratch().place("piece.mp4")
        path.write_bytes(bytes(value))
        return str(path)
    if isinstance(value, (str, os.PathLike)) and os.path.isfile(value):
        return os.fspath(value)
    raise BadAnswer(f"A stream of film takes paths of files or their bytes, not {type(value).__name__}.")


def _has_sound(path: str) -> bool:
    return bool(_probed(path, "-select_streams", "a", "-show_entries", "stream=index"))


def _seconds(path: str) -> float:
    try:
        return float(_probed(path, "-show_entries", "format=duration"))
    except ValueError:
        return 1.0


def _probed(path: str, *options: str) -> str:
    command = ["ffprobe", "-v", "error", "-protocol_whitelist", "file,pipe", *options, "-of", "csv=p=0"]
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run([*command, f"file:{Path(path).absolute()}"], capture_output=True, timeout=30, check=True)
        return told.stdout.decode().strip()
    return ""
