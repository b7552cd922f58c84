"""Pictures: files to arrays and back. Pillow and NumPy are imported only when a picture is at hand."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import BadAnswer, BadValue, MissingPackage
from ..wire.values import FileData
from .folder import derived, scratch
from .naming import safe_name

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

MAX_PIXELS = 89_000_000
"""Largest picture that is decoded: about 270 MB in memory."""

_FORMATS = {"jpg": "jpeg", "tif": "tiff", "jpe": "jpeg"}
_ORIENTATION = 0x0112
_WITHOUT_ALPHA = {"jpeg", "bmp"}
_PROGRAMS = {"EPS", "WMF"}
"""Formats that Pillow would hand to an interpreter on this machine."""


def load(
    path: str | os.PathLike[str],
    type: Literal["numpy", "pil", "filepath"] = "numpy",
    mode: str | None = "RGB",
    name: str | None = None,
    max_pixels: int = MAX_PIXELS,
) -> np.ndarray | Image | str:
    """A picture as a function wants it, upright as its EXIF data says.

    Parameters:
        type: "numpy" gives an array (height, width, channels) of uint8, "pil" an image, "filepath" the path of a file.
        mode: the colour mode, as Pillow names them ("RGB", "RGBA", "L", ...); None leaves it as it is.
        name: what a person calls the file, for messages.
    Raises `BadValue` for a file that is no picture or holds more than `max_pixels`.
    """
    if type not in ("numpy", "pil", "filepath"):
        raise BadValue(f"An image cannot be given as {type!r}. Use type='numpy', 'pil' or 'filepath'.")
    if type == "filepath" and Path(path).suffix.lower() == ".svg":
        return str(path)
    with _opened(Path(path), name or safe_name(str(path)), max_pixels) as opened:
        if type == "filepath" and not _needs_change(opened, mode):
            return str(path)
        image = _upright(opened, mode)
    if type == "pil":
        return image
    return _numpy().array(image) if type == "numpy" else _derived(image, Path(path).stem)


def load_bytes(data: bytes, type: Literal["numpy", "pil", "filepath"], mode: str | None, name: str) -> Any:
    """The same for the bytes of a picture, such as a frame of the camera. Raises as `load` does."""
    if type == "filepath":
        path = derived().place("frame.jpg")
        path.write_bytes(data)
        return str(path)
    with _opened(io.BytesIO(data), name, MAX_PIXELS) as opened:
        image = _upright(opened, mode)
        return image.copy() if type == "pil" else _numpy().array(image)


def save(value: Any, format: str = "webp", name: str = "image") -> FileData:
    """Write a picture into the scratch folder and give it as a file whose path is local.

    Parameters:
        value: a Pillow image, or an array (height, width) or (height, width, 1, 3 or 4) of uint8, bool, or floats
            from 0 to 1.
        format: "webp", "png", "jpeg" or another that Pillow writes; PNG and WebP keep every pixel as it is.
        name: the file's name without a suffix.
    Raises `BadAnswer` for what is no picture, `BadValue` for an unknown format.
    """
    data = encode(value, format)
    path = scratch().place(safe_name(f"{name}.{format.lower()}"))
    path.write_bytes(data)
    return FileData(path=str(path), orig_name=path.name)


def to_file(value: Any, format: str = "webp") -> FileData:
    """What a function returned for a picture as a file: arrays and Pillow images are written, paths and web addresses
    are kept as they are. Raises `BadAnswer` for anything else."""
    if isinstance(value, FileData):
        return value
    if isinstance(value, (str, os.PathLike)):
        return FileData(path=os.fspath(value))
    return save(value, format)


def encode(value: Any, format: str = "webp", quality: int = 95) -> bytes:
    """The bytes of a picture file. See `save`; `quality` is that of JPEG, 1 to 95."""
    kind = _FORMATS.get(format.lower(), format.lower())
    image = to_pil(value)
    if kind in _WITHOUT_ALPHA and image.mode not in ("RGB", "L"):
        image = image.convert("RGB")
    buffer = io.BytesIO()
    # Lossless where the format can: what a model drew is what a person sees, and gets back on the next run.
    options: dict[str, Any] = {
        # Without loss `quality` is only how long it tries: 0 takes a tenth of the time for the same size.
        "webp": {"lossless": True, "method": 0, "quality": 0},
        "jpeg": {"quality": quality},
        "png": {"compress_level": 3},
    }.get(kind, {})
    try:
        image.save(buffer, format=kind, **options)
    except KeyError:
        raise BadValue(f"Images cannot be written as {format!r}. Use 'webp', 'png' or 'jpeg'.") from None
    except (OSError, ValueError) as error:
        raise BadAnswer(
            f"An image of mode {image.mode}, {image.width} × {image.height}, cannot be written as {format!r}: {error}."
        ) from error
    return buffer.getvalue()


def to_pil(value: Any) -> Image:
    """A Pillow image of an array or a Pillow image."""
    pillow = _pillow()
    if isinstance(value, pillow.Image):
        return value
    if hasattr(value, "__array__"):
        return pillow.fromarray(_eight_bits(_numpy().asarray(value)))
    raise BadAnswer(
        f"A picture cannot be made of {_article(type(value).__name__)}. Return an array, a Pillow image or a path."
    )


@contextlib.contextmanager
def _opened(path: Path | io.BytesIO, name: str, max_pixels: int) -> Iterator[Image]:
    """The picture with its header read; what goes wrong inside the `with` is said in words."""
    pillow = _pillow()
    try:
        with pillow.open(path) as image:
            if image.format in _PROGRAMS:
                raise BadValue(f"'{name}' is a program that draws, not an image. Send a PNG, JPEG, WebP or GIF file.")
            _check_size(image.width, image.height, name, max_pixels)
            yield image
    except BadValue:
        raise
    except (pillow.DecompressionBombError, pillow.DecompressionBombWarning):
        raise BadValue(
            f"The image '{name}' has more than {max_pixels / 1e6:.0f} million pixels. Send a smaller one."
        ) from None
    except pillow.UnidentifiedImageError:
        raise BadValue(f"'{name}' is not an image that can be read. Send a PNG, JPEG, WebP or GIF file.") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BadValue(
            f"The image '{name}' is damaged or cannot be read: {error}. Save it again, or send another."
        ) from None


def _needs_change(image: Image, mode: str | None) -> bool:
    return image.getexif().get(_ORIENTATION, 1) != 1 or (mode is not None and image.mode != mode)


def _upright(image: Image, mode: str | None) -> Image:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    return upright if mode is None or upright.mode == mode else upright.convert(mode)


def _derived(image: Image, stem: str) -> str:
    # Not into scratch: a function may go on reading the path after it returned it.
    path = derived().place(safe_name(f"{stem}.png"))
    path.write_bytes(encode(image, "png"))
    return str(path)


def _check_size(width: int, height: int, name: str, max_pixels: int) -> None:
    if width * height > max_pixels:
        raise BadValue(
            f"The image '{name}' has {width} × {height} pixels, {width * height / 1e6:.0f} million; "
            f"at most {max_pixels / 1e6:.0f} million are decoded. Send a smaller one."
        )


def _eight_bits(array: Any) -> Any:
    numpy = _numpy()
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] not in (2, 3, 4)) or 0 in array.shape:
        raise BadAnswer(f"An array of shape {array.shape} is no picture. Return (height, width) or (height, width, 3).")
    if array.dtype == numpy.uint8:
        return numpy.ascontiguousarray(array)
    if array.dtype == bool:
        return array.astype(numpy.uint8) * 255
    if array.dtype.kind == "f":
        return _from_floats(array)
    if array.dtype.kind not in "iu":
        raise BadAnswer(f"An array of {array.dtype} is no picture. Return uint8 from 0 to 255, or floats from 0 to 1.")
    return array.clip(0, 255).astype(numpy.uint8)


def _from_floats(array: Any) -> Any:
    numpy = _numpy()
    finite = numpy.nan_to_num(array, nan=0.0, posinf=1.0, neginf=0.0)
    if finite.size and (finite.max() > 1.0 + 1e-6 or finite.min() < -1.0 - 1e-6):
        low, high = float(finite.min()), float(finite.max())
        raise BadAnswer(
            f"A picture of floats must lie between 0 and 1, but this one goes from {low:g} to {high:g}. "
            "Divide it by its largest value, or convert it: image.astype('uint8')."
        )
    return (finite.clip(0, 1) * 255).round().astype(numpy.uint8)


def _pillow() -> Any:
    try:
        import PIL.Image
    except ImportError:
        raise MissingPackage("Pictures (gr.Image)", "media") from None
    return PIL.Image


def _numpy() -> Any:
    try:
        import numpy as np
    except ImportError:
        raise MissingPackage("Pictures as arrays (gr.Image)", "media") from None
    return np


def _article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
