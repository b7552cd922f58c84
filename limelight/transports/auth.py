"""Who a visitor is: sign-in by name and password, signed cookies, or a function of the author's."""

from __future__ import annotations

import base64
import hashlib
import hmac
import inspect
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from ..errors import BadProp
from .answers import Json, Refusal, read_body

if TYPE_CHECKING:
    from .site import Site

KEPT_S = 14 * 24 * 3600
"""So long a sign-in holds."""
FREE_TRIES = 5
"""So many wrong passwords cost nothing; each further one doubles the wait."""
LONGEST_WAIT_S = 300
MOST_REMEMBERED = 10_000


class Auth:
    """Sign-in of one app.

    Parameters:
        auth: a pair `(name, password)`, a list of pairs, or a function of both that says yes or no (sync or async).
        message: shown above the form; HTML-free text.
        dependency: instead of a form: a function of the request that gives the user's name, or None to refuse.

    The secret is of this process: a restart signs everybody out, and two apps on two ports never read each other's.
    """

    def __init__(self, auth: Any = None, message: str | None = None, dependency: Callable[..., Any] | None = None):
        if auth is not None and dependency is not None:
            raise BadProp(
                "Give either auth or auth_dependency, not both: one asks for a password, the other knows already."
            )
        self.message = message
        self.dependency = dependency
        self._check: Callable[[str, str], Any] | None = auth if callable(auth) else None
        self._pairs = [] if auth is None or callable(auth) else _pairs(auth)
        self._secret = secrets.token_bytes(32)
        self.cookie = f"access-token-{secrets.token_urlsafe(8)}"
        self._signed_out: OrderedDict[str, float] = OrderedDict()
        self._signed_out_all: OrderedDict[str, float] = OrderedDict()
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()

    @property
    def has_form(self) -> bool:
        """Whether a person can sign in here."""
        return self.dependency is None

    async def user_of(self, connection: HTTPConnection) -> str | None:
        """The name of who is asking, or None."""
        if self.dependency is not None:
            user = await _called(self.dependency, connection)
            return None if user is None or user is False else str(user)
        token = connection.cookies.get(self.cookie)
        return self._user_in(token) if token else None

    async def accepts(self, user: str, password: str) -> bool:
        """Whether name and password fit. Takes as long for an unknown name as for a known one."""
        if self._check is not None:
            return bool(await _called(self._check, user, password))
        fits = [_same(user, name) & _same(password, known) for name, known in self._pairs]
        return any(fits)

    def issue(self, user: str) -> str:
        """A token that says who somebody is, until it ends or is taken back."""
        facts = (
            f"{base64.urlsafe_b64encode(user.encode()).decode()}.{int(time.time() * 1000)}.{secrets.token_urlsafe(12)}"
        )
        return f"{facts}.{self._sign(facts)}"

    def revoke(self, token: str, everywhere: bool = False) -> str | None:
        """Take a token back, or all tokens of its user; gives the user's name."""
        user = self._user_in(token)
        if user is None:
            return None
        if everywhere:
            _remember(self._signed_out_all, user, time.time() * 1000)
        _remember(self._signed_out, token, time.time())
        return user

    def wait_s(self, who: str) -> float:
        """Seconds until this visitor may try again."""
        count, last = self._tries.get(who, (0, 0.0))
        if count < FREE_TRIES:
            return 0
        return max(0.0, last + min(LONGEST_WAIT_S, 2.0 ** (count - FREE_TRIES)) - time.monotonic())

    def count_try(self, who: str, is_right: bool) -> None:
        """Remember a wrong password, forget all after a right one."""
        if is_right:
            self._tries.pop(who, None)
        else:
            _remember(self._tries, who, (self._tries.get(who, (0, 0.0))[0] + 1, time.monotonic()))

    def _user_in(self, token: str) -> str | None:
        facts, _, signature = token.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(facts).encode()) or token in self._signed_out:
            return None
        name, issued, _ = facts.split(".", 2)
        user = base64.urlsafe_b64decode(name).decode()
        is_old = time.time() * 1000 - int(issued) > KEPT_S * 1000
        return None if is_old or int(issued) <= self._signed_out_all.get(user, 0) else user

    def _sign(self, facts: str) -> str:
        return hmac.new(self._secret, facts.encode(), hashlib.sha256).hexdigest()


def _pairs(auth: Any) -> list[tuple[str, str]]:
    several: Iterable[Any] = [auth] if isinstance(auth, tuple) and len(auth) == 2 and isinstance(auth[0], str) else auth
    pairs = list(several) if isinstance(several, (list, tuple)) else [several]
    for pair in pairs:
        if not (isinstance(pair, (tuple, list)) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise BadProp("auth must be a pair ('name', 'password'), a list of such pairs, or a function of both.")
    if not pairs:
        raise BadProp("auth is an empty list, so nobody could sign in. Leave it out to let everybody in.")
    return [(name, password) for name, password in pairs]


async def _called(fn: Callable[..., Any], *args: Any) -> Any:
    if inspect.iscoroutinefunction(fn) or inspect.iscoroutinefunction(getattr(fn, "__call__", None)):
        return await fn(*args)
    result = await run_in_threadpool(fn, *args)
    return await result if inspect.isawaitable(result) else result


def _same(one: str, other: str) -> bool:
    # Digests first: the time of a comparison must not tell a length either.
    return hmac.compare_digest(hashlib.sha256(one.encode()).digest(), hashlib.sha256(other.encode()).digest())


def _remember(where: OrderedDict[str, Any], key: str, value: Any) -> None:
    where[key] = value
    where.move_to_end(key)
    while len(where) > MOST_REMEMBERED:
        where.popitem(last=False)


# Handlers


async def login(site: Site, request: Request) -> Response:
    """Sign in with a form's `username` and `password`."""
    auth = site.auth
    if auth is None or not auth.has_form:
        return RedirectResponse(f"{request.scope.get('root_path', '')}/", status_code=302)
    form = await _form(request)
    user, password = str(form.get("username", "")).strip(), str(form.get("password", ""))
    who = f"{request.client.host if request.client else ''} {user}"
    if (wait_s := auth.wait_s(who)) > 0:
        seconds = int(wait_s) + 1
        raise Refusal(429, f"Too many wrong passwords. Try again in {seconds} seconds.", {"retry-after": str(seconds)})
    is_right = await auth.accepts(user, password)
    auth.count_try(who, is_right)
    if not is_right:
        raise Refusal(400, "Incorrect credentials.")
    response = Json({"success": True})
    response.set_cookie(
        auth.cookie,
        auth.issue(user),
        max_age=KEPT_S,
        path=_cookie_path(request),
        httponly=True,
        samesite="lax",
        secure=_is_secure(request),
    )
    return response


async def logout(site: Site, request: Request) -> Response:
    """Sign out: here, or with `?all_session=true` everywhere. Open pages of the sign-in are told."""
    auth = site.auth
    answer = RedirectResponse(f"{request.scope.get('root_path', '')}/", status_code=302)
    if auth is None:
        return answer
    token = request.cookies.get(auth.cookie, "")
    everywhere = request.query_params.get("all_session", "").lower() == "true"
    if token and (user := auth.revoke(token, everywhere)) is not None:
        site.pages_open.leave("signed_out", lambda page: page.token == token or (everywhere and page.user == user))
    answer.delete_cookie(
        auth.cookie, path=_cookie_path(request), httponly=True, samesite="lax", secure=_is_secure(request)
    )
    return answer


async def _form(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").startswith("multipart/"):
        async with request.form(max_files=0, max_fields=20) as form:
            return dict(form)
    from urllib.parse import parse_qsl

    body = await read_body(request, request.scope["limelight.max_body"])
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20))


def _cookie_path(request: Request) -> str:
    return request.scope.get("root_path", "") or "/"


def _is_secure(request: Request) -> bool:
    return (
        request.url.scheme == "https" or request.headers.get("x-forwarded-proto", "").split(",")[0].strip() == "https"
    )


async def user(site: Site, request: Request) -> Response:
    """The name of who is signed in, or null."""
    return Json(request.scope["limelight.user"])


async def login_check(site: Site, request: Request) -> Response:
    """Null for those who are signed in; the policy answers the others."""
    return Json(None)


async def token(site: Site, request: Request) -> Response:
    """The sign-in of the asking browser."""
    known = request.cookies.get(site.auth.cookie) if site.auth else None
    return Json({"token": known if request.scope["limelight.user"] else None, "user": request.scope["limelight.user"]})
