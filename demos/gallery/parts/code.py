"""Source text, edited or shown in colour."""

import limelight as gr

SOURCE = '''
def greet(name: str) -> str:
    """Say hello."""
    return f"Hello {name}!"  # the reader's own name
'''


def editor():
    """An editor with line numbers, search (Ctrl+F) and undo. Esc, then Tab, leaves it."""
    gr.Code(SOURCE, language="python", label="Your function", interactive=True)


def with_words():
    """It offers words of the language while one types, and breaks long lines."""
    gr.Code("SELECT name FROM people\n", "sql-pgSQL", lines=3, autocomplete=True, wrap_lines=True, interactive=True)


def read_only():
    """An output has the same colours; `max_lines` lets longer text scroll."""
    gr.Code('{"model": "digits", "accuracy": 0.98}', "json", lines=1, max_lines=8, label="Report", interactive=False)
