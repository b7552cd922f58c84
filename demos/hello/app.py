"""The smallest app: a function and what goes in and out."""

import limelight as gr

demo = gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox")

if __name__ == "__main__":
    demo.launch()
