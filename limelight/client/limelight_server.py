"""Calls of a Limelight server: one request each; what breaks off goes on from the last event that was seen."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from ..errors import AppUnreachable, CallCancelled, CallFailed, CallRefused, SignInNeeded
from ..wire.codec import decode, encode
from .diffs import applied
from .http import Event, Http, events_in
from .job import Job, Status

DELAYS_S = (0.1, 0.3, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Pauses between attempts to reach the server again. Each call has a key: repeating it never runs a function twice."""

Sent = Callable[[Any], Any]


class LimelightServer:
    """One Limelight app.

    Parameters:
        http: how it is reached.
        delays_s: pauses between attempts.
    """

    def __init__(self, http: Http, delays_s: tuple[float, ...] = DELAYS_S):
        self._http = http
        self._delays_s = delays_s
        self.session = secrets.token_urlsafe(16)

    def reset_session(self) -> None:
        """Be somebody new: the app's State starts over."""
        self.session = secrets.token_urlsafe(16)

    def call(self, name: str, given: Any, headers: Mapping[str, str] | None) -> Any:
        """The result of a call."""
        told, body, path = self._call_headers(headers), encode(given), f"api/{quote(name)}"
        for delay_s in (*self._delays_s, None):
            try:
                answer = self._http.ask("POST", path, body, told)
            except AppUnreachable:
                if delay_s is None:
                    raise
                time.sleep(delay_s)
                continue
            if answer.status == 200:
                return decode(answer.body)["result"]
            raise _fault(answer.status, answer.body)
        raise AssertionError

    def follow_call(self, job: Job, name: str, given: Any, headers: Mapping[str, str] | None) -> Any:
        """Start a call and follow it to its end; gives the result."""
        told = {**self._call_headers(headers), "Accept": "text/event-stream"}
        body = encode(given)
        return self._follow(job, "POST", f"api/{quote(name)}?changes=true", body, told)

    def follow_run(self, job: Job, run_id: str, after: int, headers: Mapping[str, str] | None) -> Any:
        """Follow a run that was started before, from an event on; gives the result."""
        job.run_id, job.seen = run_id, 0
        # What came before is read again: partial results are made of what changes.
        return self._follow(job, "GET", self._events_path(job), None, dict(headers or {}), shown_after=after)

    def cancel(self, job: Job) -> None:
        """Stop a run."""
        if job.run_id is not None:
            self._http.ask("POST", f"api/runs/{quote(job.run_id)}/cancel", b"")

    def _call_headers(self, headers: Mapping[str, str] | None) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "Limelight-Session": self.session,
            "Idempotency-Key": secrets.token_urlsafe(16),
            **(headers or {}),
        }

    def _events_path(self, job: Job) -> str:
        return f"api/runs/{quote(str(job.run_id))}/events?changes=true&after={job.seen}"

    def _follow(
        self, job: Job, method: str, path: str, body: bytes | None, headers: dict[str, str], shown_after: int = 0
    ) -> Any:
        values: list[Any] = []
        failures = 0
        while True:
            try:
                with self._http.open(method, path, body, headers) as response:
                    if response.status != 200:
                        raise _fault(response.status, response.read())
                    job.run_id = response.headers.get("limelight-run") or job.run_id
                    if job.is_stopped:
                        self.cancel(job)
                    for event in events_in(response):
                        failures, job.seen = 0, int(event.id or job.seen)
                        is_over, result = _take(job, event, values, shown_after)
                        if is_over:
                            return result
            except AppUnreachable:
                if failures == len(self._delays_s):
                    raise
                time.sleep(self._delays_s[failures])
                failures += 1
            if job.run_id is not None:
                method, path, body = "GET", self._events_path(job), None


def _take(job: Job, event: Event, values: list[Any], shown_after: int) -> tuple[bool, Any]:
    """What an event says; whether it was the last, and the result."""
    data = decode(event.data)
    if event.name == "change":
        while len(values) < len(data):
            values.append(None)
        for i, edits in enumerate(data):
            values[i] = applied(values[i], edits)
        job.tell(Status.ITERATING, success=True)
        if job.seen > shown_after:
            job.give(values[0] if len(values) == 1 else list(values))
    elif event.name == "result":
        return True, data
    elif event.name == "error":
        raise CallFailed(data["message"], data.get("title"))
    elif event.name == "cancelled":
        raise CallCancelled(data["message"])
    elif event.name == "queued":
        job.tell(Status.IN_QUEUE, rank=data["position"], queue_size=data["size"], eta=data["eta_s"])
    elif event.name == "started":
        job.tell(Status.PROCESSING, eta=data["eta_s"])
    elif event.name == "progress":
        job.tell(Status.PROGRESS, progress_data=data)
    elif event.name == "notice":
        job.tell(Status.LOG, log=(data["message"], data["level"]))
    return False, None


def _fault(status: int, body: bytes) -> CallFailed:
    try:
        words = str(decode(body)["detail"])
    except (ValueError, KeyError, TypeError):
        words = body[:300].decode("utf-8", "replace") or f"HTTP {status}"
    kind = SignInNeeded if status == 401 else CallFailed if status in (409, 500) else CallRefused
    return kind(words, status=status)
