"""The pages: one HTML text per page of an app, made once and compressed once, with all it needs named in its head."""

from __future__ import annotations

import functools
import hashlib
import html
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ..components.html_script import script_named
from ..graph.describe import AppSpec, PageConfig, page_config
from ..graph.i18n import in_english
from ..graph.module import module_named
from ..graph.pages import HOME, RESERVED, pages_of
from ..version import __version__
from ..wire.codec import encode_for_page
from .answers import Json, Refusal
from .assets import IMMUTABLE, Packed
from .head import Written, content_security_policy, written_in
from .looks import digest_of

if TYPE_CHECKING:
    from .links import Link
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
        self._made: dict[tuple[str | None, str], tuple[Any, Packed]] = {}
        self._configs: dict[str, PageConfig] | None = None

    @property
    def digest(self) -> str:
        """What an open page compares to know that the app is another one now."""
        return self.config().app.digest

    def config(self, path: str = HOME) -> PageConfig:
        """What a page is told. Made when first asked for; the app's tree no longer changes then."""
        if self._configs is None:
            self._configs = {path: self._described(path, name) for path, name, _ in pages_of(self._site.blueprint)}
            # A session goes from page to page: all of them are of one app, which is the same or another one.
            parts = "".join(one.app.digest for one in self._configs.values())
            digest = hashlib.sha256(parts.encode()).hexdigest()[:16]
            for one in self._configs.values():
                one.app.digest = digest
        return self._configs[path]

    def _described(self, path: str, name: str) -> PageConfig:
        files = self._site.engine.files
        app = self._app(page=path, title=self._title(name if path else None))
        return page_config(self._site.blueprint, app, lambda value: files.outgoing(value, trusted=True))

    def _title(self, name: str | None = None) -> str:
        title = str(self._site.blueprint.title or "Limelight")
        return f"{name} · {title}" if name else title

    def policy(self, path: str) -> str:
        """The Content-Security-Policy of a page."""
        custom = [node for node in self._site.blueprint.nodes.values() if node.kind == "custom"]
        evaluating = " 'wasm-unsafe-eval'" if custom else ""
        if any(getattr(node, "evaluates", False) for node in custom):
            evaluating += " 'unsafe-eval'"
        head, shown = self.looks.head + self._written.head, self._written.shown
        return content_security_policy([SCHEME_SCRIPT], head, shown, has_base="/" in path, evaluating=evaluating)

    @functools.cached_property
    def _written(self) -> Written:
        return written_in(self._site.blueprint)

    def _app(self, **more: Any) -> AppSpec:
        blueprint, options = self._site.blueprint, self._site.options
        return AppSpec(
            mode=blueprint.mode,
            fill_width=blueprint.fill_width,
            fill_height=blueprint.fill_height,
            show_error=self._site.engine.show_error,
            footer=list(self.looks.footer),
            max_file_size=options.max_file_size,
            script=f"limelight/app-{digest_of(self.script)}.js" if self.script else None,
            version=__version__,
            dev=options.is_dev,
            mcp=options.has_mcp,
            translations=options.translations,
            **more,
        )

    def page(self, user: str | None, path: str = HOME) -> Packed:
        """A page for a person; kept for the last few."""
        assets = self._site.assets
        stamp = (assets.manifest.get("stamp"), id(assets.manifest))
        known = self._made.get((user, path))
        if known is not None and known[0] == stamp:
            return known[1]
        if len(self._made) > 100:
            self._made.clear()
        packed = self._packed(user, path)
        self._made[user, path] = (stamp, packed)
        return packed

    def linked_page(self, user: str | None, path: str, link: Link | None) -> Packed:
        """A page as a link says it was; without a link, one that says that it has expired."""
        if link is None:
            return self._packed(user, path, {"deep_link": "expired"})
        return self._packed(user, path, {"deep_link": "valid"}, {"linked": link.props})

    def _packed(self, user: str | None, path: str, app: dict[str, Any] | None = None, more: Any = None) -> Packed:
        config = self.config(path)
        made = encode_for_page(config)
        if user is not None or app is not None:
            # Only the name differs between people; the tree is large.
            told = {**_decoded(encode_for_page(config.app)), **({"username": user} if user else {}), **(app or {})}
            made = encode_for_page({**_decoded(made), **(more or {}), "app": told})
        html = self._html(made, list(config.kinds), title=config.app.title, path=path)
        return Packed.of(html.encode(), "text/html; charset=utf-8")

    def login_page(self, path: str = HOME) -> Packed:
        """The page for those who are not signed in. It tells nothing about the app but its title."""
        auth = self._site.auth
        message = auth.message if auth else None
        app = AppSpec(
            title=self._title(),
            version=__version__,
            auth_required=True,
            auth_message=message,
        )
        told = {**_decoded(encode_for_page(PageConfig(app=app))), "login": {"message": message, "title": app.title}}
        made = self._html(encode_for_page(told), [], with_script=False, title=app.title, path=path)
        return Packed.of(made.encode(), "text/html; charset=utf-8")

    def missing_page(self, path: str) -> str:
        """What stands at an address that is no page."""
        _, _, styles = self._site.assets.needed([])
        up = "../" * path.count("/")
        sheets = [f"{up}limelight/theme-{digest_of(self.sheet)}.css", *(f"{up}{_ENTRY}{name}" for name in styles)]
        return _MISSING.format(
            title=html.escape(in_english(self._title(), self._site.options.translations)),
            scheme=SCHEME_SCRIPT,
            links="\n".join(f'<link rel="stylesheet" href="{name}">' for name in sheets),
            path=html.escape(f"/{path}"),
            home=up or "./",
        )

    def _html(self, config: bytes, kinds: list[str], *, title: str, path: str, with_script: bool = True) -> str:
        entry, scripts, styles = self._site.assets.needed(kinds)
        title = html.escape(in_english(title, self._site.options.translations))
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
            base=f'<base href="{"../" * path.count("/")}">' if "/" in path else "",
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
{base}<title>{title}</title>
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

_MISSING = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Page not found · {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<script>{scheme}</script>
{links}
<style>.ll-missing {{ max-width: 32rem; margin: 18vh auto 0; padding: 0 24px; font-size: 15px; line-height: 1.5 }}
.ll-missing h1 {{ font-size: 28px; line-height: 34px; font-weight: 600 }}
.ll-missing p {{ margin: 12px 0 24px; overflow-wrap: anywhere }}</style>
</head>
<body>
<main class="ll-missing">
<h1>Page not found</h1>
<p>There is no page at <span class="ll-mono">{path}</span>. Perhaps the address was mistyped, or the page has moved.</p>
<a class="ll-btn ll-btn-primary ll-btn-md" href="{home}">Go to {title}</a>
</main>
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
    """A page of the app, or the form to sign in."""
    path = site.path_of(request.scope)
    if path and request.url.path.endswith("/"):
        # Addresses in a page are relative: it has one address, without a slash.
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=301, headers={"location": f"../{quote(path.rpartition('/')[2])}{query}"})
    if request.scope["limelight.user"] is None and site.auth is not None:
        if site.auth.has_form:
            return _html_answer(site, request, site.pages.login_page(path), path)
        raise Refusal(401, "Not authenticated")
    if site.options.is_dev:
        site.assets.look()
    user = request.scope["limelight.user"]
    if (id := request.query_params.get("deep_link")) is not None:
        return _html_answer(site, request, site.pages.linked_page(user, path, site.links.find(id)), path)
    return _html_answer(site, request, site.pages.page(user, path), path)


def _html_answer(site: Site, request: Request, packed: Packed, path: str) -> Response:
    # Made for one person and changed with the app: never taken from a cache unasked.
    headers = {"cache-control": "no-cache, private", "content-security-policy": site.pages.policy(path)}
    return packed.answer(request.headers, headers)


def missing(site: Site, request: Request) -> Response:
    """What is said where nothing is: a page to people, JSON to programs."""
    path = site.path_of(request.scope)
    is_for_people = request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "")
    if not is_for_people or path.split("/")[0] in RESERVED:
        return Json({"detail": "Not Found"}, 404)
    headers = {"cache-control": "no-store", "content-security-policy": site.pages.policy(HOME)}
    return Response(site.pages.missing_page(path), 404, headers, "text/html; charset=utf-8")


async def asset(site: Site, request: Request) -> Response:
    """A file of the browser half."""
    return site.assets.get(request.path_params["name"]).answer(request.headers, {"cache-control": IMMUTABLE})


async def client_script(site: Site, request: Request) -> Response:
    """The client for programs, under a name that stays; pages elsewhere may load it where they may call the app."""
    return site.assets.get("client.js").answer(request.headers, {"cache-control": "no-cache"})


async def module(site: Site, request: Request) -> Response:
    """A module or stylesheet that a component of the app brings along, under a name made of its content."""
    name = request.path_params["name"]
    text = module_named(name)
    if text is None:
        raise Refusal(404, "No component of this app brings such a module.")
    media_type = "text/css; charset=utf-8" if name.endswith(".css") else "text/javascript; charset=utf-8"
    return Packed.of(text, media_type).answer(request.headers, {"cache-control": IMMUTABLE})


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


async def html_script(site: Site, request: Request) -> Response:
    """The JavaScript that an author wrote into a `gr.HTML`, under a name that changes with it."""
    digest = request.path_params["digest"]
    text = script_named(digest)
    if text is None:
        raise Refusal(404, "There is no such script.")
    return Packed.of(text.encode(), "text/javascript; charset=utf-8", f'"{digest}"').answer(
        request.headers, {"cache-control": IMMUTABLE}
    )


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
    return Response(encode_for_page(told), media_type="application/manifest+json")


async def robots(site: Site, request: Request) -> Response:
    """Search engines are welcome unless the app is only shared."""
    rule = "Disallow: /" if site.options.is_shared else "Disallow:"
    return Response(f"User-agent: *\n{rule}\n", media_type="text/plain")


async def health(site: Site, request: Request) -> Response:
    """Whether the app serves."""
    return Json({"status": "ok" if site.engine.is_running else "starting"})
