"""Who a person is at the place they signed in with, and what they let the app do there."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

COOKIE = "limelight-sign-in"
"""The cookie that names a browser's sign-in."""
KEPT_S = 8 * 3600
"""So long a sign-in holds, unless its token ends earlier."""
MOST = 10_000


class OAuthProfile(dict[str, Any]):
    """The profile of who is signed in with the `gr.LoginButton`. Annotate a parameter with it to receive it.

    `profile: gr.OAuthProfile | None` gets None for who is not signed in; without `| None` the function is not called
    for them. Has `name`, `username`, `profile`, `picture`, and everything else the provider tells as a dict.
    """

    injected_as = "oauth_profile"

    def __init__(self, data: dict[str, Any]):
        super().__init__(data)
        self.name: str = data.get("name", "")
        self.username: str = data.get("preferred_username", "")
        self.profile: str = data.get("profile", "")
        self.picture: str = data.get("picture", "")


@dataclass
class OAuthToken:
    """The token of who is signed in: what the app may do in their name. Annotate a parameter with it to receive it."""

    injected_as = "oauth_token"

    token: str
    """The token itself."""
    scope: str
    """What it allows, separated by blanks."""
    expires_at: int
    """When it ends, in seconds since 1970."""


class SignIns:
    """The sign-ins of one app, by the name in the browser's cookie."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[OAuthProfile, OAuthToken]] = OrderedDict()

    def add(self, profile: dict[str, Any], token: OAuthToken) -> str:
        """Remember a sign-in; gives the unguessable name for the cookie."""
        name = secrets.token_urlsafe(24)
        self._known[name] = (OAuthProfile(profile), token)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return name

    def find(self, name: str | None) -> tuple[OAuthProfile, OAuthToken] | None:
        """The sign-in of that name, while it holds."""
        found = self._known.get(name or "")
        if found is not None and found[1].expires_at <= time.time():
            self.forget(name)
            return None
        return found

    def forget(self, name: str | None) -> None:
        """Sign out."""
        self._known.pop(name or "", None)
