"""Where the app is, as the one who asks sees it; and the addresses of files below that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import HTTPConnection

from ..files.tables import is_table
from ..wire.values import is_file, replace_files

if TYPE_CHECKING:
    from .site import Site


def root_of(site: Site, connection: HTTPConnection) -> str:
    """The app's public address, without a slash at its end.

    A whole URL as `root_path` wins; else what a proxy says, else the request itself; a relative `root_path` replaces
    the path.
    """
    root_path = site.options.root_path
    if root_path.startswith(("http://", "https://")):
        return root_path.rstrip("/")
    headers = connection.headers
    host = headers.get("x-forwarded-host", "").split(",")[0].strip() or headers.get("host") or connection.url.netloc
    scheme = headers.get("x-forwarded-proto", "").split(",")[0].strip() or connection.scope.get("scheme", "http")
    path = root_path or connection.scope.get("root_path", "")
    scheme = {"wss": "https", "ws": "http"}.get(scheme, scheme)
    return f"{'https' if scheme == 'https' else 'http'}://{host}/{path.strip('/')}".rstrip("/")


class FileLinks:
    """Turns the page-relative addresses of files into those that clients elsewhere can fetch."""

    def __init__(self, site: Site, root: str):
        self._prefix = site.engine.files.url_prefix
        self._root = root
        self._tables = site.engine.files.tables

    def of(self, value: Any) -> Any:
        """A value with every file's address made absolute and every table whole; others are given back as they are."""
        if value is None or isinstance(value, (str, int, float, bool)):
            return value
        return replace_files(
            value,
            lambda one: self._tables.issued(one).whole() if is_table(one) else self._file(one),
            lambda one: is_table(one) or is_file(one),
        )

    def address(self, url: Any) -> Any:
        """One address made absolute, if it is one of ours."""
        if isinstance(url, str) and url.startswith(self._prefix):
            return f"{self._root}/gradio_api/file={url[len(self._prefix) :]}"
        return url

    def _file(self, file: dict[str, Any]) -> dict[str, Any]:
        url, path = file.get("url"), file.get("path")
        if not url and isinstance(path, str) and path and not path.startswith(("http://", "https://", "data:")):
            return {**file, "url": f"{self._root}/gradio_api/file={quote(path)}"}
        return {**file, "url": self.address(url)}
