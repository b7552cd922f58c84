"""Prose with headings, lists, tables and code."""

import limelight as gr

_TEXT = """### A report
Text with **weight**, *slant*, `code`, a [link](#) and

- a list
- of two

| digit | count |
|---|---|
| 0 | 178 |
| 1 | 182 |

```python
gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox").launch()
```"""


def prose():
    """Everything of GitHub's Markdown; code can be copied."""
    gr.Markdown(_TEXT)
