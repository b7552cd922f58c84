"""`Client`: an app elsewhere as an object."""

from __future__ import annotations

import concurrent.futures
import os
import re
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode, urljoin

from ..errors import AppUnreachable, CallRefused, SignInNeeded, nearest
from ..wire.codec import decode
from .endpoints import Endpoint, arguments, endpoints_of
from .files import Files
from .gradio_server import GradioServer
from .http import Http, Progress
from .job import Job, Status
from .limelight_server import LimelightServer

if TYPE_CHECKING:
    from typing_extensions import Self

_SPACE = re.compile(r"[\w.-]+/[\w.-]+")
UNGIVEN: Any = object()


class Client:
    """An app elsewhere: its address, or the name of a Space as "owner/name".

        client = Client("http://127.0.0.1:7860")
        client.predict("Ada", api_name="/greet")

    Parameters:
        src: the address, or the name of a Space.
        token: of the hub; sent as a bearer token.
        max_workers: how many jobs run at a time.
        verbose: say where it is connected to.
        auth: name and password, for an app with a sign-in.
        httpx_kwargs: accepted for older programs; `timeout`, `verify` and `proxy` in it are taken.
        headers: sent with every request.
        download_files: folder for the files of results; False leaves them as the server tells them.
        ssl_verify: whether certificates are checked.
        analytics_enabled: accepted for older programs; nothing is ever sent anywhere else.
        oauth_token: handed to functions that ask for one.
        timeout: seconds without a sign of life after which a connection counts as lost.
        proxy: address of a proxy; None takes what the environment says.
        on_upload: told a file's name, the bytes that are sent and its size, while it is sent.

    Raises `AppUnreachable` when nothing answers there, `SignInNeeded` for missing or wrong credentials.
    """

    def __init__(
        self,
        src: str,
        token: str | None = None,
        max_workers: int = 40,
        verbose: bool = True,
        auth: tuple[str, str] | None = None,
        httpx_kwargs: dict[str, Any] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        download_files: str | Path | Literal[False] | None = None,
        ssl_verify: bool = True,
        _skip_components: bool = True,
        analytics_enabled: bool = True,
        oauth_token: str | None = None,
        timeout: float | None = None,
        proxy: str | None = None,
        on_upload: Progress | None = None,
    ):
        more = httpx_kwargs or {}
        told = dict(headers or {})
        if token:
            told.setdefault("Authorization", f"Bearer {token}")
        options: dict[str, Any] = {"verify": ssl_verify and more.get("verify", True) is not False}
        options["proxy"] = proxy if proxy is not None else more.get("proxy")
        if timeout or isinstance(more.get("timeout"), (int, float)):
            options["timeout_s"] = timeout or more["timeout"]
        self.src = _address(src, told, options)
        self.http = Http(self.src, told, **options)
        try:
            if auth is not None:
                self._sign_in(*auth)
            self.config = self._read_config()
        except BaseException:
            self.http.close()
            raise
        self.is_limelight = "limelight" in self.config
        prefix = str(self.config.get("api_prefix") or "")
        self._prefix = prefix.strip("/")
        folder = _folder(download_files)
        self.files = Files(self.http, self.is_limelight, self._prefix, folder, on_upload)
        self._server = LimelightServer(self.http) if self.is_limelight else GradioServer(self.http, prefix)
        self._oauth_token = oauth_token
        self._pool = ThreadPoolExecutor(max_workers, "limelight-client")
        self._info: dict[bool, dict[str, Any]] = {}
        self._endpoints: dict[str, Endpoint] | None = None
        self._lock = threading.Lock()
        if verbose:
            print(f"Connected to {self.src}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.http.close()

    def reset_session(self) -> None:
        """Be somebody new: what the app keeps per visitor starts over."""
        self._server.reset_session()

    # Calls

    def predict(
        self,
        *args: Any,
        api_name: str | None = None,
        fn_index: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **kwargs: Any,
    ) -> Any:
        """The result of one call: a value, or a tuple of several.

        Parameters:
            args: arguments by position. Files are given by `handle_file`.
            api_name: the endpoint, "/greet"; not needed when there is one only.
            fn_index: the endpoint by its number, instead.
            headers: of this call.
            timeout: seconds after which the run is cancelled and `TimeoutError` raised.
            kwargs: arguments by name.

        Raises `CallRefused` for what cannot be asked, `CallFailed` when the function fails.
        """
        if timeout is not None:
            job = self.submit(*args, api_name=api_name, fn_index=fn_index, headers=headers, **kwargs)
            return _within(timeout, job)
        name, fn_id = self._named(api_name, fn_index)
        given = self._given(name, args, kwargs)
        if isinstance(self._server, LimelightServer):
            return self._shown(self._server.call(name, given, headers))
        outputs = self._server.call(fn_id, self._with_states(fn_id, given), headers)
        return self._unwrapped(fn_id, outputs)

    def submit(
        self,
        *args: Any,
        api_name: str | None = None,
        fn_index: int | None = None,
        headers: Mapping[str, str] | None = None,
        result_callbacks: Callable[..., Any] | list[Callable[..., Any]] | None = None,
        **kwargs: Any,
    ) -> Job:
        """Start a call and go on; gives a `Job`. Arguments as for `predict`.

        Parameters:
            args: arguments by position.
            api_name: the endpoint.
            fn_index: the endpoint by its number, instead.
            headers: of this call.
            result_callbacks: called with the values of the result when there is one.
            kwargs: arguments by name.
        """
        name, fn_id = self._named(api_name, fn_index)
        job = Job(lambda job: self._stop(job, fn_id))
        self._pool.submit(self._perform, job, lambda: self._followed(job, name, fn_id, args, kwargs, headers))
        for one in [result_callbacks] if callable(result_callbacks) else result_callbacks or ():
            job.add_done_callback(lambda done, tell=one: _tell_result(done, tell))  # type: ignore[misc]
        return job

    def follow(self, run_id: str, after: int = 0) -> Job:
        """A run that was started before, here or elsewhere, by its id: a `Job` with what comes after an event.

        Parameters:
            run_id: `job.run_id` of a call to a Limelight app.
            after: the number of the last event that was seen, `job.seen`.
        """
        server = self._server
        if not isinstance(server, LimelightServer):
            raise CallRefused("Only runs of Limelight apps can be followed again.")
        job = Job(lambda job: self._stop(job, 0))
        job.shown = self._shown
        self._pool.submit(self._perform, job, lambda: self._shown(server.follow_run(job, run_id, after, None)))
        return job

    def _followed(
        self, job: Job, name: str, fn_id: int, args: Any, kwargs: Any, headers: Mapping[str, str] | None
    ) -> Any:
        job.tell(Status.SENDING_DATA)
        given = self._given(name, args, kwargs)
        job.tell(Status.JOINING_QUEUE)
        if isinstance(self._server, LimelightServer):
            job.shown = self._shown
            return self._shown(self._server.follow_call(job, name, given, headers))
        job.shown = lambda outputs: self._unwrapped(fn_id, outputs)
        return job.shown(self._server.call(fn_id, self._with_states(fn_id, given), headers, job))

    @staticmethod
    def _perform(job: Job, work: Callable[[], Any]) -> None:
        try:
            job.end(work())
        except BaseException as error:  # noqa: BLE001 - told by the job to whoever asks for its result
            job.fail(error)

    def _stop(self, job: Job, fn_id: int) -> None:
        if isinstance(self._server, LimelightServer):
            self._server.cancel(job)
        elif job.run_id is not None:
            self._server.cancel(job, fn_id)

    def _named(self, api_name: str | None, fn_index: int | None) -> tuple[str, int]:
        """The endpoint's name without its slash, and its number. Raises `CallRefused` naming the nearest."""
        listeners = self.config.get("dependencies", [])
        callable_ones = [one for one in listeners if _is_open(one)]
        if fn_index is not None:
            found = [one for i, one in enumerate(callable_ones) if one.get("id", i) == fn_index]
        elif api_name is not None:
            found = [one for one in callable_ones if one.get("api_name") == api_name.strip("/")]
        else:
            public = [one for one in callable_ones if one.get("api_visibility", "public") == "public"]
            if len(public) != 1:
                names = ", ".join(f"'/{one['api_name']}'" for one in public) or "none"
                raise CallRefused(f"Say which endpoint with api_name. There are: {names}.")
            found = public
        if not found:
            asked = repr(api_name) if api_name is not None else f"fn_index {fn_index}"
            known = [f"/{one['api_name']}" for one in callable_ones if one.get("api_visibility") == "public"]
            raise CallRefused(
                f"The app has no endpoint {asked}{nearest(str(api_name), known) or '. It has: ' + ', '.join(known)}"
            )
        return str(found[0]["api_name"]), int(found[0].get("id", listeners.index(found[0])))

    def _given(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if self.is_limelight and not (args and kwargs):
            # The server knows its parameters and their defaults; asking for them first would cost a request.
            return self.files.sent(kwargs if kwargs else list(args))
        endpoint = self.endpoints.get(f"/{name}") or endpoints_of(self._read_info(True)).get(f"/{name}")
        if endpoint is None:
            raise CallRefused(f"The app does not tell what '/{name}' takes.")
        return self.files.sent(arguments(endpoint, args, kwargs))

    def _with_states(self, fn_id: int, given: list[Any]) -> list[Any]:
        values = iter(given)
        return [None if self._skips(id, "state") else next(values, None) for id in self._listener(fn_id)["inputs"]]

    def _unwrapped(self, fn_id: int, outputs: list[Any]) -> Any:
        ids = self._listener(fn_id)["outputs"]
        shown = [value for id, value in zip(ids, outputs, strict=False) if not self._skips(id)]
        return self._shown(shown[0] if len(shown) == 1 else shown)

    def _shown(self, value: Any) -> Any:
        return self.files.fetched(value)

    def _listener(self, fn_id: int) -> dict[str, Any]:
        listeners: list[dict[str, Any]] = self.config["dependencies"]
        return next(one for i, one in enumerate(listeners) if one.get("id", i) == fn_id)

    def _skips(self, component_id: int, kind: str | None = None) -> bool:
        component: dict[str, Any] = next((one for one in self.config["components"] if one["id"] == component_id), {})
        return (
            component.get("type") == kind if kind else bool(component.get("skip_api", component.get("type") == "state"))
        )

    # What the app offers

    @property
    def endpoints(self) -> dict[str, Endpoint]:
        """The app's public endpoints by name, with types."""
        if self._endpoints is None:
            self._endpoints = endpoints_of(self._read_info(False))
        return self._endpoints

    def view_api(
        self,
        all_endpoints: bool | None = None,
        print_info: bool = True,
        return_format: Literal["dict", "str"] | None = None,
    ) -> dict[str, Any] | str | None:
        """Print what the app offers, or give it.

        Parameters:
            all_endpoints: those that are not documented, too.
            print_info: whether it is printed.
            return_format: "dict" gives it as the server tells it, "str" as it would be printed.
        """
        info = self._read_info(bool(all_endpoints))
        if return_format == "dict":
            return info
        known = endpoints_of(info)
        text = f"Client('{self.src}')\n{len(known)} endpoints:\n\n" + "\n\n".join(map(str, known.values()))
        if return_format == "str":
            return text
        if print_info:
            print(text)
        return None

    def _read_info(self, everything: bool) -> dict[str, Any]:
        with self._lock:
            if everything not in self._info:
                path = f"{self._prefix}/info".lstrip("/") + ("?all_endpoints=true" if everything else "")
                self._info[everything] = self._read(path, "what it offers")
            return self._info[everything]

    def _read_config(self) -> dict[str, Any]:
        config = self._read("config", "what it is made of")
        if "dependencies" not in config:
            raise AppUnreachable(f"'{self.src}' answers, but is no app of this kind.")
        return config

    def _read(self, path: str, what: str) -> dict[str, Any]:
        answer = self.http.ask("GET", path)
        if answer.status == 401:
            raise SignInNeeded(f"'{self.src}' asks for a sign-in: Client(..., auth=(name, password)).", status=401)
        if answer.status != 200:
            raise AppUnreachable(f"'{self.src}' does not tell {what}: HTTP {answer.status}.", status=answer.status)
        try:
            told: dict[str, Any] = decode(answer.body)
        except ValueError as error:
            raise AppUnreachable(f"'{self.src}' answers, but is no app of this kind.") from error
        return told

    def _sign_in(self, name: str, password: str) -> None:
        form = urlencode({"username": name, "password": password}).encode()
        answer = self.http.ask("POST", "login", form, {"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status >= 400:
            raise SignInNeeded(f"'{self.src}' could not log in '{name}': wrong name or password.", status=answer.status)


def _is_open(listener: dict[str, Any]) -> bool:
    has_function = listener.get("backend_fn", True) and listener.get("api_name")
    return bool(has_function) and listener.get("api_visibility", "public") != "private"


def _folder(download_files: str | Path | Literal[False] | None) -> Path | None:
    if download_files is False:
        return None
    return Path(download_files or Path(tempfile.gettempdir()) / "limelight")


def _address(src: str, headers: Mapping[str, str], options: dict[str, Any]) -> str:
    text = src.strip()
    if text.startswith(("http://", "https://")):
        return text.rstrip("/") + "/"
    if not _SPACE.fullmatch(text):
        raise AppUnreachable(f"'{src}' is neither an address (http://...) nor the name of a Space (owner/name).")
    hub = os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
    http = Http(hub, headers, **options)
    answer = http.ask("GET", f"api/spaces/{text}/host")
    http.close()
    if answer.status != 200:
        raise AppUnreachable(f"The hub knows no Space '{text}': HTTP {answer.status}. Is it private? Give a token.")
    return urljoin(str(decode(answer.body)["host"]), "/")


def _within(timeout_s: float, job: Job) -> Any:
    try:
        return job.result(timeout_s)
    except (TimeoutError, concurrent.futures.TimeoutError):
        job.cancel()
        raise TimeoutError(f"The app did not answer within {timeout_s} s; its run was cancelled.") from None


def _tell_result(job: Any, tell: Callable[..., Any]) -> None:
    if job.exception() is None:
        result = job.result()
        tell(*result) if isinstance(result, (tuple, list)) else tell(result)
