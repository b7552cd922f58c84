"""Folders of this process: private, unguessable, removed with it, and swept by the next process if it was killed."""

from __future__ import annotations

import atexit
import contextlib
import os
import secrets
import shutil
import stat
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from ..settings import CACHE_FOLDER

_PREFIX = "files-"
_LOCK = "in-use"
_STALE_WITHOUT_LOCKS_S = 7 * 24 * 3600

_claimed: list[OwnFolder] = []
_working: dict[tuple[int, str], OwnFolder] = {}  # by process, for a forked child makes its own; and by use
_working_lock = threading.Lock()


def base_folder() -> Path:
    """What holds the folders of all processes of this user: the setting's folder, else one in the temp folder."""
    if chosen := CACHE_FOLDER.read():
        return Path(chosen).expanduser().absolute()
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return Path(tempfile.gettempdir()) / f"limelight-{user}"


def own_base() -> Path:
    """The same, made sure to be this user's alone where others could have put it there first."""
    return base_folder() if CACHE_FOLDER.read() else _private(base_folder())


class OwnFolder:
    """A fresh folder under `base` (created on first use), readable by this user only, with an unguessable name.

    It is removed on `close()` and at exit. A process that was killed cannot do so: the next one that claims a folder
    under the same base removes what nobody holds any more.
    """

    def __init__(self, base: Path | None = None):
        base = base or own_base()
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(base)
        self.path = Path(os.path.realpath(base)) / f"{_PREFIX}{secrets.token_hex(12)}"
        self.path.mkdir(mode=0o700)
        self._process = os.getpid()
        self._lock = _hold(self.path)
        _claimed.append(self)
        atexit.register(self.close)

    def place(self, name: str) -> Path:
        """A path for a new file called `name`, alone in its own new directory. `name` must be safe already."""
        while True:
            directory = self.path / secrets.token_hex(12)
            # The folder may have been cleaned away by the system while the process ran for weeks.
            with contextlib.suppress(FileExistsError):
                directory.mkdir(mode=0o700, parents=True)
                return directory / name

    def remove(self, path: Path) -> None:
        """Delete a file that `place` gave, and its directory."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def holds(self, path: str | os.PathLike[str]) -> bool:
        """Whether a real path lies in this folder."""
        return Path(path).is_relative_to(self.path)

    def close(self) -> None:
        """Remove the folder and all in it. A forked child leaves its parent's folder alone."""
        atexit.unregister(self.close)
        if self in _claimed:
            _claimed.remove(self)
        if os.getpid() != self._process:
            return
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        shutil.rmtree(self.path, ignore_errors=True)


def claim(folder: OwnFolder) -> None:
    """What lies in this folder was put there by this library, from here on."""
    _claimed.append(folder)


def is_own(path: str | os.PathLike[str]) -> bool:
    """Whether a path lies, links resolved, in a folder that this process claimed: only this library put it there."""
    real = os.path.realpath(path)
    return any(folder.holds(real) for folder in _claimed)


def scratch() -> OwnFolder:
    """The folder for files being made, such as an image that a component encodes. The store moves them out of it."""
    return _working_folder("scratch")


def derived() -> OwnFolder:
    """The folder for files made of an input for a function, such as a picture in another mode; pruned by age."""
    return _working_folder("derived")


def is_scratch(path: str | os.PathLike[str]) -> bool:
    """Whether a real path lies in the scratch folder of this process."""
    return _is_working(path, "scratch")


def is_derived(path: str | os.PathLike[str]) -> bool:
    """Whether a real path lies in the derived folder of this process."""
    return _is_working(path, "derived")


def prune_working(older_than_s: float) -> None:
    """Delete scratch and derived files of this process that are older."""
    limit = time.time() - older_than_s
    for (process, _), folder in list(_working.items()):
        if process == os.getpid() and folder.path.is_dir():
            for directory in folder.path.iterdir():
                with contextlib.suppress(OSError):
                    if directory.is_dir() and directory.stat().st_mtime <= limit:
                        shutil.rmtree(directory, ignore_errors=True)


def _working_folder(use: str) -> OwnFolder:
    with _working_lock:
        folder = _working.get((os.getpid(), use))
        if folder is None or folder not in _claimed:
            folder = _working[os.getpid(), use] = OwnFolder()
        return folder


def _is_working(path: str | os.PathLike[str], use: str) -> bool:
    folder = _working.get((os.getpid(), use))
    return folder is not None and folder.holds(path)


def _private(base: Path) -> Path:
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not hasattr(os, "getuid"):
        return base
    facts = os.lstat(base)
    is_ours = stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid()
    if is_ours and not facts.st_mode & 0o022:
        return base
    # In a shared temp folder anyone can make the directory first, or a link in its place.
    return Path(tempfile.mkdtemp(prefix="limelight-"))


def _hold(folder: Path) -> Any:
    handle = open(folder / _LOCK, "wb")  # noqa: SIM115 - held as long as the folder is
    try:
        import fcntl
    except ImportError:
        return handle
    with contextlib.suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle


def _sweep(base: Path) -> None:
    for folder in base.glob(f"{_PREFIX}*"):
        if _is_abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        # A folder without its lock yet is being made this moment.
        age_s = time.time() - folder.stat().st_mtime
        if age_s < 60:
            return False
        with open(folder / _LOCK, "rb") as handle:
            return _is_free(handle, age_s)
    except FileNotFoundError:
        return False
    except OSError:
        return False


def _is_free(handle: Any, age_s: float) -> bool:
    try:
        import fcntl
    except ImportError:
        return age_s > _STALE_WITHOUT_LOCKS_S
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
