from __future__ import annotations

import base64
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from limelight.errors import BadValue, FileRefused
from limelight.files import guard
from limelight.files.folder import OwnFolder, derived, is_own, scratch
from limelight.files.store import FileStore
from limelight.wire.values import FILE_MARK, FileData


@pytest.fixture
def store(tmp_path: Path) -> Any:
    store = FileStore(tmp_path / "cache", allowed_paths=[tmp_path / "out"])
    (tmp_path / "out").mkdir()
    yield store
    store.close()


@pytest.fixture
def picture(tmp_path: Path, store: FileStore) -> Path:
    path = tmp_path / "out" / "picture.png"
    path.write_bytes(b"not really a picture")
    return path


def marked(path: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": FILE_MARK}, **more}


def handle_of(file: FileData) -> str:
    return file.path.split("/")[0]


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != "in-use"]


def test_a_kept_file_opens_by_its_handle(store: FileStore, picture: Path) -> None:
    kept = store.keep(picture)
    stored = store.open(handle_of(kept))
    assert stored is not None
    assert (stored.path.read_bytes(), stored.name, stored.mime_type) == (
        picture.read_bytes(),
        "picture.png",
        "image/png",
    )
    assert (kept.size, kept.orig_name, kept.url) == (20, "picture.png", f"limelight/file/{kept.path}")


def test_what_travels_names_no_folder_of_the_server(store: FileStore, picture: Path, tmp_path: Path) -> None:
    kept = store.keep(picture)
    assert str(tmp_path) not in repr(kept)
    stored = store.open(handle_of(kept))
    assert stored is not None
    assert handle_of(kept) not in str(stored.path)


def test_a_handle_has_at_least_128_bits(store: FileStore) -> None:
    handles = {handle_of(store.keep_bytes(bytes([i]), "x")) for i in range(200)}
    assert len(handles) == 200
    assert all(len(base64.urlsafe_b64decode(handle)) >= 16 for handle in handles)


def test_the_same_file_unchanged_keeps_its_handle(store: FileStore, picture: Path) -> None:
    assert store.keep(picture) == store.keep(str(picture))


def test_a_file_written_again_gets_a_new_handle_and_the_old_one_keeps_its_content(
    store: FileStore, picture: Path
) -> None:
    before = store.keep(picture)
    picture.write_bytes(b"another")
    after = store.keep(picture)
    first, second = store.open(handle_of(before)), store.open(handle_of(after))
    assert first is not None
    assert second is not None
    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"not really a picture", b"another")


def test_the_same_bytes_keep_their_handle(store: FileStore) -> None:
    assert store.keep_bytes(b"abc", "a.txt") == store.keep_bytes(b"abc", "a.txt")
    assert store.keep_bytes(b"abc", "a.txt") != store.keep_bytes(b"abc", "b.txt")


FORGED = [
    "/etc/passwd",
    "../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%252e%252e/etc/passwd",
    "..\\..\\etc\\passwd",
    "//host/share/x",
    "\\\\host\\share",
    "C:\\windows\\win.ini",
    "file:///etc/passwd",
    "gopher://x/",
    "ftp://x/y",
    "/proc/self/environ",
    ".env",
    "a\0b",
    "a\nb",
    "x" * 100_000,
    "\udcff",
    "\ud800",
    "AAAAAAAAAAAAAAAAAAAAAAAA/x.png",
    "None/x",
    "",
    "/",
]


@pytest.mark.parametrize("path", FORGED, ids=range(len(FORGED)))
def test_a_forged_file_is_refused_and_named(store: FileStore, picture: Path, path: str) -> None:
    store.keep(picture)
    for value in (marked(path), [{"a": (marked(path),)}], {"text": "hi", "files": [marked(path, url=str(picture))]}):
        with pytest.raises(FileRefused) as refused:
            store.incoming(value)
        assert refused.value.status == 403
    assert store.open(path) is None
    assert store.open_path(path) is None


def test_the_local_path_of_a_file_is_no_handle(store: FileStore, picture: Path) -> None:
    stored = store.open(handle_of(store.keep(picture)))
    assert stored is not None
    for path in (str(stored.path), str(picture), stored.path.parent.name):
        with pytest.raises(FileRefused):
            store.incoming(marked(path))


def test_a_handle_with_a_forged_name_still_opens_only_its_own_file(store: FileStore, picture: Path) -> None:
    kept = store.keep(picture)
    incoming = store.incoming(marked(f"{handle_of(kept)}/../../../../etc/passwd", orig_name="../../x.png"))
    assert Path(incoming.path).read_bytes() == picture.read_bytes()
    assert incoming.orig_name == "x.png"


@pytest.mark.parametrize("path", [5, ["a"], {"a": 1}, True])
def test_a_path_that_is_no_text_is_refused(store: FileStore, path: Any) -> None:
    with pytest.raises(FileRefused):
        store.incoming({"path": path, "meta": {"_type": FILE_MARK}})


def test_deep_nesting_is_refused_in_words(store: FileStore) -> None:
    value: Any = 1
    for _ in range(10_000):
        value = [value]
    with pytest.raises(BadValue, match="nested"):
        store.incoming(value)


def test_values_without_files_are_not_copied(store: FileStore) -> None:
    value = {"a": [1, {"b": "c"}], "url": "https://example.com/x.png"}
    assert store.incoming(value) is value
    assert store.outgoing(value) is value


def test_outgoing_and_incoming_are_a_round_trip(store: FileStore, picture: Path) -> None:
    sent = store.outgoing([{"image": FileData(path=str(picture)), "caption": "c"}])
    assert sent[0]["image"]["meta"] == {"_type": FILE_MARK}
    back = store.incoming(sent)
    assert Path(back[0]["image"].path).read_bytes() == picture.read_bytes()


def test_an_echoed_dict_that_poses_as_a_file_gives_nothing_away(store: FileStore) -> None:
    forged = marked("/etc/passwd")
    assert store.outgoing({"json": forged}) == {"json": forged}
    assert not files_in(store.folder)


def test_an_echoed_path_outside_the_allowed_folders_is_refused(store: FileStore) -> None:
    with pytest.raises(FileRefused, match=r"allowed_paths=\['/etc'\]"):
        store.outgoing(FileData(path="/etc/passwd"))
    assert not files_in(store.folder)


def test_an_author_may_show_any_file_but_a_blocked_one(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "cache", blocked_paths=["/etc"])
    assert store.keep(__file__, trusted=True).size
    with pytest.raises(FileRefused, match="blocked_paths"):
        store.keep("/etc/passwd", trusted=True)


def test_an_input_returned_as_it_is_keeps_its_handle(store: FileStore, picture: Path) -> None:
    sent = store.outgoing(FileData(path=str(picture)))
    assert store.outgoing(store.incoming(sent))["path"] == sent["path"]


def test_an_input_changed_in_place_gets_a_new_handle(store: FileStore, picture: Path) -> None:
    sent = store.outgoing(FileData(path=str(picture)))
    local = store.incoming(sent).path
    Path(local).write_bytes(b"changed by the function")
    assert store.outgoing(FileData(path=local))["path"] != sent["path"]


def test_pipes_and_folders_are_not_kept(store: FileStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out/pipe")
    for path in (tmp_path / "out/pipe", tmp_path / "out"):
        with pytest.raises(FileRefused, match="not a regular file"):
            store.keep(path)
    with pytest.raises(FileRefused, match="does not exist"):
        store.keep(tmp_path / "out/missing")


def test_a_file_made_in_scratch_is_moved_and_equal_content_keeps_its_handle(store: FileStore) -> None:
    paths = []
    for _ in range(2):
        path = scratch().place("image.webp")
        path.write_bytes(b"same")
        paths.append(path)
    first, second = (store.outgoing(FileData(path=str(path))) for path in paths)
    assert first == second
    assert not any(path.parent.exists() for path in paths)


def test_one_scratch_file_may_stand_twice_in_a_value(store: FileStore) -> None:
    path = scratch().place("image.webp")
    path.write_bytes(b"picture")
    file = FileData(path=str(path))
    sent = store.outgoing({"background": file, "layers": [], "composite": file})
    assert sent["background"] == sent["composite"]


def test_a_derived_file_stays_where_it_is_after_it_was_returned(store: FileStore, tmp_path: Path) -> None:
    path = derived().place("gray.png")
    path.write_bytes(b"picture")
    store.outgoing(FileData(path=str(path)))
    assert path.read_bytes() == b"picture"
    store.prune(-1)
    assert not path.exists()


def test_a_static_file_is_served_from_where_it_is(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_static_paths", [])
    (tmp_path / "static").mkdir()
    logo = tmp_path / "static/logo.svg"
    logo.write_text("<svg/>")
    guard.set_static_paths(tmp_path / "static")
    stored = store.open(handle_of(store.keep(logo)))
    assert stored is not None
    assert stored.path == logo
    logo.unlink()
    os.symlink("/etc/passwd", logo)
    assert store.open(handle_of(store.keep_bytes(b"", "x"))) is not None
    assert store.open_path(str(logo)) is None


def test_an_authors_page_is_shown_as_a_stranger_to_the_app(store: FileStore, tmp_path: Path) -> None:
    (tmp_path / "out/plot.html").write_text("<script></script>")
    stored = store.open_path(str(tmp_path / "out/plot.html"))
    assert stored is not None
    sent = stored.headers()
    assert sent["content-type"].startswith("text/html")
    assert "sandbox" in sent["content-security-policy"]
    assert "allow-same-origin" not in sent["content-security-policy"]


def test_an_upload_is_written_block_by_block(store: FileStore) -> None:
    with store.receive("../../big.bin") as upload:
        for _ in range(5):
            upload.write(b"x" * 1000)
        kept = upload.finish()
    assert (kept.size, kept.orig_name) == (5000, "big.bin")


@pytest.mark.parametrize("over", [0, 1])
def test_an_upload_is_limited_to_the_byte(store: FileStore, over: int) -> None:
    upload = store.receive("a.bin", limit_bytes=1000)
    upload.write(b"x" * 999)
    if over:
        with pytest.raises(FileRefused, match=r"'a\.bin' is larger than the 1 KB") as refused:
            upload.write(b"xx")
        assert refused.value.status == 413
        assert not files_in(store.folder)
    else:
        upload.write(b"x")
        assert upload.finish().size == 1000


def test_an_upload_that_is_left_leaves_nothing(store: FileStore) -> None:
    with store.receive("a.bin") as upload:
        upload.write(b"x")
    assert not files_in(store.folder)
    with pytest.raises(FileRefused):
        upload.write(b"x")


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.getuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], check=False).returncode
    ):
        pytest.skip("a small disk can only be mounted by root")
    try:
        store = FileStore(disk)
        upload = store.receive("big.bin")
        upload.write(b"x" * 100_000)
        with pytest.raises(FileRefused, match="disk is full") as refused:
            upload.write(b"x" * 1_000_000)
        assert refused.value.status == 507
        assert not files_in(disk)
        assert store.keep_bytes(b"small", "small.txt").size == 5
        store.close()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_the_total_is_bounded_and_what_is_old_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    store = FileStore(tmp_path, max_total_bytes=1000)
    old = store.keep_bytes(b"a" * 600, "old")
    with pytest.raises(FileRefused, match="as many files as it may"):
        store.keep_bytes(b"b" * 600, "new")
    now[0] += 3600
    new = store.keep_bytes(b"b" * 600, "new")
    assert store.open(handle_of(old)) is None
    assert store.open(handle_of(new)) is not None
    assert len(files_in(store.folder)) == 1


def test_release_deletes_what_only_that_owner_had(store: FileStore) -> None:
    mine = store.keep_bytes(b"mine", "a", owner="A")
    shared = store.keep_bytes(b"shared", "a", owner="A")
    store.keep_bytes(b"shared", "a", owner="B")
    apps = store.keep_bytes(b"app", "a")
    store.release("A")
    assert [store.open(handle_of(file)) is not None for file in (mine, shared, apps)] == [False, True, True]
    with pytest.raises(FileRefused, match="expired"):
        store.incoming(marked(mine.path), owner="A")


def test_another_sessions_file_is_refused(store: FileStore) -> None:
    file = store.keep_bytes(b"secret", "a.txt", owner="A")
    assert store.resolve(file.path, owner="A").read_bytes() == b"secret"
    with pytest.raises(FileRefused):
        store.incoming([marked(file.path)], owner="B")


def test_prune_deletes_what_nobody_asked_for(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    old, used = store.keep_bytes(b"old", "a"), store.keep_bytes(b"used", "a")
    now[0] += 100
    store.open(handle_of(used))
    assert store.prune(50) == 1
    assert (store.open(handle_of(old)), store.open(handle_of(used)) is not None) == (None, True)


def test_the_authors_files_stay(store: FileStore, picture: Path) -> None:
    sent = store.outgoing(FileData(path=str(picture)), trusted=True)
    assert store.prune(-1) == 0
    store.release("anyone")
    assert store.open(sent["path"].split("/")[0]) is not None


def test_data_urls_become_files(store: FileStore) -> None:
    url = "data:image/png;base64," + base64.b64encode(b"png!").decode()
    for value in ({"url": url}, {"path": None, "url": url}, marked("", url=url), marked(url)):
        file = store.incoming([value])[0]
        assert Path(file.path).read_bytes() == b"png!"
        assert file.mime_type == "image/png"


@pytest.mark.parametrize("url", ["data:image/png;base64", "data:image/png;base64,@@@@", "data:image/png;base64,abc"])
def test_a_broken_data_url_is_refused(store: FileStore, url: str) -> None:
    with pytest.raises(FileRefused) as refused:
        store.incoming(marked("", url=url))
    assert refused.value.status == 400


@pytest.mark.parametrize("encoding", ["base64", "percent"])
def test_data_urls_obey_the_size_limit(tmp_path: Path, encoding: str) -> None:
    store = FileStore(tmp_path, max_size_bytes=100)
    body = ";base64," + base64.b64encode(b"x" * 101).decode() if encoding == "base64" else "," + "%41" * 101
    with pytest.raises(FileRefused, match="larger than the 100 bytes"):
        store.incoming({"url": f"data:text/plain{body}"})


def test_web_addresses_that_a_function_returns_are_not_fetched(store: FileStore) -> None:
    sent = store.outgoing(FileData(path="https://example.com/a.png"))
    assert (sent["path"], sent["url"]) == ("https://example.com/a.png", "https://example.com/a.png")


def test_private_web_addresses_are_refused_on_the_way_in(store: FileStore) -> None:
    with pytest.raises(FileRefused, match="not a public address"):
        store.incoming(marked("http://169.254.169.254/latest/meta-data", url="http://169.254.169.254/"))
    assert not files_in(store.folder)


def test_many_threads_keep_and_release_at_once(store: FileStore, picture: Path) -> None:
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(50):
                owner = f"{number}-{step}"
                own = store.keep_bytes(owner.encode(), "own.txt", owner)
                store.keep(picture, owner=owner)
                assert store.resolve(own.path, owner).read_text() == owner
                store.release(owner)
        except (FileRefused, AssertionError, OSError, KeyError) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert faults == []
    assert len(files_in(store.folder)) <= 1


def test_the_folder_is_private_and_goes_with_the_store(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.keep_bytes(b"x", "x")
    folder = store.folder
    assert folder.stat().st_mode & 0o077 == 0
    assert is_own(folder / "x")
    store.close()
    assert not folder.exists()
    assert not is_own(folder / "x")


def test_an_unwritable_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileRefused, match="GRADIO_TEMP_DIR") as refused:
        FileStore(tmp_path / "file").receive("a")
    assert refused.value.status == 507


def test_the_folder_of_a_killed_process_is_swept_and_a_living_ones_is_not(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from limelight.files.store import FileStore;"
        "s = FileStore(Path(sys.argv[1])); s.keep_bytes(b'x', 'x'); print(s.folder, flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    said = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False)
    dead, living = Path(said.stdout.strip()), OwnFolder(tmp_path)
    assert dead.is_dir()
    an_hour_ago = time.time() - 3600
    for folder in (dead, living.path):
        os.utime(folder, (an_hour_ago, an_hour_ago))
    OwnFolder(tmp_path).close()
    assert not dead.exists()
    assert living.path.exists()
    living.close()


def test_the_base_folder_is_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "chosen"))
    store = FileStore()
    assert store.folder.parent == tmp_path / "chosen"
    store.close()
