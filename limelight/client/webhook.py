"""Whether a webhook comes from the app it says."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping

TOLERANCE_S = 300


def verify_webhook(secret: str, headers: Mapping[str, str], body: bytes, tolerance_s: float = TOLERANCE_S) -> bool:
    """Whether a webhook was signed with the secret, not long ago, and not changed since.

    Parameters:
        secret: the app's LIMELIGHT_WEBHOOK_SECRET.
        headers: of the request that came.
        body: exactly as it came.
        tolerance_s: how old it may be; older ones may have been kept and sent again by somebody else.
    """
    told = {name.lower(): value for name, value in headers.items()}
    at = told.get("webhook-timestamp", "")
    if not (at.isascii() and at.isdigit() and abs(time.time() - int(at)) <= tolerance_s):
        return False
    signed = f"{told.get('webhook-id', '')}.{at}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, one) for one in told.get("webhook-signature", "").split())
