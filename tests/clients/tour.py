"""What every client must be able to do, with the app it is done to."""

from __future__ import annotations

import time
from pathlib import Path


def app(gr):
    """The app, made with the library that is given."""

    def greet(name, times=2):
        return f"Hello {name}!" * int(times)

    def tokens(count):
        text = ""
        for i in range(int(count)):
            text += f"{i} "
            yield text

    def grow():
        rows = [{"a": "x"}]
        yield rows
        yield [{"a": "xy"}]
        yield [{"a": "xy"}, {"a": "z"}]

    def forever():
        for i in range(10_000):
            time.sleep(0.02)
            yield str(i)

    def refuse(name):
        raise gr.Error(f"no {name} here")

    def count(before):
        return before + 1, str(before + 1)

    def step(name, progress=gr.Progress()):  # noqa: B008
        progress(0.5, desc="half")
        return name

    with gr.Blocks() as demo:
        name, out = gr.Textbox(label="name"), gr.Textbox(label="output")
        times = gr.Slider(1, 5, value=2, step=1, label="times")
        file, state, data = gr.File(label="file"), gr.State(0), gr.JSON(label="data")
        button = gr.Button("go")
        button.click(greet, [name, times], out, api_name="greet")
        button.click(tokens, times, out, api_name="tokens")
        button.click(grow, None, data, api_name="grow")
        button.click(forever, None, out, api_name="forever")
        button.click(refuse, name, out, api_name="refuse")
        button.click(count, state, [state, out], api_name="count")
        button.click(step, name, out, api_name="step")
        button.click(lambda f: Path(f).read_text(), file, out, api_name="read")
        button.click(lambda f: f, file, file, api_name="same")
        button.click(lambda n: (n, n + "!"), name, [out, name], api_name="two")
        button.click(lambda n: n, name, out, api_name="closed", api_visibility="private")
    return demo


if __name__ == "__main__":
    import importlib
    import sys

    gr = importlib.import_module(sys.argv[1])
    app(gr).launch(server_name="127.0.0.1", server_port=int(sys.argv[2]), quiet=True)
