"""An app elsewhere as an app here: its parts and its endpoints; what a remote server says is data and never code."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
import weakref
from collections import OrderedDict
from pathlib import Path
from typing import Any

from ..app import Blocks
from ..client import Client
from ..components import MODULE_OF
from ..components.textbox import Textbox
from ..engine.request import Request
from ..errors import AppMistake, CallFailed, Error
from ..graph.component import Component
from ..graph.layout import Layout
from ..wire.values import FileData, replace_files

MOST_VISITORS = 50
"""So many visitors have a session of their own at the remote app; the longest unused go first."""
MOST_PARTS = 2_000
KEPT_S = 600
_LAYOUTS = {
    "row": "Row",
    "column": "Column",
    "tabs": "Tabs",
    "tabitem": "Tab",
    "accordion": "Accordion",
    "group": "Group",
    "form": "Column",
    "sidebar": "Sidebar",
}
_TOLD = frozenset(
    (
        "label info placeholder lines max_lines type minimum maximum step precision choices multiselect "
        "allow_custom_value visible interactive open scale min_width variant size show_label headers file_count "
        "file_types num_top_classes language height max_choices equal_height min_height width columns rows "
        "show_legend container"
    ).split()
)
"""The props that are taken over: words, numbers and choices. HTML, CSS, scripts and addresses are not among them."""
_UPDATED = frozenset("value label info placeholder choices visible interactive minimum maximum".split())
_PLAIN_VALUES = frozenset("textbox number slider checkbox radio dropdown checkboxgroup markdown".split())


class _Remote:
    """The remote app, with a session of its own for each visitor here."""

    def __init__(self, src: str, token: str | None):
        self.src = src
        self.token = token
        self._folder = Path(tempfile.mkdtemp(prefix="limelight-remote-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self.client = self._connected(token)
        self._visitors: OrderedDict[tuple[str, str | None], Client] = OrderedDict()
        self._lock = threading.Lock()

    def _connected(self, token: str | None) -> Client:
        client = Client(self.src, token=token, verbose=False, download_files=self._folder)
        # A file of the remote app becomes one of this app: its address there means nothing to a page here.
        client.files.as_result = lambda path, told: FileData(path=str(path), orig_name=path.name)
        return client

    def sweep(self) -> None:
        """Remove the copies of files that were handed on long ago."""
        for one in self._folder.iterdir():
            if time.time() - one.stat().st_mtime > KEPT_S:
                shutil.rmtree(one, ignore_errors=True)

    def of(self, visitor: str, token: str | None) -> Client:
        """The client of one visitor."""
        key = (visitor, token)
        with self._lock:
            if key not in self._visitors:
                self._visitors[key] = self._connected(token or self.token)
                while len(self._visitors) > MOST_VISITORS:
                    self._visitors.popitem(last=False)[1].close()
            self._visitors.move_to_end(key)
            return self._visitors[key]


def app_of(src: str, token: str | None = None, accept_token: bool = False, **kwargs: Any) -> Blocks:
    """The app at an address, or of a Space, as an app here.

    Parameters:
        src: the address, or "owner/name".
        token: of the hub; stays on this server.
        accept_token: let each visitor give a token of their own.
        kwargs: further arguments of `Blocks`.

    Raises `AppUnreachable` when nothing answers there.
    """
    remote = _Remote(src, token)
    config = remote.client.config
    title = str(config.get("title") or src)[:200]
    app: Blocks
    with Blocks(**{"title": title, **kwargs}) as app:
        given = (
            Textbox(label="Token", type="password", info="Of the hub; it stays on this server.")
            if accept_token
            else None
        )
        parts = _Parts(config)
        parts.place(config.get("layout", {}))
        for listener in config.get("dependencies", []):
            _wire(app, remote, parts, listener, given)
    return app


class _Parts:
    """The remote app's parts as parts here, by their remote ids."""

    def __init__(self, config: dict[str, Any]):
        self.told = {
            one["id"]: one for one in config.get("components", [])[:MOST_PARTS] if isinstance(one.get("id"), int)
        }
        self.made: dict[int, Any] = {}

    def place(self, layout: Any, depth: int = 0) -> None:
        """Make what stands in a part of the remote page, in order."""
        if not isinstance(layout, dict) or depth > 40:
            return
        for child in layout.get("children", []) if isinstance(layout.get("children"), list) else []:
            told = self.told.get(child.get("id")) if isinstance(child, dict) else None
            if told is None or told["id"] in self.made:
                continue
            name = _LAYOUTS.get(str(told.get("type")))
            part = _made(name or _name_of(told), told)
            if part is None:
                self.place(child, depth + 1)
                continue
            self.made[told["id"]] = part
            if isinstance(part, Layout):
                with part:
                    self.place(child, depth + 1)

    def component(self, id: Any) -> Component | None:
        """The part that stands for a remote component, if it holds a value."""
        part = self.made.get(id)
        return part if isinstance(part, Component) else None


def _name_of(told: dict[str, Any]) -> str | None:
    kind = str(told.get("type"))
    if kind == "html":
        return "Markdown"  # whose HTML is cleaned before it is shown
    return next((name for name in MODULE_OF if name.lower() == kind), None)


def _made(name: str | None, told: dict[str, Any]) -> Any:
    """A part with what may be taken over; None for a kind that is not known here."""
    if name is None or name in ("State", "BrowserState", "Navbar", "Timer", "Dataset"):
        return None
    from .. import components

    kind: Any = getattr(components, name)
    said = told.get("props")
    props: dict[str, Any] = said if isinstance(said, dict) else {}
    options = {key: value for key, value in props.items() if key in _TOLD and key in kind.props and _is_plain(value)}
    if str(told.get("type")) in _PLAIN_VALUES and _is_plain(props.get("value")) and props.get("value") is not None:
        options["value"] = props["value"]
    elif name == "Button":
        options["value"] = str(props.get("value") or "Run")[:200]
    fewer: dict[str, Any] = {key: options[key] for key in ("label", "choices") if key in options}
    tries: tuple[dict[str, Any], ...] = (options, fewer, {})
    for tried in tries:
        try:
            return kind(**tried)
        except (AppMistake, Error, TypeError, ValueError):
            continue
    return None


def _is_plain(value: Any, depth: int = 0) -> bool:
    if isinstance(value, (list, tuple)):
        return depth < 3 and len(value) <= 2_000 and all(_is_plain(one, depth + 1) for one in value)
    return value is None or isinstance(value, (str, int, float, bool))


def _wire(app: Blocks, remote: _Remote, parts: _Parts, told: dict[str, Any], given: Textbox | None) -> None:
    if not told.get("backend_fn", True) or told.get("api_visibility") == "private" or not told.get("api_name"):
        return
    ids_in, ids_out = told.get("inputs", []), told.get("outputs", [])
    states = {id for id in (*ids_in, *ids_out) if parts.told.get(id, {}).get("type") == "state"}
    inputs = [parts.component(id) for id in ids_in if id not in states]
    outputs = [parts.component(id) for id in ids_out if id not in states]
    if None in inputs or None in outputs:
        return  # of a kind that is not known here
    triggers = [_trigger(app, parts, target) for target in told.get("targets", [])]
    found = [one for one in triggers if one is not None]
    from ..graph.blueprint import on

    known: list[Any] = [*inputs, *([given] if given is not None else [])]
    name = str(told["api_name"])
    call = _caller(remote, name, len(outputs), given is not None, bool(told.get("types", {}).get("generator")))
    options: dict[str, Any] = {"api_name": name, "preprocess": False, "postprocess": False, "concurrency_limit": None}
    if found:
        on(found, call, known, outputs, **options)
    else:
        app.attach([], call, known, outputs, options)  # type: ignore[arg-type]


def _trigger(app: Blocks, parts: _Parts, target: Any) -> Any:
    if not isinstance(target, (list, tuple)) or len(target) != 2:
        return None
    id, event = target
    part = parts.made.get(id)
    if event == "load":
        return app.load
    return getattr(part, str(event), None) if part is not None and str(event) in type(part).events else None


def _caller(remote: _Remote, name: str, count: int, has_token: bool, is_generator: bool) -> Any:
    def start(values: tuple[Any, ...], request: Request) -> Any:
        *data, token = values if has_token else (*values, None)
        remote.sweep()
        client = remote.of(str(getattr(request, "session_hash", "")), token or None)
        sent = [replace_files(one, _as_local, lambda leaf: isinstance(leaf, FileData)) for one in data]
        return client.submit(*sent, api_name=f"/{name}")

    def shown(result: Any) -> Any:
        values = result if count != 1 and isinstance(result, list) else [result]
        taken = [_taken(one) for one in values]
        return taken[0] if count == 1 else taken if count else None

    def call(*values: Any, request: Request) -> Any:
        job = start(values, request)
        try:
            return shown(job.result())
        except CallFailed as error:
            raise Error(error.message, print_exception=False) from error

    def stream(*values: Any, request: Request) -> Any:
        job = start(values, request)
        try:
            for result in job:
                yield shown(result)
        except CallFailed as error:
            raise Error(error.message, print_exception=False) from error
        finally:
            if not job.done():
                job.cancel()

    chosen = stream if is_generator else call
    chosen.__name__ = name
    return chosen


def _as_local(file: FileData) -> dict[str, Any]:
    from ..client import handle_file

    return handle_file(file.path)


def _taken(value: Any) -> Any:
    """A value of the remote app: its files are kept here, an update may only say what is harmless."""
    if isinstance(value, dict) and value.get("__type__") == "update":
        value = {key: one for key, one in value.items() if key in _UPDATED}
        return {**value, "__type__": "update"}
    # What still looks like a file names one that could not be fetched.
    return replace_files(value, lambda told: None)
