"""Our Python client on our own server: everything it can do, and what happens when things go wrong."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

import limelight as gr
from limelight.client import AsyncClient, Client, Status, handle_file
from limelight.client.limelight_server import LimelightServer
from limelight.errors import AppUnreachable, CallCancelled, CallFailed, CallRefused, SignInNeeded
from tests.clients.tour import app
from tests.transports.serving import serve


@pytest.fixture(scope="module")
def served():
    one = serve(app(gr))
    yield one
    one.close()


@pytest.fixture(scope="module")
def client(served, tmp_path_factory):
    with Client(served.url, verbose=False, download_files=tmp_path_factory.mktemp("files")) as one:
        yield one


def test_predicts_by_position_and_by_name(client):
    assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
    assert client.predict(name="Ada", times=1, api_name="/greet") == "Hello Ada!"
    assert client.predict("Ada", times=1, api_name="greet") == "Hello Ada!"
    assert client.predict("Ada", api_name="/greet") == "Hello Ada!Hello Ada!"
    assert client.predict("Ada", 1, fn_index=0) == "Hello Ada!"


def test_several_outputs_are_a_list_and_state_is_kept_between_calls(client):
    assert client.predict("x", api_name="/two") == ["x", "x!"]
    assert [client.predict(api_name="/count") for _ in range(3)] == ["1", "2", "3"]
    client.reset_session()
    assert client.predict(api_name="/count") == "1"


def test_streams_every_yield_of_a_generator(client):
    job = client.submit(4, api_name="/tokens")
    assert list(job) == ["0 ", "0 1 ", "0 1 2 ", "0 1 2 3 "]
    assert job.result(timeout=20) == "0 1 2 3 "
    assert job.outputs()[-1] == "0 1 2 3 "
    assert job.status().code == Status.FINISHED
    rows = client.submit(api_name="/grow")
    assert list(rows) == [[{"a": "x"}], [{"a": "xy"}], [{"a": "xy"}, {"a": "z"}]]


def test_files_go_and_come_with_progress(served, tmp_path):
    source = tmp_path / "näme 1.txt"
    source.write_text("content of a file")
    told = []
    with Client(
        served.url, verbose=False, download_files=tmp_path / "back", on_upload=lambda *facts: told.append(facts)
    ) as client:
        assert client.predict(handle_file(source), api_name="/read") == "content of a file"
        back = Path(client.predict(handle_file(source), api_name="/same"))
        assert back.is_relative_to(tmp_path / "back")
        assert (back.name, back.read_text()) == ("näme 1.txt", "content of a file")
    assert told[-1] == ("näme 1.txt", 17, 17)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        handle_file("nowhere.txt")


@pytest.mark.parametrize(
    ("args", "kwargs", "words"),
    [
        ((), {"api_name": "/gret"}, "did you mean '/greet'?"),
        ((), {"api_name": "/closed"}, "no endpoint '/closed'"),
        ((), {}, "Say which endpoint"),
        ((), {"api_name": "/greet", "nam": "x"}, "did you mean 'name'?"),
        ((), {"api_name": "/greet"}, "needs a value for 'name'"),
        (("x", 1, 2), {"api_name": "/greet"}, "but got 3"),
        (("x",), {"api_name": "/greet", "name": "y"}, "twice"),
        ((3,), {"api_name": "/greet"}, "must be text"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_name(client, args, kwargs, words):
    with pytest.raises(CallRefused) as caught:
        client.predict(*args, **kwargs)
    assert words in str(caught.value)


def test_a_function_that_fails_says_what_it_said(client):
    with pytest.raises(CallFailed, match="no Ada here"):
        client.predict("Ada", api_name="/refuse")
    with pytest.raises(CallFailed, match="no Ada here"):
        client.submit("Ada", api_name="/refuse").result(20)


def test_a_job_is_cancelled(client):
    job = client.submit(api_name="/forever")
    next(iter(job))
    assert job.cancel()
    with pytest.raises(CallCancelled):
        job.result(20)
    assert job.cancelled()
    assert not job.cancel()


def test_a_run_is_followed_again_by_its_id_from_where_it_was(client, served):
    job = client.submit(5, api_name="/tokens")
    assert job.result(20) == "0 1 2 3 4 "
    with Client(served.url, verbose=False) as other:
        assert list(other.follow(job.run_id, after=job.seen - 3)) == ["0 1 2 3 ", "0 1 2 3 4 "]
        with pytest.raises(CallRefused, match="no such run"):
            other.follow("unknown").result(20)


def test_many_jobs_at_once(client):
    jobs = [client.submit(f"n{i}", 1, api_name="/greet") for i in range(12)]
    assert [job.result(timeout=20) for job in jobs] == [f"Hello n{i}!" for i in range(12)]


def test_a_call_that_breaks_off_is_repeated_with_its_key_and_runs_once(served):
    calls = []
    with Client(served.url, verbose=False) as client:
        client._server._delays_s = (0, 0)
        ask = client.http.ask

        def broken(method, path, body=None, headers=None, timeout_s=None):
            answer = ask(method, path, body, headers, timeout_s)
            calls.append(answer)
            if len(calls) == 1:
                raise AppUnreachable("the answer was lost")
            return answer

        client.http.ask = broken
        assert client.predict(api_name="/count") == "1"
        assert len(calls) == 2
        assert client.predict(api_name="/count") == "2"


def test_a_stream_that_breaks_off_goes_on_where_it_was(served, monkeypatch):
    from limelight.client import limelight_server

    events_in, broken = limelight_server.events_in, []

    def breaking(response):
        for i, event in enumerate(events_in(response)):
            if i == 1 and len(broken) < 3:
                broken.append(event.id)
                raise AppUnreachable("cut")
            yield event

    monkeypatch.setattr(limelight_server, "events_in", breaking)
    with Client(served.url, verbose=False) as client:
        client._server._delays_s = (0, 0, 0)
        assert list(client.submit(5, api_name="/tokens")) == ["".join(f"{i} " for i in range(n + 1)) for n in range(5)]
    assert len(broken) == 3


def test_nothing_there_is_said(tmp_path):
    with pytest.raises(AppUnreachable, match="cannot be reached"):
        Client("http://127.0.0.1:9", verbose=False)
    with pytest.raises(AppUnreachable, match="neither an address"):
        Client("not an address", verbose=False)


def test_a_wait_that_is_too_long_ends(client):
    with pytest.raises(TimeoutError):
        client.predict(api_name="/forever", timeout=0.3)


def test_a_retry_is_not_made_after_the_last_delay(served):
    client = Client(served.url, verbose=False)
    server = LimelightServer(client.http, delays_s=(0, 0))
    client.close()
    tried = []

    def lost(*args, **kwargs):
        tried.append(args)
        raise AppUnreachable("lost")

    client.http.ask = lost
    with pytest.raises(AppUnreachable):
        server.call("greet", ["x"], None)
    assert len(tried) == 3


def test_signs_in():
    one = serve(app(gr), auth=("ada", "love"))
    try:
        with pytest.raises(SignInNeeded, match="auth="):
            Client(one.url, verbose=False)
        with pytest.raises(SignInNeeded, match="wrong name or password"):
            Client(one.url, auth=("ada", "wrong"), verbose=False)
        with Client(one.url, auth=("ada", "love"), verbose=False) as client:
            assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
    finally:
        one.close()


def test_tells_what_the_app_offers_with_types(client, capsys):
    greet = client.endpoints["/greet"]
    assert [(one.name, one.type, one.is_required) for one in greet.parameters] == [
        ("name", "str", True),
        ("times", "float", False),
    ]
    assert "/closed" not in client.endpoints
    client.view_api()
    assert "predict(name: str, times: float = 2, api_name='/greet') -> str" in capsys.readouterr().out
    assert "/greet" in client.view_api(return_format="dict")["named_endpoints"]


def test_coroutines_call_and_listen(served):
    async def visit():
        async with await AsyncClient.connect(served.url) as client:
            several = await asyncio.gather(*[client.predict(f"n{i}", 1, api_name="/greet") for i in range(5)])
            parts = [part async for part in client.stream(3, api_name="/tokens")]
            return several, parts, await (await client.submit("Ada", 1, api_name="/greet"))

    several, parts, last = asyncio.run(visit())
    assert several == [f"Hello n{i}!" for i in range(5)]
    assert parts == ["0 ", "0 1 ", "0 1 2 "]
    assert last == "Hello Ada!"


def test_a_thousand_calls_leave_nothing_behind(client, served):
    import gc

    import psutil

    process = psutil.Process()
    for _ in range(100):
        client.predict("Ada", 1, api_name="/greet")
    gc.collect()
    before = process.num_fds() + process.num_threads()
    for _ in range(1_000):
        client.predict("Ada", 1, api_name="/greet")
    gc.collect()
    assert process.num_fds() + process.num_threads() < before + 50
    assert len(served.site.api_runs) <= 1_100
    assert len(served.site.engine.sessions) < 30


def test_status_tells_progress(client):
    job = client.submit("x", api_name="/step")
    seen = set()
    until = time.monotonic() + 20
    while not job.done() and time.monotonic() < until:
        seen.add(job.status().code)
    assert job.result(1) == "x"
    assert job.status().success


@pytest.fixture(scope="module")
def gradio(served, tmp_path_factory):
    """A client that takes the server for one of Gradio, and speaks that contract with it."""
    with pytest.MonkeyPatch.context() as patch:
        read = Client._read_config
        patch.setattr(Client, "_read_config", lambda self: _without_limelight(read(self)))
        with Client(served.url, verbose=False, download_files=tmp_path_factory.mktemp("gradio")) as one:
            assert not one.is_limelight
            yield one


def _without_limelight(config):
    return {name: value for name, value in config.items() if name != "limelight"}


def test_speaks_with_a_gradio_server(gradio, tmp_path):
    assert gradio.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
    assert gradio.predict(name="Ada", api_name="/greet") == "Hello Ada!Hello Ada!"
    assert [gradio.predict(api_name="/count") for _ in range(3)] == ["1", "2", "3"]
    assert gradio.predict("x", api_name="/two") == ["x", "x!"]
    job = gradio.submit(4, api_name="/tokens")
    assert list(job) == ["0 ", "0 1 ", "0 1 2 ", "0 1 2 3 "]
    assert list(gradio.submit(api_name="/grow"))[-1] == [{"a": "xy"}, {"a": "z"}]
    source = tmp_path / "näme 1.txt"
    source.write_text("content")
    assert gradio.predict(handle_file(source), api_name="/read") == "content"
    assert Path(gradio.predict(handle_file(source), api_name="/same")).read_text() == "content"
    jobs = [gradio.submit(f"n{i}", 1, api_name="/greet") for i in range(12)]
    assert [job.result(timeout=20) for job in jobs] == [f"Hello n{i}!" for i in range(12)]


def test_refuses_and_fails_on_a_gradio_server_in_the_same_words(gradio):
    with pytest.raises(CallRefused, match="did you mean 'name'"):
        gradio.predict(nam="x", api_name="/greet")
    with pytest.raises(CallFailed, match="no Ada here"):
        gradio.predict("Ada", api_name="/refuse")
    job = gradio.submit(api_name="/forever")
    next(iter(job))
    assert job.cancel()
    with pytest.raises(CallCancelled):
        job.result(20)
