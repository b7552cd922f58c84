"""Side-by-side measurements of two libraries that play `gradio`."""
