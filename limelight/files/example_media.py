"""Small files to try things with: a picture, a sound, a video, a model, a table. Made here, when first asked for.

Existing apps ask for their examples by name (`gr.get_image("lion.jpg")`), so those names are known here. What is in the
files is our own: shapes and tones that differ by name.
"""

from __future__ import annotations

import base64
import json
import math
import os
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from ..errors import MissingPackage, nearest
from .folder import own_base
from .wav import header

IMAGES = (
    "avatar.png bus.png cheetah.jpg cheetah1.jpg groot.jpeg hf-logo_transpng.png lion.jpg logo.png screenshot.gif "
    "tower.jpg"
).split()
SOUNDS = (
    "audio_sample.wav cantina.wav cate_blanch.mp3 cate_blanch_2.mp3 heath_ledger.mp3 recording1.wav sax.wav".split()
)
VIDEOS = "a.mp4 b.mp4 muted_b.mp4 world.mp4 b.avi".split()
MODELS = "Bunny.obj Duck.glb Fox.gltf face.obj sofia.stl".split()
FILES = "sample.txt imagenet_labels.json s1.srt s2.vtt s3.json time.csv titanic.csv".split()

RATE_HZ = 16_000
CORNERS = ((1.0, 1.0, 1.0), (-1.0, -1.0, 1.0), (-1.0, 1.0, -1.0), (1.0, -1.0, -1.0))
FACES = ((0, 1, 3), (0, 2, 1), (0, 3, 2), (1, 2, 3))
"""A tetrahedron: every model here is one."""


def get_image(filename: str | None = None) -> str:
    """The path of a small picture. `filename` is one of `IMAGES`; any when left out.

    Raises `FileNotFoundError` for a name that is not there, `MissingPackage` without Pillow.
    """
    return _path("get_image", IMAGES, filename, _picture)


def get_audio(filename: str | None = None) -> str:
    """The path of a second of sound: a tone, silence in `.mp3` files. `filename` is one of `SOUNDS`; any when left out.

    Raises `FileNotFoundError` for a name that is not there.
    """
    return _path("get_audio", SOUNDS, filename, _sound)


def get_video(filename: str | None = None) -> str:
    """The path of a second of video. `filename` is one of `VIDEOS`; any when left out.

    Raises `FileNotFoundError` for a name that is not there.
    """
    return _path("get_video", VIDEOS, filename, _video)


def get_model3d(filename: str | None = None) -> str:
    """The path of a small 3D model. `filename` is one of `MODELS`; any when left out.

    Raises `FileNotFoundError` for a name that is not there.
    """
    return _path("get_model3d", MODELS, filename, _model)


def get_file(filename: str | None = None) -> str:
    """The path of a small file: text, table, subtitles. `filename` is one of `FILES`; any when left out.

    Raises `FileNotFoundError` for a name that is not there.
    """
    return _path("get_file", FILES, filename, _text)


def _path(who: str, names: Sequence[str], filename: str | None, make: Callable[[str], bytes]) -> str:
    name = names[0] if filename is None else filename
    if name not in names:
        raise FileNotFoundError(
            f"{who} has no '{name}'{nearest(name, names) or '.'} There are: {', '.join(names)}. "
            "A file of your own needs no function: give its path."
        )
    path: Path = own_base() / "examples" / name
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Another process may make it at the same time: whoever is last puts a whole file there.
        part = path.with_name(f"{name}.{os.getpid()}")
        part.write_bytes(make(name))
        part.replace(path)
    return str(path)


def _picture(name: str) -> bytes:
    try:
        from PIL import Image, ImageDraw
    except ImportError as error:
        raise MissingPackage("gr.get_image", "media") from error
    from io import BytesIO

    hue = _number(name) % 360
    picture = Image.new("RGB", (256, 192), f"hsl({hue}, 45%, 85%)")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((150, 24, 214, 88), fill=f"hsl({hue + 40}, 80%, 62%)")
    draw.polygon([(0, 192), (88, 64), (176, 192)], fill=f"hsl({hue}, 45%, 45%)")
    draw.polygon([(96, 192), (176, 104), (256, 192)], fill=f"hsl({hue}, 45%, 33%)")
    file = BytesIO()
    picture.save(file, {".png": "PNG", ".gif": "GIF"}.get(Path(name).suffix, "JPEG"))
    return file.getvalue()


def _sound(name: str) -> bytes:
    if name.endswith(".mp3"):
        # A frame of 417 bytes, all zeros after its four-byte head, is 26 ms of silence.
        return (b"\xff\xfb\x90\x44" + bytes(413)) * 39
    pitch_hz = 220 + _number(name) % 440
    tone = (math.sin(math.tau * pitch_hz * i / RATE_HZ) * min(1, 3 - 3 * i / RATE_HZ) for i in range(RATE_HZ))
    body = struct.pack(f"<{RATE_HZ}h", *(round(12_000 * sample) for sample in tone))
    return header(RATE_HZ, 1, len(body)) + body


def _video(name: str) -> bytes:
    return Path(__file__).with_name("examples").joinpath(f"clip{Path(name).suffix}").read_bytes()


def _model(name: str) -> bytes:
    if name.endswith(".obj"):
        lines = [f"v {x} {y} {z}" for x, y, z in CORNERS] + [f"f {a + 1} {b + 1} {c + 1}" for a, b, c in FACES]
        return ("\n".join(lines) + "\n").encode()
    if name.endswith(".stl"):
        facets = [
            struct.pack("<12fH", 0, 0, 0, *(number for corner in face for number in CORNERS[corner]), 0)
            for face in FACES
        ]
        return bytes(80) + struct.pack("<I", len(facets)) + b"".join(facets)
    points = struct.pack("<12f", *(number for corner in CORNERS for number in corner))
    corners = struct.pack("<12H", *(corner for face in FACES for corner in face))
    if name.endswith(".gltf"):
        data = base64.b64encode(points + corners).decode()
        return _scene(f"data:application/octet-stream;base64,{data}")
    scene = _scene(None)
    scene += b" " * (-len(scene) % 4)
    parts = [struct.pack("<I4s", len(scene), b"JSON") + scene, struct.pack("<I4s", 72, b"BIN\0") + points + corners]
    whole = b"".join(parts)
    return struct.pack("<4sII", b"glTF", 2, 12 + len(whole)) + whole


def _scene(uri: str | None) -> bytes:
    """The glTF document around 48 bytes of points and 24 of corners."""
    scene = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "buffers": [{"byteLength": 72, **({"uri": uri} if uri else {})}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 48, "target": 34962},
            {"buffer": 0, "byteOffset": 48, "byteLength": 24, "target": 34963},
        ],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [-1] * 3, "max": [1] * 3},
            {"bufferView": 1, "componentType": 5123, "count": 12, "type": "SCALAR"},
        ],
    }
    return json.dumps(scene, separators=(",", ":")).encode()


def _text(name: str) -> bytes:
    times = [f"00:00:0{second}" for second in range(3)]
    lines = ["A light comes on.", "Somebody speaks."]
    texts = {
        "sample.txt": "\n".join(lines) + "\n",
        "imagenet_labels.json": json.dumps(["cat", "dog", "lamp"]),
        "s1.srt": "\n".join(f"{i + 1}\n{times[i]},000 --> {times[i + 1]},000\n{lines[i]}\n" for i in range(2)),
        "s2.vtt": "WEBVTT\n\n" + "\n".join(f"{times[i]}.000 --> {times[i + 1]}.000\n{lines[i]}\n" for i in range(2)),
        "s3.json": json.dumps([{"text": lines[i], "timestamp": [i, i + 1]} for i in range(2)]),
        "time.csv": "time,value\n" + "".join(f"2024-01-0{day},{day * day}\n" for day in range(1, 8)),
        "titanic.csv": "Survived,Pclass,Sex,Age,Fare\n1,1,female,38,71.3\n0,3,male,22,7.3\n1,3,female,26,7.9\n",
    }
    return texts[name].encode()


def _number(name: str) -> int:
    return zlib.crc32(name.encode())
