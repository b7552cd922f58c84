"""A table: sorted, filtered, searched and edited like a spreadsheet, however long it is."""

import limelight as gr

PLANTS = {
    "headers": ["Plant", "Height (cm)", "In bloom", "Sown"],
    "data": [
        ["Borage", 62.5, True, "2026-03-02"],
        ["Foxglove", 148, True, "2025-09-20"],
        ["Sage", 41, False, "2024-04-11"],
        ["Teasel", 187.2, False, "2025-03-30"],
    ],
}


def to_edit():
    """Enter or a letter edits, Tab goes on, Ctrl+Z takes it back; paste from a spreadsheet and rows are added."""
    gr.Dataframe(PLANTS, label="Garden", datatype=["str", "number", "bool", "date"], show_row_numbers=True)


def to_read():
    """An output is read: headers sort, Shift adds another column, the menu filters, pins and moves."""
    gr.Dataframe(PLANTS, label="Garden", interactive=False, show_search="search", pinned_columns=1)


def kinds_of_columns():
    """Columns of Markdown, HTML, progress, links, and a choice among texts."""
    gr.Dataframe(
        [
            ["**Baseline**, *frozen*", "<b>92</b> of 100", 0.92, "https://example.org/baseline", "done"],
            ["With augmentation", "<i>running</i>", 0.41, "https://example.org/augmented", "running"],
            ["`lr=3e-4`", "", 0.05, "", "queued"],
        ],
        headers=["Run", "Score", "Progress", "Report", "State"],
        datatype=["markdown", "html", "progress", "link", ["queued", "running", "done"]],
        label="Runs",
    )


def with_long_texts():
    """`wrap` breaks long texts into lines; `static_columns` keeps the first from being edited."""
    gr.Dataframe(
        [
            ["Haiku", "An old silent pond. A frog jumps into the pond, splash. Silence again. " * 3],
            ["Limerick", "There was an old man with a beard, who said it is just as I feared. " * 2],
        ],
        headers=["Form", "Text"],
        wrap=True,
        static_columns=[0],
        column_widths=[120],
        label="Poems",
    )


def of_fixed_size():
    """A fixed number of rows and columns, empty at first."""
    gr.Dataframe(
        headers=["x", "y"], row_count=(2, "fixed"), column_count=(2, "fixed"), datatype="number", label="Points"
    )


def a_long_one():
    """Twenty thousand rows stay on the server; what is in sight travels."""
    gr.Dataframe(
        [[number, number**2, f"row {number}"] for number in range(20_000)],
        headers=["n", "n²", "name"],
        datatype=["number", "number", "str"],
        show_search="search",
        interactive=False,
        max_height=320,
        label="Squares",
    )


def numpy_array():
    """The function gets a NumPy array."""
    gr.Numpy([[1, 2], [3, 4]], label="Array")


def matrix():
    """The function gets a list of rows."""
    gr.Matrix([[1, 2], [3, 4]], label="Matrix")


def list_of_cells():
    """One column; the function gets a list of rows."""
    gr.List(["one", "two"], label="List")
