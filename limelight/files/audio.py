"""Sound: files to arrays and back. NumPy is imported only for an array, ffmpeg asked only for what is no WAV."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import BadAnswer, BadValue, MissingPackage
from ..wire.values import FileData
from . import ffmpeg
from .data_url import is_data_url, written
from .folder import derived, scratch
from .naming import safe_name, size_in_words

if TYPE_CHECKING:
    import numpy as np

MAX_BYTES = 800_000_000
"""Most sound that is decoded into an array: two hours in stereo at 48 kHz are 1.4 GB, an hour of CD music 635 MB."""

PLAYABLE = {".wav", ".mp3", ".ogg", ".oga", ".opus", ".flac", ".m4a", ".aac", ".mp4", ".webm", ".weba"}
"""What browsers play as it is."""

_CODECS = {
    "mp3": ["-codec:a", "libmp3lame", "-q:a", "2"],
    "wav": ["-codec:a", "pcm_s16le"],
    "flac": ["-codec:a", "flac"],
    "ogg": ["-codec:a", "libvorbis"],
    "opus": ["-codec:a", "libopus"],
    "m4a": ["-codec:a", "aac"],
    "aac": ["-codec:a", "aac", "-f", "adts"],
}


def load(
    path: str | os.PathLike[str],
    type: Literal["numpy", "filepath"] = "numpy",
    format: str | None = None,
    name: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> tuple[int, np.ndarray] | str:
    """Sound as a function wants it.

    Parameters:
        type: "numpy" gives the rate in Hz and samples of int16, (n,) or (n, channels); "filepath" the path of a file.
        format: "wav", "mp3" and others turn a file of another format into this one; None leaves it as it is.
        name: what a person calls the file, for messages.
        max_bytes: most bytes of samples that are decoded.
    Raises `BadValue` for what is no sound, is empty or too long, or needs ffmpeg where there is none.
    """
    name = name or safe_name(str(path))
    if type == "filepath":
        _check_not_empty(Path(path), name)
        return str(path) if format is None else converted(path, format, name)
    return _decoded(Path(path), name, max_bytes)


def to_file(value: Any, format: str | None = None, name: str = "audio") -> FileData:
    """What a function returned for sound as a file.

    Parameters:
        value: (rate in Hz, samples), the bytes of a sound file, a path or a web address. Samples are (n,) or
            (n, channels) of integers, or floats from -1 to 1.
        format: the format the file gets; None takes WAV for samples and leaves files as they are.
        name: the file's name without a suffix.
    Raises `BadAnswer` for anything else.
    """
    if isinstance(value, FileData):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _placed(bytes(value), suffix_of(bytes(value[:16])), format, name)
    if isinstance(value, (str, os.PathLike)):
        return _offered(os.fspath(value), format)
    rate, samples = parts_of(value)
    from . import wav

    return _placed(wav.write(rate, samples), "wav", format, name)


def parts_of(value: Any) -> tuple[int, np.ndarray]:
    """(rate, samples of int16) of what a function returned. Raises `BadAnswer` for anything else."""
    if not isinstance(value, (tuple, list)) or len(value) != 2 or not hasattr(value[0], "__index__"):
        raise BadAnswer(
            f"Sound cannot be made of {_described(value)}. "
            "Return (rate in Hz, samples), a path, a web address, or the bytes of a file."
        )
    rate = int(value[0])
    if not 1 <= rate <= 768_000:
        raise BadAnswer(
            f"Sound of {rate} samples a second cannot be played. Return a rate such as 16000 or 44100 first."
        )
    return rate, sixteen_bits(value[1])


def sixteen_bits(samples: Any) -> Any:
    """Samples as int16: integers keep their loudness, floats go from -1 to 1, what is no number is silence."""
    numpy = _numpy()
    try:
        array = numpy.asarray(samples)
    except ValueError as error:
        raise BadAnswer(f"These samples are no array: {error}.") from None
    if array.dtype.kind not in "iufb":
        raise BadAnswer(f"Samples of {array.dtype} are no sound. Return int16, or floats from -1 to 1.")
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim not in (1, 2) or 0 in array.shape[1:]:
        raise BadAnswer(f"An array of shape {array.shape} is no sound. Return (samples,) or (samples, channels).")
    if array.ndim == 2 and array.shape[1] > 64:
        raise BadAnswer(
            f"An array of shape {array.shape} would be sound of {array.shape[1]} channels. "
            "Return (samples, channels): turn it with .T."
        )
    if array.dtype == numpy.int16:
        return array
    if array.dtype.kind == "f":
        return _from_floats(array)
    if array.dtype.kind == "b":
        return array.astype(numpy.int16) * 32767
    info = numpy.iinfo(array.dtype)
    if array.dtype.kind == "u":
        array = array.astype(numpy.int64) - (int(info.max) + 1) // 2
    if info.bits == 8:
        return (array.astype(numpy.int16) << 8).astype(numpy.int16)
    if info.bits == 16:
        return array.astype(numpy.int16)
    # Many hold 16-bit samples in wider numbers: those keep their loudness.
    if not array.size or max(abs(int(array.min())), abs(int(array.max()))) <= 32768:
        return array.clip(-32768, 32767).astype(numpy.int16)
    return (array >> (info.bits - 16)).astype(numpy.int16)


def converted(path: str | os.PathLike[str], format: str, name: str | None = None) -> str:
    """The path of the same sound in another format; the same path when it has it already.

    Raises `BadValue` without ffmpeg, for an unknown format, or a file that cannot be read.
    """
    kind = format.lower().lstrip(".")
    name = name or safe_name(str(path))
    if Path(path).suffix.lower() == f".{kind}":
        return str(path)
    target = derived().place(safe_name(f"{Path(path).stem}.{kind}"))
    ffmpeg.run(path, [*_codec(kind), "-vn", f"file:{target}"], name, f"written as {kind}")
    return str(target)


def suffix_of(head: bytes) -> str:
    """The format that a file's first bytes show; "wav" when they say nothing."""
    marks = {
        b"RIFF": "wav",
        b"ID3": "mp3",
        b"OggS": "ogg",
        b"fLaC": "flac",
        b"\x1a\x45\xdf\xa3": "webm",
    }
    found = next((kind for mark, kind in marks.items() if head.startswith(mark)), None)
    if found:
        return found
    if head[4:8] == b"ftyp":
        return "m4a"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0x06 == 0 else "mp3"
    return "wav"


def _decoded(path: Path, name: str, max_bytes: int) -> tuple[int, np.ndarray]:
    from . import wav

    numpy = _numpy()
    _check_not_empty(path, name)
    with path.open("rb") as file:
        head = file.read(12)
    if head[:4] in (b"RIFF", b"RF64"):
        if path.stat().st_size > max_bytes:
            raise _too_long(name, max_bytes)
        try:
            return wav.read(path.read_bytes())
        except wav.NotWav as error:
            if not ffmpeg.is_installed():
                raise BadValue(f"'{name}' is a WAV file that cannot be read: {error}. Save it as 16-bit PCM.") from None
    # One pass: ffmpeg writes a WAV header with the file's own rate and channels, and stops at the limit.
    data = ffmpeg.run(
        path,
        ["-vn", "-map", "0:a:0", "-codec:a", "pcm_s16le", "-f", "wav", "-"],
        name,
        "read as sound",
        limit_bytes=max_bytes,
    )
    if len(data) > max_bytes:
        raise _too_long(name, max_bytes)
    rate, samples = wav.read(data)
    return rate, numpy.asarray(samples)


def _check_not_empty(path: Path, name: str) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        return  # a missing file is told by whoever opens it
    if size == 0:
        raise BadValue(f"'{name}' is empty. Record it again, or send another file.")


def _too_long(name: str, max_bytes: int) -> BadValue:
    return BadValue(
        f"'{name}' is longer than the {size_in_words(max_bytes)} of samples that are decoded at once. "
        "Send a shorter one, or let the app take it with type='filepath'."
    )


def _placed(data: bytes, kind: str, format: str | None, name: str) -> FileData:
    path = scratch().place(safe_name(f"{name}.{kind}"))
    path.write_bytes(data)
    if format is None or format == kind:
        return FileData(path=str(path), orig_name=path.name)
    target = scratch().place(safe_name(f"{name}.{format}"))
    ffmpeg.run(path, [*_codec(format), f"file:{target}"], path.name, f"written as {format}")
    return FileData(path=str(target), orig_name=target.name)


def _offered(path: str, format: str | None) -> FileData:
    if path.startswith(("http:", "https:")):
        return FileData(path=path)
    if is_data_url(path):
        path = written(path, "audio").path
    suffix = Path(path).suffix.lower()
    wanted = format or (None if suffix in PLAYABLE or not ffmpeg.is_installed() else "wav")
    if wanted is None or suffix == f".{wanted}":
        return FileData(path=path)
    if not os.path.isfile(path):
        return FileData(path=path)  # the store says what is wrong with it
    target = scratch().place(safe_name(f"{Path(path).stem}.{wanted}"))
    ffmpeg.run(path, [*_codec(wanted), "-vn", f"file:{target}"], Path(path).name, f"written as {wanted}")
    return FileData(path=str(target), orig_name=target.name)


def _codec(kind: str) -> list[str]:
    kind = kind.lower()
    if kind not in _CODECS:
        raise BadValue(f"Sound cannot be written as {kind!r}. Use one of {', '.join(_CODECS)}.")
    return _CODECS[kind]


def _from_floats(array: Any) -> Any:
    numpy = _numpy()
    finite = numpy.nan_to_num(array, nan=0.0, posinf=1.0, neginf=-1.0)
    peak = float(numpy.abs(finite).max()) if finite.size else 0.0
    if peak > 1:  # louder than can be played: turned down as a whole instead of cut
        finite = finite / peak
    return (finite * 32767).round().astype(numpy.int16)


def _described(value: Any) -> str:
    if hasattr(value, "dtype"):
        return "an array without its rate"
    name = type(value).__name__
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"


def _numpy() -> Any:
    try:
        import numpy
    except ImportError as error:
        raise MissingPackage("Sound as an array", "media") from error
    return numpy
