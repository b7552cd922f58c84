"""Components of your own: one Python class, one ES module. Published widgets are hosted the same way."""

import limelight as gr


class Stars(gr.Component):
    """A number of stars to click."""

    EVENTS = ["change", "input"]
    esm = """
      export function mount(el, model) {
        function draw() {
          el.replaceChildren(...Array.from({ length: model.props.stars ?? 5 }, (_, index) => {
            const star = document.createElement("button");
            star.textContent = index < (model.props.value ?? 0) ? "★" : "☆";
            star.setAttribute("aria-label", `${index + 1} of ${model.props.stars ?? 5}`);
            star.disabled = !model.interactive;
            star.onclick = () => model.set("value", index + 1);
            return star;
          }));
        }
        draw();
        model.on("value", draw);
        model.on("stars", draw);
      }
    """
    css = """
      .stars-demo button { border: 0; background: none; color: var(--ll-accent); font-size: 28px; cursor: pointer; }
    """

    def __init__(self, value=0, stars=5, **kwargs):
        self.stars = stars
        super().__init__(value=value, elem_classes="stars-demo", **kwargs)

    def preprocess(self, payload):
        """How many."""
        return int(payload or 0)


def own_module():
    """`mount(el, model)` draws it; `model.set` tells the server, and `change` fires."""
    stars = Stars(3, label="How good is it?", interactive=True)
    said = gr.Markdown("Three of five.")
    stars.change(lambda count: f"{count} of five.", stars, said)


def widget():
    """`gr.anywidget(widget)` hosts any published one: its traits are the value."""
    gr.AnyWidget(label="No widget given")
