"""A person who speaks: a recording, made here, that Chromium takes for what its microphone hears."""

from __future__ import annotations

import subprocess
from pathlib import Path


def spoken(words: str, path: Path, *, silence_s: float = 0.3) -> Path:
    """Say the words into a WAV file with so much silence on both sides."""
    raw = path.with_suffix(".raw.wav")
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "150", "-w", str(raw), words], check=True)
    pad = ["pad", str(silence_s), str(silence_s)]
    subprocess.run(["sox", str(raw), "-r", "48000", "-c", "1", "-b", "16", str(path), "norm", "-3", *pad], check=True)
    return path
