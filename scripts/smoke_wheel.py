"""Installs the built wheel into a clean virtualenv without Node on PATH and uses it: `smoke_wheel.py DIST`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

FIRST_PAGE_WITHIN_S = 60
PAGE_MARK = 'id="limelight-config"'


def main(dist: Path) -> None:
    """Raises with a sentence at the first thing that does not hold."""
    wheel = _only(dist, "*.whl")
    _only(dist, "*.tar.gz")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = _clean_venv(place / "venv")
        environment = {**os.environ, "PATH": _path_without_node(place / "tools"), "PYTHONPATH": ""}
        _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], place, environment)
        limelight = str(Path(python).parent / "limelight")
        print(_run([limelight, "--version"], place, environment).strip())
        _run([python, "-c", "import limelight as gr; gr.Interface(str.upper, 'text', 'text')"], place, environment)
        _serve([limelight, "demo", "hello"], place, environment)
    print(f"The wheel works without Node: {wheel.name}, {wheel.stat().st_size / 1000:.0f} kB")


def _only(dist: Path, pattern: str) -> Path:
    found = list(dist.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"Expected one {pattern} in '{dist}', found {len(found)}. Run `make wheel`.")
    return found[0]


def _clean_venv(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    return str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")


def _path_without_node(tools: Path) -> str:
    """A PATH of the system's folders; those that hold a Node are replaced by links to all else in them."""
    folders = []
    for number, folder in enumerate(os.environ.get("PATH", "").split(os.pathsep)):
        if not Path(folder).is_dir() or folder in folders:
            continue
        if any(shutil.which(name, path=folder) for name in ("node", "npm")):
            mirror = tools / str(number)
            mirror.mkdir(parents=True)
            for entry in Path(folder).iterdir():
                if entry.name not in {"node", "nodejs", "npm", "npx"}:
                    (mirror / entry.name).symlink_to(entry)
            folder = str(mirror)
        folders.append(folder)
    return os.pathsep.join(folders)


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {result.returncode}:\n{result.stdout}\n{result.stderr}")
    return result.stdout


def _serve(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Start a demo, read its page and one file of the browser half, stop it."""
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=folder, env={**environment, "PYTHONUNBUFFERED": "1"}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        address = _address(server, log)
        page = _get(address).decode()
        if PAGE_MARK not in page:
            raise SystemExit(f"The page at {address} carries no config:\n{page[:2000]}")
        scripts = re.findall(r'(?:src|href)="([^"]*assets/[^"]+)"', page)
        if not scripts:
            raise SystemExit(f"The page at {address} names no file of the browser half:\n{page[:2000]}")
        for script in scripts:
            _get(urllib.request.urljoin(address, script))
        print(f"Served the hello page with {len(scripts)} files of the browser half.")
    finally:
        server.terminate()
        server.wait(20)


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + FIRST_PAGE_WITHIN_S
    while time.monotonic() < deadline:
        printed = log.read_text()
        if found := re.search(r"http://[^\s]+", printed):
            return found.group().rstrip("/.") + "/"
        if server.poll() is not None:
            raise SystemExit(f"The demo ended with {server.returncode} before it printed its address:\n{printed}")
        time.sleep(0.1)
    raise SystemExit(f"The demo printed no address within {FIRST_PAGE_WITHIN_S} s:\n{log.read_text()}")


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
