"""A hosted model as an app: the hub says its task, the task says the components."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import settings
from ..client.http import Http
from ..components.textbox import Textbox
from ..errors import AppUnreachable, BadProp, CallFailed, Error, nearest
from ..recipes.interface import Interface
from ..recipes.tasks import TASKS, Task
from ..wire.codec import decode, encode

WAITED_S = 120
_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/flac": ".flac",
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
    "audio/mpeg": ".mp3",
}
_BINARY = frozenset(
    "image-classification object-detection image-to-text automatic-speech-recognition audio-classification".split()
)


def app_of_model(
    name: str, token: str | None = None, accept_token: bool = False, provider: str | None = None, **kwargs: Any
) -> Interface:
    """An app of a hosted model.

    Parameters:
        name: "owner/name".
        token: of the hub; stays on this server.
        accept_token: let each visitor give a token of their own.
        provider: who runs the model; the hub's own when left out.
        kwargs: further arguments of `Interface`.

    Raises `AppUnreachable` for a model the hub does not know, `BadProp` for a task that has no components.
    """
    task_name = _task_of(name, token)
    task = TASKS.get(task_name)
    if task is None:
        hint = nearest(task_name, TASKS) or f". Known are: {', '.join(sorted(TASKS))}."
        raise BadProp(f"load: there is no app for the task '{task_name}' of '{name}'{hint}")
    model = _Model(name, task_name, task, token, provider)
    inputs = [one.made() for one in task.inputs]
    if accept_token:
        inputs.append(Textbox(label="Token", type="password", info="Of the hub; it stays on this server."))

    def predict(*given: Any) -> Any:
        values, own = (given[:-1], given[-1]) if accept_token else (given, None)
        return model.ask(values, own or None)

    outputs = [one.made() for one in task.outputs]
    told: dict[str, Any] = {"title": name, "api_name": "predict", "flagging_mode": "never"}
    return Interface(predict, inputs, outputs, **{**told, **kwargs})


def _http(address: str, token: str | None) -> Http:
    return Http(address, {"Authorization": f"Bearer {token}"} if token else {}, timeout_s=WAITED_S)


def _task_of(name: str, token: str | None) -> str:
    http = _http(settings.HUB.read() or "", token)
    answer = http.ask("GET", f"api/models/{quote(name)}")
    http.close()
    if answer.status != 200:
        raise AppUnreachable(f"The hub knows no model '{name}': HTTP {answer.status}. Is it private? Give a token.")
    try:
        return str(decode(answer.body)["pipeline_tag"])
    except (ValueError, KeyError, TypeError):
        raise BadProp(f"load: the hub does not say which task '{name}' is for.") from None


class _Model:
    def __init__(self, name: str, task_name: str, task: Task, token: str | None, provider: str | None):
        self._name = name
        self._task_name = task_name
        self._task = task
        self._token = token
        self._provider = provider or "hf-inference"

    def ask(self, given: tuple[Any, ...], token: str | None) -> Any:
        """The answer to what a person gave. Raises `Error` with the model's own words."""
        http = _http(settings.INFERENCE.read() or "", token or self._token)
        try:
            if self._task_name == "text-generation":
                return self._chat(http, given[0])
            body, kind = self._body(given)
            path = f"{quote(self._provider)}/models/{quote(self._name)}"
            answer = http.ask("POST", path, body, {"Content-Type": kind, "Accept": "*/*"})
            media_type = answer.headers.get("Content-Type", answer.headers.get("content-type", "")).partition(";")[0]
            if answer.status != 200:
                raise Error(_words(answer.status, answer.body), print_exception=False)
            if media_type.startswith(("image/", "audio/")):
                return _kept(answer.body, media_type)
            return self._task.read(decode(answer.body), *given)
        except CallFailed as error:
            raise Error(str(error), print_exception=False) from error
        finally:
            http.close()

    def _body(self, given: tuple[Any, ...]) -> tuple[bytes, str]:
        if self._task_name in _BINARY:
            if not given[0]:
                raise Error("Give a file first.", print_exception=False)
            return Path(str(given[0])).read_bytes(), "application/octet-stream"
        asked = self._task.ask(*given)
        main = asked.pop("inputs")
        return encode({"inputs": main, **({"parameters": asked} if asked else {})}), "application/json"

    def _chat(self, http: Http, prompt: str) -> str:
        body = encode({"model": self._name, "messages": [{"role": "user", "content": prompt}]})
        answer = http.ask("POST", "v1/chat/completions", body, {"Content-Type": "application/json"})
        if answer.status != 200:
            raise Error(_words(answer.status, answer.body), print_exception=False)
        return str(decode(answer.body)["choices"][0]["message"]["content"])


def _words(status: int, body: bytes) -> str:
    try:
        said = decode(body)
        told = said.get("error", said) if isinstance(said, dict) else said
        words = told.get("message", told) if isinstance(told, dict) else told
    except ValueError:
        words = body[:300].decode("utf-8", "replace")
    hint = {401: " It needs a token of the hub.", 429: " Too many asked at once; try again later."}.get(status, "")
    return f"The model answered {status}: {str(words)[:300]}{hint}"


def _kept(data: bytes, media_type: str) -> str:
    if data.startswith(b"data:"):
        data = base64.b64decode(data.partition(b",")[2])
    with tempfile.NamedTemporaryFile(suffix=_SUFFIXES.get(media_type, ".bin"), delete=False) as file:
        file.write(data)
    return file.name
