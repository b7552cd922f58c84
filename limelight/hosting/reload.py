"""Hot reload: the app runs in a child process that is started anew when a file changes.

Pages find the way back by themselves: they reconnect, see another app than they were built from, and load again.
A file with a syntax error changes nothing: the fault is printed and the running app goes on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from .. import settings
from .ports import listen

LOOK_EVERY_S = 0.3
STOP_WITHIN_S = 5
MOST_FILES = 5_000
SUFFIXES = {".py", ".css", ".js", ".html"}
NOT_SOURCES = {"__pycache__", "node_modules", "site-packages", "flagged", "assets"}
PACKAGE = Path(__file__).parents[1]

Times = dict[Path, int]
"""When each watched file was last written."""


def serve_and_reload(file: Path, command: list[str]) -> int:
    """Serve until interrupted; gives the exit code.

    Parameters:
        file: the app's file; it and the sources beside and below it are watched.
        command: starts the app; its environment says that it is being developed.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    _settle_on_a_port()
    child, times = _start(command), modified_times(file)
    print(f"Watching {len(times)} files beside '{file}'. Save one to reload; Ctrl+C stops.", flush=True)
    try:
        while True:
            time.sleep(LOOK_EVERY_S)
            now = modified_times(file)
            changed = sorted(path for path in now.keys() | times.keys() if now.get(path) != times.get(path))
            times = now
            if changed and _can_be_read(changed):
                print(f"'{changed[0].name}' changed: reloading.", flush=True)
                _stop(child)
                child = _start(command)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(child)


def modified_times(file: Path) -> Times:
    """When each watched file was last written: those of the app, and ours when Limelight itself is being developed."""
    folders = [file.resolve().parent]
    if "site-packages" not in PACKAGE.parts:
        folders.append(PACKAGE)
    times: Times = {}
    for folder in folders:
        for path in _sources_in(folder):
            try:
                times[path] = path.stat().st_mtime_ns
            except OSError:  # gone between being listed and being looked at
                continue
            if len(times) >= MOST_FILES:
                return times
    # A new browser half is new to the pages as well. It is written file by file, this one last.
    manifest = PACKAGE / "assets" / "manifest.json"
    return {**times, manifest: manifest.stat().st_mtime_ns} if manifest.exists() else times


def _sources_in(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in NOT_SOURCES and not _is_passed_over(Path(here, name))]
        yield from (Path(here, name) for name in files if Path(name).suffix in SUFFIXES)


def _is_passed_over(folder: Path) -> bool:
    return folder.name.startswith(".") or (folder / "pyvenv.cfg").exists()


def _can_be_read(changed: list[Path]) -> bool:
    """Whether every changed Python file compiles; says where one does not."""
    for path in changed:
        if path.suffix == ".py" and path.exists():
            try:
                compile(path.read_bytes(), str(path), "exec")
            except (SyntaxError, ValueError) as error:
                print(f"{type(error).__name__}: {error}. The app goes on as it was; save again to reload.", flush=True)
                return False
    return True


def _settle_on_a_port() -> None:
    """Choose the port once: the page that is open must find the next child where it found this one."""
    if settings.PORT.read_int() is None:
        with listen(settings.HOST.read() or "127.0.0.1", None) as found:
            os.environ[settings.PORT.names[0]] = str(found.getsockname()[1])


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env={**os.environ, settings.DEV.names[0]: "1"})


def _stop(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
