"""Hot reload: the app runs in a child process that is started anew when a file changes.

Pages find the way back by themselves: they reconnect, see another app than they were built from, and load again.
An app that cannot be loaded is told in the page, until it is mended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from .. import settings
from ..errors import ServerFailedToStart
from .fault import Fault, fault_of_output, fault_of_syntax, host_of
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
    served, times = _Served(file, command), modified_times(file)
    print(f"Watching {len(times)} files beside '{file}'. Save one to reload; Ctrl+C stops.", flush=True)
    try:
        while True:
            time.sleep(LOOK_EVERY_S)
            now = modified_times(file)
            changed = sorted(path for path in now.keys() | times.keys() if now.get(path) != times.get(path))
            times = now
            if changed:
                print(f"'{changed[0].name}' changed: reloading.", flush=True)
                served.again(_fault_in(changed))
            else:
                served.look()
    except KeyboardInterrupt:
        return 0
    finally:
        served.stop()


class _Served:
    """What stands at the app's address: its process, or the page of its fault."""

    def __init__(self, file: Path, command: list[str]):
        self._file = file
        self._command = command
        self._fault: Any = None
        self._child: subprocess.Popen[bytes] | None = None
        self._said: deque[bytes] = deque(maxlen=200)
        self._start()

    def again(self, fault: Fault | None) -> None:
        """A file has changed: start the app anew, or show what is wrong with the file."""
        self.stop()
        if fault is not None:
            self._show(fault)
        else:
            self._start()

    def look(self) -> None:
        """Show why the app has ended, if it has."""
        child = self._child
        if child is not None and (code := child.poll()) is not None:
            self.stop()
            self._show(fault_of_output(b"".join(self._said).decode("utf-8", "replace"), code, self._file))

    def stop(self) -> None:
        """Free the address."""
        if self._fault is not None:
            self._fault.close()
            self._fault = None
        if self._child is not None:
            _stop(self._child)
            self._reading.join(STOP_WITHIN_S)
            self._child = None

    def _start(self) -> None:
        self._said.clear()
        environment = {**os.environ, settings.DEV.names[0]: "1"}
        self._child = subprocess.Popen(self._command, env=environment, stderr=subprocess.PIPE)
        self._reading = threading.Thread(target=self._hand_on, args=(self._child.stderr,), daemon=True)
        self._reading.start()

    def _hand_on(self, errors: Any) -> None:
        """What the app says of its faults goes to the terminal, and stays at hand for the page."""
        for line in errors:
            self._said.append(line)
            sys.stderr.write(line.decode("utf-8", "replace"))
            sys.stderr.flush()

    def _show(self, fault: Fault) -> None:
        print(f"{fault.place}: {fault.words} The page shows it; save again to reload.", flush=True)
        try:
            self._fault = host_of(fault, listen(settings.HOST.read() or "127.0.0.1", None))
        except ServerFailedToStart as error:
            print(error, file=sys.stderr)


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


def _fault_in(changed: list[Path]) -> Fault | None:
    """What is wrong with the first changed Python file that does not compile."""
    for path in changed:
        if path.suffix == ".py" and path.exists():
            try:
                compile(path.read_bytes(), str(path), "exec")
            except (SyntaxError, ValueError) as error:
                return fault_of_syntax(error, path)
    return None


def _settle_on_a_port() -> None:
    """Choose the port once: the page that is open must find the next child where it found this one."""
    if settings.PORT.read_int() is None:
        with listen(settings.HOST.read() or "127.0.0.1", None) as found:
            os.environ[settings.PORT.names[0]] = str(found.getsockname()[1])


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
