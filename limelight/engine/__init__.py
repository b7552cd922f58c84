"""Runs functions: sessions, the queue, and one run of one listener from the trigger to the last result."""
