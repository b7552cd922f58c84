"""Cell magics for notebooks: `%load_ext limelight`, then a cell that starts with `%%limelight` is an app."""

from __future__ import annotations

import html
from typing import Any

from .app import Blocks

MAGICS = ("limelight", "blocks")
USUAL_NAME = "demo"


class Shown:
    """A served app, as a notebook shows it: in a frame below the cell."""

    def __init__(self, local_url: str):
        self.local_url = local_url

    def __repr__(self) -> str:
        return f"The app is at {self.local_url}"

    def _repr_html_(self) -> str:
        address = html.escape(self.local_url, quote=True)
        return f'<iframe src="{address}" title="The app" width="100%" height="500" style="border:0"></iframe>'


def load_ipython_extension(ipython: Any) -> None:
    """Give a notebook the cell magics `%%limelight` and `%%blocks`; `%load_ext limelight` calls this.

    The code of such a cell is run inside `with gr.Blocks() as demo:` and the app is served beside the notebook. A name
    behind the magic (`%%limelight other`) takes the place of `demo`. Running a cell again closes the app that stood
    under its name; when the new code fails, the old app goes on.

    Parameters:
        ipython: the notebook's shell, as IPython hands it over.
    """

    def magic(line: str, cell: str) -> Shown:
        return _serve_cell(ipython, line.strip() or USUAL_NAME, cell)

    for name in MAGICS:
        ipython.register_magic_function(magic, magic_kind="cell", magic_name=name)


def _serve_cell(ipython: Any, name: str, cell: str) -> Shown:
    if not name.isidentifier():
        raise ValueError(f"%%limelight takes a name for the app, such as '{USUAL_NAME}', not '{name}'.")
    names = ipython.user_ns
    before = names.get(name)
    code = compile(ipython.transform_cell(cell), f"<cell of {name}>", "exec")
    try:
        with Blocks() as app:
            names[name] = app
            exec(code, names)
    except BaseException:
        names[name] = before
        raise
    names[name] = app
    if isinstance(before, Blocks):
        before.close(verbose=False)
    return Shown(app.launch(prevent_thread_lock=True, quiet=True).local_url)
