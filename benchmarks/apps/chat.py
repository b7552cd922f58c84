import os
import time

import gradio as gr

WORDS = "the quick brown **fox** jumps over the lazy dog and runs away from the `bear` ".split()
TOKENS = 300
BEFORE = int(os.environ.get("CHAT_BEFORE", "0"))


def reply(message, history):
    if message == "wait":
        for i in range(3000):
            yield f"waiting {i}"
            time.sleep(0.01)
        return
    text = ""
    for i in range(TOKENS):
        text += WORDS[i % len(WORDS)] + (".\n\n" if i % 40 == 39 else " ")
        yield text
        time.sleep(0.01)
    yield f"{text} end-of-{message}"


before = [
    {"role": ("user", "assistant")[i % 2], "content": f"Message {i} of before, with **words**."} for i in range(BEFORE)
]
demo = gr.ChatInterface(reply, chatbot=gr.Chatbot(before, height=500))
