"""`if gr.NO_RELOAD:`, as existing apps guard what is expensive to set up."""

NO_RELOAD = True
"""Always true: every reload is a new process, in which nothing is set up yet. docs/decisions/0014 says why."""
