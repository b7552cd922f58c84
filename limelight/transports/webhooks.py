"""Tells an address of its caller's choice that a run is over, signed so that the receiver knows who told it.

Headers and signature are those of the Standard Webhooks specification.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import http.client
import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from .. import settings
from ..files.fetch import Network, is_public
from ..wire.codec import encode
from .answers import Refusal

DELAYS_S = (1, 10, 60)
"""Pauses before the second, third and last attempt."""
TIMEOUT_S = 10
MOST_LENGTH = 2_000


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """What proves that a message comes from this app and was not changed."""
    signed = f"{id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()


class Webhooks:
    """Posts what runs gave.

    Parameters:
        report: told when an address could not be reached in the end.
        network: how names become addresses; tests put their own here.
        delays_s: pauses between attempts.
    """

    def __init__(
        self,
        report: Callable[[str], None],
        network: Network | None = None,
        delays_s: tuple[float, ...] = DELAYS_S,
    ):
        self._report = report
        self._network = network or Network()
        self._delays_s = delays_s

    def check(self, url: str) -> None:
        """Raise `Refusal` (400) unless this app may post to an address."""
        if not settings.WEBHOOK_SECRET.read():
            raise Refusal(400, f"This app signs no webhooks: its author sets {settings.WEBHOOK_SECRET.names[0]} first.")
        try:
            parts = urlsplit(url)
            parts.port  # noqa: B018 - raises for a port that is none
        except ValueError as error:
            raise Refusal(400, f"Limelight-Webhook is not an address: {error}.") from error
        is_plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= MOST_LENGTH
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None or not is_plain:
            raise Refusal(400, "Limelight-Webhook must be an http or https address without a user name.")

    async def tell(self, url: str, told: dict[str, Any]) -> None:
        """Post what a run gave; tries again when the receiver does not take it."""
        id, body = f"msg_{secrets.token_urlsafe(16)}", encode({"type": "run.ended", "data": told})
        fault = ""
        for delay_s in (0, *self._delays_s):
            await asyncio.sleep(delay_s)
            try:
                status = await asyncio.to_thread(self._post, urlsplit(url), id, body)
            except (OSError, http.client.HTTPException, ValueError) as error:
                fault = str(error) or type(error).__name__
            else:
                if 200 <= status < 300:
                    return
                fault = f"it answered {status}"
                if 400 <= status < 500 and status not in (408, 425, 429):
                    break
        self._report(f"The webhook '{url[:200]}' was not told of a run: {fault}.")

    def _post(self, parts: SplitResult, id: str, body: bytes) -> int:
        host, now = str(parts.hostname), int(time.time())
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
        connection.sock = self._connect(parts.scheme, host, port)
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Limelight",
            "webhook-id": id,
            "webhook-timestamp": str(now),
            "webhook-signature": signature(settings.WEBHOOK_SECRET.read() or "", id, now, body),
        }
        try:
            connection.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def _connect(self, scheme: str, host: str, port: int) -> Any:
        addresses = self._network.resolve(host, port)
        allowed = {name.strip() for name in (settings.WEBHOOK_HOSTS.read() or "").split(",")}
        if host not in allowed and not (addresses and all(is_public(one) for one in addresses)):
            setting = settings.WEBHOOK_HOSTS.names[0]
            raise ValueError(f"'{host}' is not on the public internet; {setting} names hosts that may be told")
        stream = self._network.connect((addresses[0], port), TIMEOUT_S)
        if scheme != "https":
            return stream
        import ssl

        return ssl.create_default_context().wrap_socket(stream, server_hostname=host)
