"""WAV files to arrays and back, without any program: the one sound format every browser and every library takes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class NotWav(ValueError):
    """These bytes are no WAV file, or one of a kind that only other programs read."""


def read(data: bytes) -> tuple[int, np.ndarray]:
    """Rate in Hz and samples (n,) or (n, channels) of int16. Raises `NotWav`."""
    if data[:4] not in (b"RIFF", b"RF64") or data[8:12] != b"WAVE":
        raise NotWav("no RIFF header")
    form, body = b"", b""
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], struct.unpack_from("<I", data, place + 4)[0]
        start = place + 8
        if name == b"fmt ":
            form = data[start : start + size]
        elif name == b"data":
            # A recorder that was cut off, or a pipe, leaves the size at 0 or at its largest.
            body = data[start : start + size] if 0 < size < 0xFFFFFFFF else data[start:]
            break
        place = start + size + (size & 1)
    if len(form) < 16:
        raise NotWav("it does not say how its samples are kept")
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if kind == _EXTENSIBLE and len(form) >= 26:
        kind = struct.unpack_from("<H", form, 24)[0]
    if not 1 <= channels <= 64 or not 1 <= rate <= 768_000:
        raise NotWav(f"{channels} channels at {rate} Hz")
    samples = _samples(body, kind, bits)
    return rate, samples if channels == 1 else samples[: len(samples) // channels * channels].reshape(-1, channels)


def write(rate: int, samples: np.ndarray) -> bytes:
    """A WAV file of int16 samples (n,) or (n, channels)."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    body = samples.astype("<i2", copy=False).tobytes()
    return header(rate, channels, len(body)) + body


def header(rate: int, channels: int, size_bytes: int) -> bytes:
    """What stands before so many bytes of 16-bit samples."""
    form = struct.pack("<HHIIHH", _PCM, channels, rate, rate * channels * 2, channels * 2, 16)
    riff = b"RIFF" + struct.pack("<I", min(36 + size_bytes, 0xFFFFFFFF)) + b"WAVE"
    return riff + b"fmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", min(size_bytes, 0xFFFFFFFF))


def _samples(body: bytes, kind: int, bits: int) -> Any:
    import numpy

    width = bits // 8
    if width == 0 or (kind, bits) not in {(_PCM, 8), (_PCM, 16), (_PCM, 24), (_PCM, 32), (_FLOAT, 32), (_FLOAT, 64)}:
        raise NotWav(f"{bits} bits of kind {kind}")
    body = body[: len(body) // width * width]
    if kind == _FLOAT:
        floats = numpy.nan_to_num(numpy.frombuffer(body, f"<f{width}"), nan=0.0, posinf=1.0, neginf=-1.0)
        return (floats.clip(-1, 1) * 32767).round().astype(numpy.int16)
    if bits == 8:
        return ((numpy.frombuffer(body, numpy.uint8).astype(numpy.int16) - 128) << 8).astype(numpy.int16)
    if bits == 16:
        return numpy.frombuffer(body, "<i2").astype(numpy.int16)
    # The two high bytes of a little-endian number are its 16-bit value.
    high = numpy.frombuffer(body, numpy.uint8).reshape(-1, width)[:, width - 2 :]
    return numpy.ascontiguousarray(high).view("<i2").reshape(-1).astype(numpy.int16)
