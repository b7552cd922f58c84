"""Chat models behind an endpoint that speaks as OpenAI's does: most servers of models do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..errors import Error


class Endpoint:
    """One model behind one endpoint.

    Parameters:
        base_url: where it is, such as "http://localhost:8080/v1".
        model: the model's name there.
        token: what lets us in; it stays on the server.
        timeout_s: seconds without a sign of life after which it counts as gone.
    """

    def __init__(self, base_url: str, model: str, token: str | None = None, timeout_s: float = 120):
        self.url = f"{base_url.rstrip('/')}/chat/completions"
        self.model = model
        self.timeout_s = timeout_s
        self._token = token

    def reply(self, messages: list[dict[str, Any]], streaming: bool = True) -> Iterator[dict[str, Any]]:
        """The pieces of a reply, each a dict with some of `content`, `reasoning_content`, `tool_calls`.

        Closing the iterator closes the connection, which stops the model. Raises `Error` saying why there is none.
        """
        body = {"model": self.model, "messages": messages, "stream": streaming}
        with self._opened(body) as answer:
            if not streaming:
                yield _message_of(_json(answer.read()))
                return
            for line in answer:
                text = line.decode("utf-8", "replace").strip()
                if not text.startswith("data:"):
                    continue
                data = text[5:].strip()
                if data == "[DONE]":
                    return
                yield _delta_of(_json(data))

    def _opened(self, body: dict[str, Any]) -> Any:
        from urllib.error import HTTPError, URLError
        from urllib.request import Request, urlopen

        headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request = Request(self.url, json.dumps(body).encode(), headers)
        try:
            return urlopen(request, timeout=self.timeout_s)
        except HTTPError as error:
            with error:
                refusal = self._refusal(error)
            raise Error(refusal, title="The model did not answer", print_exception=False) from None
        except (URLError, TimeoutError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise Error(
                f"'{self.model}' cannot be reached: {reason}. Try again later.",
                title="The model did not answer",
                print_exception=False,
            ) from None

    def _refusal(self, error: Any) -> str:
        """Why the endpoint refused, as a person should read it."""
        told = _told(error.read(2000))
        if error.code == 429:
            wait = error.headers.get("Retry-After")
            when = f"in {wait} s" if wait and wait.isdigit() else "in a while"
            return f"'{self.model}' has too much to do. Try again {when}.{told}"
        if error.code in (401, 403):
            return f"'{self.model}' does not let this app in ({error.code}). Its author must check the token."
        if error.code == 404:
            return f"There is no model '{self.model}' at this endpoint.{told}"
        return f"'{self.model}' answered with an error ({error.code}).{told}"


def _told(body: bytes) -> str:
    try:
        error = json.loads(body).get("error")
    except (ValueError, AttributeError):
        return ""
    message = error.get("message") if isinstance(error, dict) else error
    return f" It says: {message}" if isinstance(message, str) and message else ""


def _json(text: bytes | str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Error("The model's answer cannot be read: it is no JSON.", print_exception=False)
    if isinstance(found.get("error"), (dict, str)):
        raise Error(f"The model broke off.{_told(json.dumps(found).encode())}", print_exception=False)
    return found


def _delta_of(event: dict[str, Any]) -> dict[str, Any]:
    choices = event.get("choices")
    return (choices[0].get("delta") or {}) if choices else {}


def _message_of(answer: dict[str, Any]) -> dict[str, Any]:
    choices = answer.get("choices")
    if not choices:
        raise Error("The model's answer cannot be read: it has no choices.", print_exception=False)
    message: dict[str, Any] = choices[0].get("message") or {}
    return message
