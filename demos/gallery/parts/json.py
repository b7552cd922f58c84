"""Structured data as a tree."""

import limelight as gr


def opened():
    """All of it open."""
    facts = {"model": "digits", "classes": [0, 1, 2], "trained": True, "accuracy": 0.978}
    gr.JSON(facts, label="Model", open=True)
