"""Files that go to an app and come from it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from ..errors import CallRefused
from ..wire.codec import decode
from ..wire.values import FILE_MARK, is_file, replace_files
from .http import Http, Progress

_BLOCK_BYTES = 256 * 1024


def handle_file(filepath_or_url: str | Path) -> dict[str, Any]:
    """A file to give to an app: `client.predict(handle_file("cat.png"))`. A web address is fetched by the app itself.

    Raises `FileNotFoundError` for a path that is no file.
    """
    text = str(filepath_or_url)
    meta = {"_type": FILE_MARK}
    if text.lower().startswith(("http://", "https://", "data:")):
        name = text.split("?")[0].rpartition("/")[2] or "file"
        return {"path": text, "orig_name": None if text.startswith("data:") else name, "meta": meta, "url": text}
    path = Path(text).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"'{text}' is not a file here, and not a web address. Check the path.")
    return {"path": str(path.resolve()), "orig_name": path.name, "meta": meta}


def file(filepath_or_url: str | Path) -> dict[str, Any]:
    """The older name of `handle_file`."""
    return handle_file(filepath_or_url)


class Files:
    """Sends files to one server and fetches them from it.

    Parameters:
        http: the server.
        is_limelight: whether it takes a file as a raw body; else it takes forms.
        prefix: what stands before the routes of the contract.
        folder: where what comes is put; None leaves files as they were told.
        on_progress: told of each file's bytes while it is sent.
    """

    def __init__(
        self, http: Http, is_limelight: bool, prefix: str, folder: Path | None, on_progress: Progress | None = None
    ):
        self._http = http
        self._is_limelight = is_limelight
        self._prefix = prefix.strip("/")
        self._folder = folder
        self._on_progress = on_progress
        self.as_result: Callable[[Path, dict[str, Any]], Any] = lambda path, told: str(path)
        """What stands for a fetched file in results; told its path here, and what the server said of it."""

    def sent(self, value: Any) -> Any:
        """A value with every local file in it sent to the server."""
        return replace_files(value, self._send)

    def _send(self, given: dict[str, Any]) -> dict[str, Any]:
        text = str(given.get("path") or "")
        if not text or text.lower().startswith(("http://", "https://", "data:")):
            return given
        path = Path(text)
        if not path.is_file():
            return given  # the server's own, from an earlier answer
        return self._put(path) if self._is_limelight else self._post(path, given)

    def _blocks(self, path: Path, size: int, before: bytes = b"", after: bytes = b"") -> Iterator[bytes]:
        yield before
        sent = 0
        with path.open("rb") as source:
            while block := source.read(_BLOCK_BYTES):
                yield block
                sent += len(block)
                if self._on_progress is not None:
                    self._on_progress(path.name, sent, size)
        yield after

    def _put(self, path: Path) -> dict[str, Any]:
        size = path.stat().st_size
        headers = {"Content-Length": str(size), "Content-Type": "application/octet-stream"}
        answer = self._http.ask(
            "PUT", f"limelight/upload?name={quote(path.name)}", self._blocks(path, size), headers=headers
        )
        if answer.status != 200:
            raise CallRefused(f"'{path.name}' was not taken: {answer.body[:300].decode('utf-8', 'replace')}")
        told: dict[str, Any] = decode(answer.body)
        return told

    def _post(self, path: Path, given: dict[str, Any]) -> dict[str, Any]:
        boundary, size = secrets.token_hex(16), path.stat().st_size
        name = path.name.replace('"', "%22").replace("\r", "").replace("\n", "")
        place = f'Content-Disposition: form-data; name="files"; filename="{name}"'
        head = f"--{boundary}\r\n{place}\r\nContent-Type: application/octet-stream\r\n\r\n"
        before, after = head.encode(), f"\r\n--{boundary}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(len(before) + size + len(after)),
        }
        answer = self._http.ask("POST", f"{self._prefix}/upload", self._blocks(path, size, before, after), headers)
        if answer.status != 200:
            raise CallRefused(f"'{path.name}' was not taken: {answer.body[:300].decode('utf-8', 'replace')}")
        return {**given, "path": decode(answer.body)[0]}

    def fetched(self, value: Any) -> Any:
        """A value with every file in it fetched: its path on this machine stands in its place."""
        return value if self._folder is None else replace_files(value, self._fetch, _is_told_file)

    def _fetch(self, told: dict[str, Any]) -> Any:
        assert self._folder is not None
        path, url = str(told["path"]), told.get("url")
        if path.lower().startswith(("http://", "https://")):
            url = path
        elif not (isinstance(url, str) and url and told.get("is_stream")):
            # Addresses inside answers may be those of a proxy; the path is below the address that was given.
            url = f"{self._prefix}/file={quote(path)}"
        if not url.startswith("data:") and urlsplit(urljoin(self._http.root, url)).scheme not in ("http", "https"):
            return told
        name = Path(str(told.get("orig_name") or path).replace("\\", "/")).name or "file"
        folder = self._folder / secrets.token_hex(16)
        with self._http.open("GET", url) as response:
            if response.status != 200:
                raise CallRefused(f"The file '{name}' of the answer cannot be fetched: HTTP {response.status}.")
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("wb") as target:
                while block := response.read(_BLOCK_BYTES):
                    target.write(block)
        return self.as_result(folder / name, told)


def _is_told_file(value: object) -> bool:
    return is_file(value) and isinstance(value, dict) and isinstance(value.get("path"), str) and bool(value["path"])
