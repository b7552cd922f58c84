"""Something to press."""

import time

import limelight as gr


def _slowly(text, progress=gr.Progress()):
    words = (text or "The quick brown fox jumps over the lazy dog").split()
    for done in range(1, len(words) + 1):
        progress((done, len(words)), desc="Writing")
        time.sleep(0.4)
        yield " ".join(words[:done])


def _fails():
    raise gr.Error("The model file is missing. Train it first, then try again.")


def pending():
    """A run shows how far it is, and can be stopped."""
    words = gr.Textbox(label="Text", placeholder="Leave it empty for a known sentence")
    answer = gr.Textbox(label="Answer", lines=3)
    with gr.Row():
        write = gr.Button("Write slowly", variant="primary")
        stop = gr.Button("Stop", variant="stop")
    stop.click(None, cancels=write.click(_slowly, words, answer))


def failing():
    """An error is told where it happened, and in a notice."""
    answer = gr.Textbox(label="Answer")
    gr.Button("Fail").click(_fails, None, answer)


def sizes():
    """Three sizes, a link, one that is off."""
    with gr.Row():
        gr.Button("Small", size="sm")
        gr.Button("Medium", size="md")
        gr.Button("Link", link="#", size="md")
        gr.Button("Off", interactive=False)
