from __future__ import annotations

import os
from pathlib import Path

import pytest

from limelight.errors import FileRefused
from limelight.files import guard
from limelight.files.guard import PathRules, disposition, headers, is_inline_safe, is_plain_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory, and a temp folder that does not contain it."""
    work, temp = tmp_path / "work", tmp_path / "temp"
    work.mkdir()
    temp.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr("tempfile.tempdir", str(temp))
    monkeypatch.setattr(guard, "_static_paths", [])
    return tmp_path


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_files_of_the_working_directory_and_the_temp_folder_are_shown(home: Path) -> None:
    for path in (made(home / "work/out.png"), made(home / "temp/a/b.txt")):
        assert PathRules().shown(path) == path
    assert PathRules().shown("out.png") == home / "work/out.png"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../secret.txt",
        "../work2/secret.txt",
        "sub/../../secret.txt",
        "/proc/self/environ",
        ".env",
        ".git/config",
        "sub/.hidden/x",
        "link-out",
        "link-dir/passwd",
    ],
)
def test_files_elsewhere_hidden_or_behind_a_link_are_not_shown(home: Path, path: str) -> None:
    for name in ("secret.txt", "work2/secret.txt", "work/.env", "work/.git/config", "work/sub/.hidden/x"):
        made(home / name)
    os.symlink("/etc/passwd", home / "work/link-out")
    os.symlink("/etc", home / "work/link-dir")
    with pytest.raises(FileRefused, match="allowed_paths"):
        PathRules().shown(path)


def test_a_process_in_the_root_directory_does_not_show_the_whole_machine(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    with pytest.raises(FileRefused):
        PathRules().shown("/etc/passwd")


@pytest.mark.parametrize("path", ["//host/share", "\\\\host\\share\\x", "/\\host/x", "a\0b", ""])
def test_network_paths_and_nul_are_refused_unseen(home: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "realpath", lambda *_: pytest.fail("the path was looked at"))
    with pytest.raises(FileRefused):
        PathRules.shown(PathRules.__new__(PathRules), path)


@pytest.mark.parametrize(
    ("path", "is_plain"),
    [
        ("C:\\data\\a.txt", True),
        ("data/a.txt", True),
        ("..\\a.txt", True),
        ("a.txt::$DATA", False),
        ("C:\\a.txt:stream", False),
        ("secret.txt.", False),
        ("secret.txt ", False),
        ("dir.\\a.txt", False),
        ("\\\\?\\C:\\a", False),
        ("//?/C:/a", False),
    ],
)
def test_windows_forms_of_a_path_are_known(path: str, is_plain: bool) -> None:
    assert is_plain_path(path, windows=True) is is_plain


def test_a_blocked_folder_wins_over_an_allowed_one_in_any_spelling(home: Path) -> None:
    rules = PathRules(allowed=[home / "data"], blocked=[home / "data/Private"])
    assert rules.served(made(home / "data/ok.txt")) == home / "data/ok.txt"
    for name in ("data/Private/x", "data/private/x", "data/PRIVATE/x", "data/Private./x", "data/Private /x"):
        assert rules.served(made(home / name)) is None, name
    with pytest.raises(FileRefused, match="blocked_paths"):
        rules.shown(home / "data/Private/x")


def test_a_sibling_with_the_same_beginning_is_not_allowed(home: Path) -> None:
    rules = PathRules(allowed=[home / "data"])
    assert rules.served(made(home / "data2/x")) is None


def test_the_working_directory_is_not_served_by_path(home: Path) -> None:
    assert PathRules().served(made(home / "work/app.py")) is None


def test_a_link_out_of_an_allowed_folder_is_not_served(home: Path) -> None:
    (home / "data").mkdir()
    os.symlink("/etc/passwd", home / "data/innocent.txt")
    assert PathRules(allowed=[home / "data"]).served(home / "data/innocent.txt") is None


def test_directories_are_not_served(home: Path) -> None:
    made(home / "data/x")
    assert PathRules(allowed=[home / "data"]).served(home / "data") is None


def test_static_paths_add_up_and_must_exist(home: Path) -> None:
    a, b = made(home / "a/x"), made(home / "b/y")
    guard.set_static_paths(a.parent)
    guard.set_static_paths([str(b.parent)])
    assert PathRules().served(a) == a
    assert PathRules().served(b) == b
    with pytest.raises(FileNotFoundError, match="nowhere"):
        guard.set_static_paths("nowhere")


@pytest.mark.parametrize(
    "mime_type", ["image/svg+xml", "text/html", "application/xml", "application/pdf", "text/javascript"]
)
def test_types_that_run_are_downloads(mime_type: str) -> None:
    assert not is_inline_safe(mime_type)
    sent = headers("x", mime_type, inline=is_inline_safe(mime_type))
    assert sent["content-type"] == "application/octet-stream"
    assert sent["content-disposition"].startswith("attachment")


def test_every_file_is_served_without_sniffing_and_in_a_sandbox() -> None:
    sent = headers("x.png", "image/png", inline=True)
    assert sent["x-content-type-options"] == "nosniff"
    assert "sandbox" in sent["content-security-policy"]


@pytest.mark.parametrize(
    "name", ['a"b.txt', "a\r\nSet-Cookie: x=1", "a;filename=b", "日本.png", "a\\b", "%22", "\u2028"]
)
def test_no_name_can_end_its_header(name: str) -> None:
    sent = disposition(name, inline=False)
    sent.encode("ascii")
    assert "\r" not in sent
    assert "\n" not in sent
    assert sent.count('"') == 2


def test_a_name_beyond_ascii_travels_whole() -> None:
    assert disposition("日.png", True) == "inline; filename=\"_.png\"; filename*=UTF-8''%E6%97%A5.png"
