"""Serve one app with the module that plays `gradio`: `python -m benchmarks.serve MODULE APP PORT`."""

import importlib
import runpy
import sys
from pathlib import Path


def main() -> None:
    """Run the app's file and launch its `demo`."""
    module, app, port = sys.argv[1:4]
    sys.modules["gradio"] = importlib.import_module(module)
    names = runpy.run_path(str(Path(__file__).parent / "apps" / f"{app}.py"))
    names["demo"].launch(server_name="127.0.0.1", server_port=int(port), quiet=True)


if __name__ == "__main__":
    main()
