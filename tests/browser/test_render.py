"""Parts that functions draw, in the page: what stays, what goes, what starts anew."""

from __future__ import annotations

from playwright.sync_api import expect

import limelight as gr


def test_a_keyed_part_keeps_its_element_its_focus_and_what_was_typed(serve, page):
    with gr.Blocks() as demo:
        names = gr.Textbox("b", label="Names")

        @gr.render(inputs=names, triggers=[demo.load, names.change])
        def boxes(names):
            for name in names.split():
                gr.Textbox(label=f"box {name}", key=name, info=f"{len(names.split())} in all")

    page.goto(serve(demo))
    box = page.get_by_label("box b")
    box.fill("mine")
    box.evaluate("el => { el.mark = 1; el.setSelectionRange(1, 3); }")
    # Changed by the page itself, so that the focus can stay in the box.
    page.evaluate("""() => {
        const field = document.querySelector("textarea, input");
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, "a b c");
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    expect(page.get_by_label("box c")).to_be_visible()
    expect(page.get_by_text("3 in all")).to_have_count(3)
    assert page.get_by_label("box b").evaluate("el => [el.mark, el.value, el.selectionStart]") == [1, "mine", 1]
    expect(page.get_by_label("box b")).to_be_focused()
    labels = page.locator(".ll-textbox label").all_inner_texts()
    assert [label for label in labels if label.startswith("box")] == ["box a", "box b", "box c"]


def test_listeners_made_inside_work_and_those_of_the_drawing_before_are_gone(serve, page):
    calls = []
    with gr.Blocks() as demo:
        count = gr.Number(1, label="Count")
        out = gr.Textbox(label="Out")

        @gr.render(inputs=count)
        def buttons(count):
            button = gr.Button("Press", key="button")

            def press():
                calls.append(count)
                return f"pressed {count}"

            button.click(press, None, out)

    page.goto(serve(demo))
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_label("Out")).to_have_value("pressed 1")
    page.get_by_label("Count").fill("2")
    page.get_by_label("Count").press("Tab")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_label("Out")).to_have_value("pressed 2")
    assert calls == [1, 2]


def test_a_drawing_inside_a_drawing_follows_its_own_inputs(serve, page):
    with gr.Blocks() as demo:
        rows = gr.Number(1, label="Rows", precision=0)

        @gr.render(inputs=rows)
        def outer(rows):
            gr.Markdown(f"{rows} rows")
            size = gr.Slider(1, 4, 2, step=1, label="Size", key="size")

            @gr.render(inputs=size)
            def inner(size):
                for i in range(int(size) * rows):
                    gr.Button(f"part {i}")

    page.goto(serve(demo))
    parts = page.get_by_role("button", name="part")
    expect(parts).to_have_count(2)
    page.get_by_role("slider", name="Size").press("ArrowRight")
    expect(parts).to_have_count(3)
    page.get_by_label("Rows").fill("2")
    page.get_by_label("Rows").press("Tab")
    expect(page.get_by_text("2 rows")).to_be_visible()
    expect(parts).to_have_count(6)


def test_a_reload_shows_what_was_drawn(serve, page):
    with gr.Blocks() as demo:
        text = gr.Textbox("one", label="Text")
        draw = gr.Button("Draw")

        @gr.render(inputs=text, triggers=[draw.click])
        def boxes(text):
            box = gr.Textbox(label="Inner", key="inner", interactive=True)
            gr.Button("Fill", key="fill").click(lambda: f"filled {text}", None, box)

    page.goto(serve(demo))
    page.get_by_role("button", name="Draw").click()
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_label("Inner")).to_have_value("filled one")
    page.reload()
    expect(page.get_by_label("Inner")).to_have_value("filled one")
    page.get_by_label("Inner").fill("")
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_label("Inner")).to_have_value("filled one")
