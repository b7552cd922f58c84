"""Calls of a Gradio server: join its queue, listen to the session's one stream of messages."""

from __future__ import annotations

import queue
import threading
import uuid
from collections.abc import Mapping
from typing import Any

from ..errors import AppUnreachable, CallCancelled, CallFailed, CallRefused, SignInNeeded
from ..wire.codec import decode, encode
from .diffs import applied
from .http import Http, events_in
from .job import Job, Status

Message = dict[str, Any]
LOST: Message = {"msg": "lost"}


class GradioServer:
    """One app that speaks Gradio's contract.

    A call is sent once: when the connection is lost after that, whether the function ran is not known, and the call
    fails instead of being made again.
    """

    def __init__(self, http: Http, prefix: str):
        self._http = http
        self._prefix = prefix.strip("/")
        self.session = str(uuid.uuid4())
        self._boxes: dict[str, queue.SimpleQueue[Message]] = {}
        self._early: dict[str, list[Message]] = {}
        self._joining = 0
        self._lock = threading.Lock()
        self._is_listening = False

    def reset_session(self) -> None:
        """Be somebody new: the app's State starts over."""
        self.session = str(uuid.uuid4())

    def call(
        self,
        fn_index: int,
        data: list[Any],
        headers: Mapping[str, str] | None,
        job: Job | None = None,
    ) -> list[Any]:
        """The outputs of a call; what comes before goes to the job, if there is one."""
        event_id, box = self._join(fn_index, data, headers)
        try:
            if job is not None:
                job.run_id = event_id
                if job.is_stopped:
                    self.cancel(job, fn_index)
            return _outcome(box, job)
        finally:
            with self._lock:
                self._boxes.pop(event_id, None)

    def _join(
        self, fn_index: int, data: list[Any], headers: Mapping[str, str] | None
    ) -> tuple[str, queue.SimpleQueue[Message]]:
        body = encode({"data": data, "fn_index": fn_index, "session_hash": self.session})
        told = {"Content-Type": "application/json", "x-gradio-user": "api", **(headers or {})}
        with self._lock:
            self._joining += 1
        try:
            answer = self._http.ask("POST", f"{self._prefix}/queue/join", body, told)
            if answer.status != 200:
                raise _refusal(answer.status, answer.body)
            event_id = str(decode(answer.body)["event_id"])
            box: queue.SimpleQueue[Message] = queue.SimpleQueue()
        finally:
            with self._lock:
                self._joining -= 1
        with self._lock:
            self._boxes[event_id] = box
            for message in self._early.pop(event_id, ()):
                box.put(message)
            must_listen, self._is_listening = not self._is_listening, True
        if must_listen:
            threading.Thread(target=self._listen, name="limelight-client", daemon=True).start()
        return event_id, box

    def _listen(self) -> None:
        """Hand on the messages of the session, as long as somebody waits for any."""
        failures = 0
        while True:
            try:
                with self._http.open("GET", f"{self._prefix}/queue/data?session_hash={self.session}") as response:
                    if response.status != 200:
                        raise AppUnreachable(f"The app's queue answered HTTP {response.status}.")
                    for event in events_in(response):
                        failures = 0
                        self._hand_on(decode(event.data))
            except (AppUnreachable, ValueError):
                failures += 1
            with self._lock:
                if failures > 3:
                    for box in self._boxes.values():
                        box.put(LOST)
                if failures > 3 or not self._boxes:
                    self._is_listening = False
                    self._early.clear() if not self._joining else None
                    return

    def _hand_on(self, message: Message) -> None:
        with self._lock:
            event_id = message.get("event_id")
            if event_id in self._boxes:
                self._boxes[event_id].put(message)
                if message.get("msg") == "process_completed":
                    del self._boxes[event_id]
            elif event_id is not None and self._joining:
                self._early.setdefault(event_id, []).append(message)
            elif message.get("msg") == "unexpected_error":
                for box in self._boxes.values():
                    box.put(message)

    def cancel(self, job: Job, fn_index: int) -> None:
        """Stop a call."""
        body = encode({"session_hash": self.session, "fn_index": fn_index, "event_id": job.run_id})
        for path in ("cancel", "reset"):
            self._http.ask("POST", f"{self._prefix}/{path}", body, {"Content-Type": "application/json"})


def _outcome(box: queue.SimpleQueue[Message], job: Job | None) -> list[Any]:
    values: list[Any] = []
    while True:
        message = box.get()
        kind = message["msg"]
        if kind == "process_completed":
            return _result(message, job)
        if kind == "lost":
            raise AppUnreachable("The connection to the app was lost and did not come back.")
        if kind == "unexpected_error":
            raise CallFailed(str(message.get("message") or "The app stopped."))
        if job is None:
            continue
        if kind == "process_generating" and message.get("success", True):
            values = _partial(values, message["output"]["data"])
            job.tell(Status.ITERATING, success=True)
            job.give(list(values))
        else:
            _tell(job, kind, message)


def _partial(values: list[Any], data: list[Any]) -> list[Any]:
    if not values:
        return list(data)
    return [applied(value, edits) for value, edits in zip(values, data, strict=True)]


def _tell(job: Job, kind: str, message: Message) -> None:
    if kind == "estimation":
        job.tell(
            Status.IN_QUEUE, rank=message.get("rank"), queue_size=message.get("queue_size"), eta=message.get("rank_eta")
        )
    elif kind == "process_starts":
        job.tell(Status.PROCESSING, eta=message.get("eta"))
    elif kind == "progress":
        job.tell(Status.PROGRESS, progress_data=message.get("progress_data"))
    elif kind == "log":
        job.tell(Status.LOG, log=(str(message.get("log")), str(message.get("level"))))


def _result(message: Message, job: Job | None) -> list[Any]:
    output = message.get("output") or {}
    if job is not None and job.is_stopped:
        raise CallCancelled("The call was stopped.")
    if not message.get("success", True) or "data" not in output:
        words = output.get("error")
        raise CallFailed(
            str(words) if words else "The function failed. The app does not show its errors.",
            message.get("title"),
        )
    data: list[Any] = output["data"]
    return data


def _refusal(status: int, body: bytes) -> CallFailed:
    try:
        detail: Any = decode(body)["detail"]
    except (ValueError, KeyError, TypeError):
        detail = body[:300].decode("utf-8", "replace") or f"HTTP {status}"
    if isinstance(detail, list):  # one verdict per input, of a validator
        detail = "; ".join(str(one.get("message")) for one in detail if not one.get("is_valid", False))
    kind = SignInNeeded if status == 401 else CallRefused if status < 500 else CallFailed
    return kind(str(detail), status=status)
