"""`limelight deploy app.py`: write what a host needs to run an app. Nothing is sent anywhere."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

from ..errors import CannotRun, nearest
from ..version import __version__

PORT = 7860
PROVIDERS = {
    "spaces": "Make a Space of the kind Docker and push the folder to it.",
    "gcloud": "Inside the folder, run: gcloud run deploy --source .",
}
"""Where an app can go, and what is left to do then."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", nargs="?", help="the app's file (default: app.py)")
    parser.add_argument("--title", help="what the app is called; its folder's name when left out")
    parser.add_argument("--provider", default="spaces", help=f"where it goes: {', '.join(PROVIDERS)}")


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Write the folder and say what to do with it; gives the exit code. Raises `CannotRun`, as `deploy` does."""
    deploy(options.title, options.file, options.provider)
    return 0


def deploy(title: str | None = None, app_file: str | None = None, provider: str = "spaces") -> str:
    """Write a folder that a host can run: the app's file, its `requirements.txt`, a Dockerfile and, for a Space, the
    head of its README. Nothing is sent anywhere and no account is needed; what to do with the folder is printed.

    Parameters:
        title: what the app is called; the name of its folder when left out.
        app_file: the app's file; `app.py` when left out.
        provider: "spaces" or "gcloud".

    Returns the folder, `deploy-TITLE` beside the app's file. Files that are there already and say something else are
    left as they are, which is told. Raises `CannotRun` without an app's file or for an unknown provider.
    """
    if provider not in PROVIDERS:
        known = nearest(provider, PROVIDERS) or f". There are: {', '.join(PROVIDERS)}."
        raise CannotRun(f"There is no provider '{provider}'{known}")
    file = Path(app_file or "app.py").resolve()
    if not file.is_file():
        raise CannotRun(
            f"There is no file '{app_file or file.name}'. Give app_file, the Python file that makes an app."
        )
    title = title or file.parent.name or file.stem
    folder = file.with_name(f"deploy-{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-') or 'app'}")
    folder.mkdir(exist_ok=True)
    shutil.copyfile(file, folder / file.name)
    own = file.with_name("requirements.txt")
    _write(folder / "requirements.txt", own.read_text("utf-8") if own.is_file() else f"limelight=={__version__}\n")
    _write(folder / "Dockerfile", _dockerfile(file.name))
    if provider == "spaces":
        _write(folder / "README.md", _readme(title))
    print(f"Written to {folder}. Nothing was sent. {PROVIDERS[provider]}")
    print("Other files that the app reads have to be copied there, too.")
    return str(folder)


def _write(path: Path, text: str) -> None:
    if path.is_file() and path.read_text("utf-8") != text:
        print(f"{path.name} is there already and says something else: it stays as it is.")
        return
    path.write_text(text, "utf-8")


def _dockerfile(name: str) -> str:
    command = f"LIMELIGHT_PORT=$PORT exec limelight run {shlex.quote(name)}"
    return f"""FROM python:3.12-slim
RUN useradd --create-home --uid 1000 user
USER user
WORKDIR /home/user/app
ENV PATH=/home/user/.local/bin:$PATH LIMELIGHT_HOST=0.0.0.0 PORT={PORT}
COPY --chown=user requirements.txt .
RUN pip install --no-cache-dir --user -r requirements.txt
COPY --chown=user . .
EXPOSE {PORT}
CMD {json.dumps(["sh", "-c", command])}
"""


def _readme(title: str) -> str:
    told = {"title": title, "colorFrom": "yellow", "colorTo": "indigo", "sdk": "docker", "app_port": PORT}
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in told.items())
    return f"---\n{head}---\n\n# {title}\n"
