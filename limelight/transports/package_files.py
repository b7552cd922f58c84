"""JavaScript that lies in the packages an app's author installed: the browser half of Plotly and of Bokeh.

A figure must be drawn by the JavaScript of the very version that made it, so it is served from there. The files are
named here, one by one; no other is ever opened.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from .answers import Refusal
from .assets import Packed

if TYPE_CHECKING:
    from .site import Site

_BOKEH = "server/static/js"
FILES: dict[str, tuple[str, str]] = {
    "plotly/plotly.min.js": ("plotly", "package_data/plotly.min.js"),
    **{
        f"bokeh/{name}.min.js": ("bokeh", f"{_BOKEH}/{name}.min.js")
        for name in ("bokeh", "bokeh-widgets", "bokeh-tables", "bokeh-gl", "bokeh-mathjax", "bokeh-api")
    },
}
"""What may be asked for, with its package and its place there."""

_packed: dict[str, Packed] = {}


async def package_file(site: Site, request: Request) -> Response:
    """A file of an installed package, by its name in the list."""
    name = request.path_params["name"]
    if name not in FILES:
        raise Refusal(404, "There is no such file.")
    packed = await run_in_threadpool(_read, name)
    # The address names no version: a browser asks each time whether its copy is still the right one.
    return packed.answer(request.headers, {"cache-control": "private, no-cache", "x-content-type-options": "nosniff"})


def _read(name: str) -> Packed:
    package, inside = FILES[name]
    path = _place(package, inside)
    stat = path.stat()
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    known = _packed.get(name)
    if known is None or known.etag != etag:
        known = _packed[name] = Packed.of(path.read_bytes(), "text/javascript; charset=utf-8", etag)
    return known


def _place(package: str, inside: str) -> Path:
    spec = importlib.util.find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    path = Path(folders[0]) / inside if folders else None
    if path is None or not path.is_file():
        raise Refusal(404, f"The package '{package}' is not installed where this app runs: pip install {package}")
    return path
