"""A generator that shows steps and can be stopped between two of them."""

import random
import time

import limelight as gr


def estimate(points: int, seed: int, progress=gr.Progress()):
    """Pi by throwing points at a square: better with every round."""
    rng = random.Random(int(seed))
    inside = 0
    rounds = 40
    lines = ["points      estimate"]
    for done in range(1, rounds + 1):
        share = int(points) // rounds
        inside += sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(share))
        time.sleep(0.1)
        guess = 4 * inside / (share * done)
        progress((done, rounds), desc="Throwing points", unit="rounds")
        if done % 4 == 0:
            lines.append(f"{share * done:<11,} {guess:.5f}")
        yield round(guess, 5), "\n".join(lines)


with gr.Blocks(title="Estimate pi") as demo:
    gr.Markdown("# Estimate pi\nPoints are thrown at a square; the share inside the circle is a quarter of pi.")
    with gr.Row():
        with gr.Column():
            points = gr.Slider(4_000, 400_000, 100_000, step=4_000, label="Points")
            seed = gr.Number(7, label="Seed", precision=0)
            with gr.Row():
                stop = gr.Button("Stop", variant="stop")
                start = gr.Button("Start", variant="primary")
        with gr.Column():
            guess = gr.Number(label="Pi is about")
            log = gr.Textbox(label="On the way", lines=12)
    run = start.click(estimate, [points, seed], [guess, log], api_name="estimate")
    stop.click(None, cancels=run)

if __name__ == "__main__":
    demo.launch()
