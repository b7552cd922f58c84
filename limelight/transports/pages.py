"""The page: one HTML text per app, made once and compressed once, with all it needs named in its head."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..graph.describe import AppSpec, PageConfig, page_config
from ..version import __version__
from ..wire.codec import encode
from .answers import Json, Refusal
from .assets import IMMUTABLE, Packed
from .head import content_security_policy
from .looks import digest_of

if TYPE_CHECKING:
    from .site import Site

SCHEME_SCRIPT = (
    "(()=>{let s=null;try{s=localStorage.getItem('limelight-scheme')}catch{}"
    "let d=s?s==='dark':matchMedia('(prefers-color-scheme: dark)').matches;"
    "document.documentElement.classList.toggle('dark',d)})()"
)
"""Sets the colour scheme before anything is drawn; the one script that stands in the page itself."""

_ENTRY = "limelight/assets/"


class Pages:
    """The HTML of one app and what belongs to it: sheet, script, config."""

    def __init__(self, site: Site):
        self._site = site
        self.looks = site.options.looks
        self.sheet = self.looks.sheet()
        self.script = self.looks.script(site.blueprint)
        self.csp = content_security_policy([SCHEME_SCRIPT], self.looks.head)
        self._made: dict[str | None, tuple[Any, Packed]] = {}
        self._config: PageConfig | None = None

    @property
    def digest(self) -> str:
        """What an open page compares to know that the app is another one now."""
        return self.config().app.digest

    def config(self) -> PageConfig:
        """What the page is told. Made when first asked for; the app's tree no longer changes then."""
        if self._config is None:
            site = self._site
            self._config = page_config(
                site.blueprint, self._app(), lambda value: site.engine.files.outgoing(value, trusted=True)
            )
        return self._config

    def _app(self, **more: Any) -> AppSpec:
        blueprint, options = self._site.blueprint, self._site.options
        return AppSpec(
            title=str(blueprint.title or "Limelight"),
            mode=blueprint.mode,
            fill_width=blueprint.fill_width,
            fill_height=blueprint.fill_height,
            show_error=self._site.engine.show_error,
            footer=list(self.looks.footer),
            max_file_size=options.max_file_size,
            script=f"limelight/app-{digest_of(self.script)}.js" if self.script else None,
            version=__version__,
            dev=options.is_dev,
            **more,
        )

    def page(self, user: str | None) -> Packed:
        """The page for a person; kept for the last few."""
        assets = self._site.assets
        stamp = (assets.manifest.get("stamp"), id(assets.manifest))
        known = self._made.get(user)
        if known is not None and known[0] == stamp:
            return known[1]
        if len(self._made) > 100:
            self._made.clear()
        config = self.config()
        made = encode(config)
        if user is not None:
            # Only the name differs between people; the tree is large.
            told = _decoded(encode(config.app)) | {"username": user}
            made = encode({**_decoded(made), "app": told})
        packed = Packed.of(self._html(made, list(config.kinds)).encode(), "text/html; charset=utf-8")
        self._made[user] = (stamp, packed)
        return packed

    def login_page(self) -> Packed:
        """The page for those who are not signed in. It tells nothing about the app but its title."""
        auth = self._site.auth
        message = auth.message if auth else None
        app = AppSpec(
            title=str(self._site.blueprint.title or "Limelight"),
            version=__version__,
            auth_required=True,
            auth_message=message,
        )
        told = {**_decoded(encode(PageConfig(app=app))), "login": {"message": message, "title": app.title}}
        return Packed.of(self._html(encode(told), [], with_script=False).encode(), "text/html; charset=utf-8")

    def _html(self, config: bytes, kinds: list[str], with_script: bool = True) -> str:
        entry, scripts, styles = self._site.assets.needed(kinds)
        title = html.escape(str(self._site.blueprint.title or "Limelight"))
        if entry is None:
            return _NOT_BUILT.format(title=title, scheme=SCHEME_SCRIPT)
        preloads = [f'<link rel="modulepreload" href="{_ENTRY}{name}">' for name in scripts]
        if with_script and self.script:
            preloads.append(f'<link rel="modulepreload" href="limelight/app-{digest_of(self.script)}.js">')
        sheets = [f"limelight/theme-{digest_of(self.sheet)}.css", *(f"{_ENTRY}{name}" for name in styles)]
        links = [f'<link rel="stylesheet" href="{name}">' for name in sheets]
        if self._site.options.is_installable:
            links.append('<link rel="manifest" href="manifest.json">')
        return _PAGE.format(
            title=title,
            scheme=SCHEME_SCRIPT,
            links="\n".join([*links, *preloads]),
            head=self.looks.head if with_script else "",
            config=_in_script(config),
            entry=_ENTRY + entry,
        )


def _decoded(data: bytes) -> dict[str, Any]:
    from ..wire.codec import decode

    value: dict[str, Any] = decode(data)
    return value


def _in_script(data: bytes) -> str:
    # Inside a script element only `<` can end it or begin a comment; the line separators are for old parsers.
    return data.decode().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<script>{scheme}</script>
<link rel="icon" href="favicon.ico">
{links}
<script type="module" src="{entry}"></script>
{head}
</head>
<body>
<div id="limelight"></div>
<script type="application/json" id="limelight-config">{config}</script>
<noscript>This page needs JavaScript. Allow it for this address and load the page again.</noscript>
</body>
</html>
"""

_NOT_BUILT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<script>{scheme}</script>
<style>body {{ font: 15px/1.5 system-ui; max-width: 40rem; margin: 15vh auto; padding: 0 16px }}
code {{ font-size: 13px }}</style>
</head>
<body>
<h1>{title}</h1>
<p>The app runs, but the browser half of Limelight has not been built in this checkout, so there is
nothing to draw it with.</p>
<p>Build it with <code>pip install -e .</code> (or <code>make demo</code>), then load this page again.
The API works already.</p>
</body>
</html>
"""


# Handlers


async def page(site: Site, request: Request) -> Response:
    """The app, or the form to sign in."""
    if request.scope["limelight.user"] is None and site.auth is not None:
        if site.auth.has_form:
            return _html_answer(site, request, site.pages.login_page())
        raise Refusal(401, "Not authenticated")
    if site.options.is_dev:
        site.assets.look()
    return _html_answer(site, request, site.pages.page(request.scope["limelight.user"]))


def _html_answer(site: Site, request: Request, packed: Packed) -> Response:
    # Made for one person and changed with the app: never taken from a cache unasked.
    headers = {"cache-control": "no-cache, private", "content-security-policy": site.pages.csp}
    return packed.answer(request.headers, headers)


async def asset(site: Site, request: Request) -> Response:
    """A file of the browser half."""
    return site.assets.get(request.path_params["name"]).answer(request.headers, {"cache-control": IMMUTABLE})


async def theme_sheet(site: Site, request: Request) -> Response:
    """The theme under a name that changes with it."""
    return _hashed(request, site.pages.sheet)


async def app_script(site: Site, request: Request) -> Response:
    """The author's JavaScript under a name that changes with it."""
    if site.pages.script is None:
        raise Refusal(404, "This app has no JavaScript of its own.")
    return _hashed(request, site.pages.script)


def _hashed(request: Request, packed: Packed) -> Response:
    is_current = request.path_params["digest"] == digest_of(packed)
    return packed.answer(request.headers, {"cache-control": IMMUTABLE if is_current else "no-cache"})


async def theme_css(site: Site, request: Request) -> Response:
    """The theme under its old name."""
    return site.pages.sheet.answer(request.headers, {"cache-control": "no-cache"})


async def icon(site: Site, request: Request) -> Response:
    """The app's icon."""
    from starlette.responses import FileResponse

    chosen = site.options.looks.favicon
    if chosen is not None:
        return FileResponse(chosen, headers={"cache-control": "public, max-age=3600"})
    return Response(_ICON, media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


async def app_icon(site: Site, request: Request) -> Response:
    """The icon for a home screen: only a chosen one."""
    if site.options.looks.favicon is None:
        raise Refusal(404, "This app has no icon of its own.")
    return await icon(site, request)


_ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#3f6212"/>'
    b'<path d="M16 6 25 26H7Z" fill="#ecfccb"/><circle cx="16" cy="7" r="3" fill="#bef264"/></svg>'
)


async def web_manifest(site: Site, request: Request) -> Response:
    """What a home screen needs to know."""
    title = str(site.blueprint.title or "Limelight")
    icons = [{"src": "favicon.ico", "sizes": "any", "purpose": "any"}]
    told = {"name": title, "short_name": title, "icons": icons, "start_url": "./", "display": "standalone"}
    return Response(encode(told), media_type="application/manifest+json")


async def robots(site: Site, request: Request) -> Response:
    """Search engines are welcome unless the app is only shared."""
    rule = "Disallow: /" if site.options.is_shared else "Disallow:"
    return Response(f"User-agent: *\n{rule}\n", media_type="text/plain")


async def health(site: Site, request: Request) -> Response:
    """Whether the app serves."""
    return Json({"status": "ok" if site.engine.is_running else "starting"})
