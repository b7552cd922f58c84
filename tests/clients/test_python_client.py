"""`gradio_client`, unmodified, against a real server."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError, AuthenticationError

import limelight as gr
from tests.transports.serving import serve

pytestmark = pytest.mark.clients


def app() -> gr.Blocks:
    def greet(name, times=2):
        return f"Hello {name}!" * int(times)

    def tokens(count):
        text = ""
        for i in range(int(count)):
            text += f"{i} "
            yield text

    def forever():
        for i in range(10_000):
            time.sleep(0.02)
            yield str(i)

    def refuse(name):
        raise gr.Error(f"no {name} here", duration=3, title="Refused")

    def break_down(name):
        raise RuntimeError("a secret of the server")

    def count(before):
        return before + 1, str(before + 1)

    def notice(name):
        gr.Info("noted")
        return name

    with gr.Blocks() as demo:
        name = gr.Textbox(label="name")
        times = gr.Slider(1, 5, value=2, step=1, label="times")
        file = gr.File(label="file")
        state = gr.State(0)
        out = gr.Textbox(label="output")
        button = gr.Button("go")
        button.click(greet, [name, times], out)
        button.click(tokens, times, out)
        button.click(forever, None, out)
        button.click(refuse, name, out)
        button.click(break_down, name, out)
        button.click(count, state, [state, out])
        button.click(lambda f: Path(f).read_text(), file, out, api_name="read")
        button.click(lambda f: f, file, file, api_name="same")
        button.click(notice, name, out)
        button.click(lambda n: n, name, out, api_name="closed", api_visibility="private")
    return demo


@pytest.fixture(scope="module")
def served():
    one = serve(app())
    yield one
    one.close()


@pytest.fixture(scope="module")
def client(served):
    one = Client(served.url, verbose=False)
    yield one
    one.close()


def test_lists_the_api(client):
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert "/greet" in named
    assert "/closed" not in named
    assert [one["parameter_name"] for one in named["/greet"]["parameters"]] == ["name", "times"]


def test_predicts_by_position_and_by_name(client):
    assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
    assert client.predict(name="Ada", times=1, api_name="/greet") == "Hello Ada!"
    assert client.predict("Ada", api_name="/greet") == "Hello Ada!Hello Ada!"


def test_streams_every_yield_of_a_generator(client):
    job = client.submit(4, api_name="/tokens")
    assert job.result(timeout=20) == "0 1 2 3 "
    assert job.outputs() == ["0 ", "0 1 ", "0 1 2 ", "0 1 2 3 "]


def test_streams_again_in_the_same_session(client):
    for _ in range(3):
        job = client.submit(3, api_name="/tokens")
        job.result(timeout=20)
        assert job.outputs() == ["0 ", "0 1 ", "0 1 2 "]


def test_keeps_state_between_calls(client):
    assert [client.predict(api_name="/count") for _ in range(3)] == ["1", "2", "3"]


def test_uploads_and_downloads_files(client, tmp_path):
    source = tmp_path / "näme 1.txt"
    source.write_text("content of a file")
    assert client.predict(handle_file(source), api_name="/read") == "content of a file"
    back = Path(client.predict(handle_file(source), api_name="/same"))
    assert back.read_text() == "content of a file"


def test_an_error_of_the_app_says_what_it_said(client):
    with pytest.raises(AppError, match="no Ada here"):
        client.predict("Ada", api_name="/refuse")


def test_an_exception_keeps_its_words_to_itself(client, capfd):
    with pytest.raises(AppError) as caught:
        client.predict("Ada", api_name="/break_down")
    assert "secret" not in str(caught.value)


def test_cancels_a_generator(client):
    job = client.submit(api_name="/forever")
    until = time.monotonic() + 10
    while not job.outputs() and time.monotonic() < until:
        time.sleep(0.01)
    assert job.cancel()
    assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
    while not job.done() and time.monotonic() < until:
        time.sleep(0.01)
    assert job.done()
    assert len(job.outputs()) < 10_000


def test_a_notice_does_not_disturb(client):
    assert client.predict("Ada", api_name="/notice") == "Ada"


def test_several_jobs_at_once(client):
    jobs = [client.submit(f"n{i}", 1, api_name="/greet") for i in range(12)]
    assert [job.result(timeout=20) for job in jobs] == [f"Hello n{i}!" for i in range(12)]


def test_a_private_endpoint_is_refused(client):
    with pytest.raises(Exception, match="closed|private|Cannot find"):
        client.predict("Ada", api_name="/closed")


def test_signs_in():
    one = serve(app(), auth=("ada", "love"))
    try:
        with pytest.raises(AuthenticationError):
            Client(one.url, verbose=False)
        with pytest.raises(ValueError, match="log"):
            Client(one.url, auth=("ada", "wrong"), verbose=False)
        client = Client(one.url, auth=("ada", "love"), verbose=False)
        assert client.predict("Ada", 1, api_name="/greet") == "Hello Ada!"
        client.close()
    finally:
        one.close()
