"""Reads the command line and hands over to the file of the command. Only that file is imported."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from ..errors import CannotRun, ServerFailedToStart
from ..version import __version__

COMMANDS = {
    "run": "serve a file that makes an app",
    "demo": "serve one of the demos that come along, or list them",
    "flags": "read what people flagged, ask it again, export it",
    "predict": "call an endpoint of an app from the shell",
    "test": "call each endpoint of an app with its examples",
    "deploy": "write a folder that a host can run",
    "doctor": "say what is installed here and what is missing",
}


def run_command(arguments: Sequence[str], install_alias: Callable[[], None]) -> int:
    """Run one command; gives the exit code.

    Parameters:
        arguments: the words after `limelight`.
        install_alias: makes `import gradio` give this library; called before an app's file is run.
    """
    options = _parser(arguments).parse_args(arguments)
    if options.command is None:
        _parser(arguments).print_help()
        return 0
    command = importlib.import_module(f".{options.command}", __package__)
    try:
        return int(command.run(options, install_alias))
    except (CannotRun, ServerFailedToStart) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("limelight", description="Put a Python function in a browser.")
    parser.add_argument("--version", action="version", version=f"limelight {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    chosen = next((word for word in arguments if word in COMMANDS), None)
    for name, summary in COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name == chosen:
            importlib.import_module(f".{name}", __package__).add_arguments(subparser)
    return parser
