from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import limelight as gr
from limelight.cli.main import run_command
from tests.clients.tour import app
from tests.transports.serving import serve


@pytest.fixture(scope="module")
def url():
    one = serve(app(gr))
    yield one.url
    one.close()


def said(capsys, *words: str) -> tuple[int, str, str]:
    code = run_command(["predict", *words], install_alias=lambda: None)
    out, err = capsys.readouterr()
    return code, out, err


def test_calls_by_name_and_by_position(url, capsys):
    assert said(capsys, url, "/greet", "name=Ada", "times=1") == (0, '"Hello Ada!"\n', "")
    assert said(capsys, url, "/greet", "Ada", "times:=1", "--raw") == (0, "Hello Ada!\n", "")


def test_reads_files_and_the_standard_input_and_writes_files(url, capsys, tmp_path, monkeypatch):
    source = tmp_path / "a.txt"
    source.write_text("content")
    assert said(capsys, url, "/read", f"f@{source}")[1] == '"content"\n'
    (back,) = [json.loads(said(capsys, url, "/same", str(source), "--output", str(tmp_path / "out"))[1])]
    assert Path(back).is_relative_to(tmp_path / "out")
    assert Path(back).read_text() == "content"
    monkeypatch.setattr("sys.stdin", io.StringIO("Ada"))
    assert said(capsys, url, "/greet", "name=-", "times=1")[1] == '"Hello Ada!"\n'


def test_streams_line_by_line(url, capsys):
    assert said(capsys, url, "/tokens", "2", "--stream", "--raw")[1] == "0 \n0 1 \n"


def test_lists_the_endpoints(url, capsys):
    assert "predict(name: str" in said(capsys, url)[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["/gret"], "did you mean '/greet'?"),
        (["/greet", "nam=x"], "did you mean 'name'?"),
        (["/refuse", "Ada"], "no Ada here"),
        (["/read", "nowhere.txt"], "'nowhere.txt' is not a file here"),
        (["/greet", "name:={"], "is not JSON"),
    ],
)
def test_what_goes_wrong_is_said_and_fails(url, capsys, words, says):
    code, out, err = said(capsys, url, *words)
    assert (code, out) == (1, "")
    assert says in err


def test_test_calls_each_endpoint_with_its_examples(capsys, tmp_path):
    file = tmp_path / "app.py"
    file.write_text("""
import gradio as gr

def half(number):
    return number / 2

def broken(name):
    raise RuntimeError("it is broken")

with gr.Blocks() as demo:
    number, name, out = gr.Number(label="number"), gr.Textbox(label="name"), gr.Number(label="out")
    gr.Examples([[4], [6]], number)
    gr.Button().click(half, number, out)
    gr.Button().click(broken, name, out)

demo.launch()
""")
    from limelight.alias import install

    assert run_command(["test", str(file)], install_alias=install) == 1
    out = capsys.readouterr().out
    assert "passed  /half  example 1" in out
    assert "passed  /half  example 2" in out
    assert "failed  /broken  made-up values" in out
    assert "it is broken" in out
