"""ffmpeg, where the machine has it: other formats in, other formats out, and a clear word where it is missing.

A file that a stranger sent is data, never a list of other files to open: playlists are not read, and nothing but local
files is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..errors import BadValue

TIMEOUT_S = 600
"""A conversion that takes longer is stopped."""

_FORMATS = (
    "aac,ac3,aiff,alaw,amr,ape,asf,au,avi,caf,flac,flv,gif,h264,ivf,matroska,mov,mp3,mpeg,mpegts,mulaw,mpegvideo,"
    "ogg,rm,w64,wav,webm_dash_manifest,wv,png_pipe,jpeg_pipe,webp_pipe"
)
"""What may be read. No playlists (hls, concat, dash): they name further files."""


def is_installed() -> bool:
    """Whether ffmpeg is found on this machine."""
    return shutil.which("ffmpeg") is not None


def run(
    source: str | os.PathLike[str], options: Sequence[str], name: str, why: str, limit_bytes: int | None = None
) -> bytes:
    """What ffmpeg writes to its output for one file.

    Parameters:
        source: the file that is read.
        options: what stands after the input; the output is "-" to have the bytes, or a path.
        name: what a person calls the file, for messages.
        why: what is being done, for messages: "read as sound", "written as mp4".
        limit_bytes: stop after so many bytes; None for all.
    Raises `BadValue` when ffmpeg is missing or cannot do it.
    """
    return run_many([source], options, name, why, limit_bytes)


def run_many(
    sources: Sequence[str | os.PathLike[str]],
    options: Sequence[str],
    name: str,
    why: str,
    limit_bytes: int | None = None,
) -> bytes:
    """The same for several inputs."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise BadValue(
            f"'{name}' cannot be {why}: that takes ffmpeg, which is not installed on this machine. "
            "Install it (apt-get install ffmpeg, brew install ffmpeg), or send a WAV file."
        )
    given: list[str] = []
    for one in sources:
        given += [
            "-protocol_whitelist",
            "file,pipe",
            "-format_whitelist",
            _FORMATS,
            "-i",
            f"file:{Path(one).absolute()}",
        ]
    command = [program, "-nostdin", "-v", "error", "-y", *given, *options]
    # What it says goes to a file: a pipe that nobody reads would stop it.
    with tempfile.TemporaryFile() as told, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told) as process:
        assert process.stdout is not None
        start = b"" if limit_bytes is None else process.stdout.read(limit_bytes + 1)
        if limit_bytes is not None and len(start) > limit_bytes:
            process.kill()
            return start
        try:
            rest, _ = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise BadValue(f"'{name}' was not {why} within {TIMEOUT_S // 60} minutes. Send a shorter one.") from None
        if process.returncode:
            told.seek(0)
            raise BadValue(
                f"'{name}' cannot be {why}: {_reason(told.read(100_000))}. Is it damaged, or something else?"
            )
    return start + rest


def _reason(told: bytes) -> str:
    lines = [line.strip() for line in told.decode("utf-8", "replace").splitlines() if line.strip()]
    # ffmpeg's last line says what it gave up on; paths of this machine are nobody's business.
    return (lines[-1].rpartition("file:")[0] or lines[-1].rpartition(": ")[2]).strip(": ") if lines else "ffmpeg failed"
