"""A day, or a day and a time of day."""

import limelight as gr


def moment():
    """Typed, picked from the calendar, or said as "now - 60s"."""
    gr.DateTime("2024-01-31 18:00:00", label="Begin", info="Also: now - 2h", timezone="Europe/Berlin")


def day():
    """A day only."""
    gr.DateTime("2024-01-31", include_time=False, type="string", label="Birthday")


def read_only():
    """As an output."""
    gr.DateTime("2024-01-31 18:00:00", label="Last trained", interactive=False)
