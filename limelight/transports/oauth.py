"""Sign-in with a provider, for apps that have a `gr.LoginButton`. Away from a Space it is played, without a network."""

from __future__ import annotations

import base64
import getpass
import json
import secrets
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..engine.oauth import COOKIE, KEPT_S, OAuthToken
from ..settings import HF_TOKEN, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, OAUTH_SCOPES, OPENID_PROVIDER_URL
from .answers import Json, Refusal

if TYPE_CHECKING:
    from .site import Site

MOST_STARTED = 1_000
WAIT_S = 10
_started: OrderedDict[str, str] = OrderedDict()
"""Sign-ins on their way: what the provider must say, and where to go then."""


async def begin(site: Site, request: Request) -> Response:
    """Go to the provider to sign in; on one's own machine, be signed in at once."""
    _check(site)
    back = _own_address(request, request.query_params.get("_target_url", ""))
    client = OAUTH_CLIENT_ID.read()
    if not client:
        return _signed_in(site, request, _played_profile(), _played_token(), back)
    state = secrets.token_urlsafe(24)
    _started[state] = back
    while len(_started) > MOST_STARTED:
        _started.popitem(last=False)
    asked = {
        "response_type": "code", "client_id": client, "redirect_uri": _callback(request), "state": state,
        "scope": OAUTH_SCOPES.read() or "openid profile",
    }  # fmt: skip
    return RedirectResponse(f"{_provider()}/oauth/authorize?{urlencode(asked)}", status_code=302)


async def finish(site: Site, request: Request) -> Response:
    """The provider sends the person back, with a code that stands for their sign-in."""
    _check(site)
    back = _started.pop(request.query_params.get("state", ""), None)
    code = request.query_params.get("code")
    if back is None or not code or not OAUTH_CLIENT_ID.read():
        raise Refusal(400, "This sign-in was not begun here, or it has expired. Go back to the app and sign in again.")
    try:
        told = await run_in_threadpool(_exchange, code, _callback(request))
        profile = await run_in_threadpool(_asked, "/oauth/userinfo", None, f"Bearer {told['access_token']}")
    except (OSError, ValueError, KeyError) as error:
        raise Refusal(502, f"The provider did not complete the sign-in ({type(error).__name__}). Try again.") from error
    ends = int(time.time()) + int(told.get("expires_in") or KEPT_S)
    return _signed_in(site, request, profile, OAuthToken(told["access_token"], str(told.get("scope", "")), ends), back)


async def who(site: Site, request: Request) -> Response:
    """The name of who is signed in, or null."""
    found = site.engine.sign_ins.find(request.cookies.get(COOKIE))
    return Json({"name": found[0].username or found[0].name if found else None})


async def leave(site: Site, request: Request) -> Response:
    """Sign out of the provider's sign-in."""
    site.engine.sign_ins.forget(request.cookies.get(COOKIE))
    answer = Json({"name": None})
    answer.delete_cookie(COOKIE, path=request.scope.get("root_path", "") or "/", httponly=True, samesite="lax")
    return answer


def _check(site: Site) -> None:
    if not any(node.kind == "loginbutton" for node in site.blueprint.nodes.values()):
        raise Refusal(404, "This app has no gr.LoginButton, so nobody signs in here.")


def _signed_in(site: Site, request: Request, profile: dict[str, Any], token: OAuthToken, back: str) -> Response:
    answer = RedirectResponse(back, status_code=302)
    answer.set_cookie(
        COOKIE,
        site.engine.sign_ins.add(profile, token),
        max_age=KEPT_S,
        path=request.scope.get("root_path", "") or "/",
        httponly=True,
        samesite="lax",
        secure=_scheme(request) == "https",
    )
    return answer


def _played_profile() -> dict[str, Any]:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # nobody in the system's list
        name = "somebody"
    return {"sub": "0", "name": name, "preferred_username": name, "profile": "", "picture": ""}


def _played_token() -> OAuthToken:
    scopes = OAUTH_SCOPES.read() or "openid profile"
    return OAuthToken(HF_TOKEN.read() or "played-sign-in", scopes, int(time.time()) + KEPT_S)


def _exchange(code: str, callback: str) -> dict[str, Any]:
    client = f"{OAUTH_CLIENT_ID.read()}:{OAUTH_CLIENT_SECRET.read() or ''}"
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": callback}
    return _asked("/oauth/token", form, f"Basic {base64.b64encode(client.encode()).decode()}")


def _asked(path: str, form: dict[str, str] | None, authorization: str) -> dict[str, Any]:
    from urllib.request import Request as Asked
    from urllib.request import urlopen

    body = urlencode(form).encode() if form is not None else None
    asked = Asked(f"{_provider()}{path}", body, {"authorization": authorization, "accept": "application/json"})
    with urlopen(asked, timeout=WAIT_S) as answer:
        told: dict[str, Any] = json.loads(answer.read(1_000_000))
        return told


def _provider() -> str:
    return (OPENID_PROVIDER_URL.read() or "https://huggingface.co").rstrip("/")


def _scheme(request: Request) -> str:
    return request.headers.get("x-forwarded-proto", request.url.scheme).split(",")[0].strip()


def _callback(request: Request) -> str:
    return f"{_scheme(request)}://{request.url.netloc}{request.scope.get('root_path', '')}/login/callback"


def _own_address(request: Request, wanted: str) -> str:
    """Where to go back to: a page of this app, whatever the address says."""
    root = f"{request.scope.get('root_path', '')}/"
    place = urlsplit(wanted)
    is_own = (
        wanted.startswith(root) and not wanted.startswith(("//", "/\\")) and not place.netloc and "\\" not in wanted
    )
    return wanted if is_own else root
