"""What clients are toured over: the app of the tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import gradio as gr

from tests.clients.tour import app

demo = app(gr)
