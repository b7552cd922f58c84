from __future__ import annotations

import csv
import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from limelight.errors import CannotRun, FileRefused, FlagNotSaved
from limelight.files.guard import PathRules
from limelight.files.store import FileStore
from limelight.flags.export import export_csv
from limelight.flags.flag import Flag, FlagFilter, FlagValue
from limelight.flags.schema import MIGRATIONS
from limelight.flags.store import FlagStore
from limelight.wire.values import FILE_MARK, FileData


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    with FlagStore(tmp_path / "flags") as store:
        yield store


def full(**more: object) -> Flag:
    facts = {
        "inputs": [FlagValue("text", "textbox", "hi")],
        "outputs": [FlagValue("label", "label", {"label": "cat", "confidences": None})],
        "expected": [FlagValue("label", "label", {"label": "dog"})],
        "label": "wrong",
        "note": "it is a dog",
        "endpoint": "predict",
        "username": "ann",
        "session": "s1",
        "seconds": 0.5,
        "source": "api",
        "app_version": "a1",
        "model_version": "m1",
    }
    return Flag(**{**facts, **more})  # type: ignore[arg-type]


def test_a_flag_comes_back_as_it_was(store: FlagStore) -> None:
    flag = full()
    flag.id = store.add(flag)
    read = store.get(flag.id)
    assert read is not None
    flag.created_at = read.created_at
    assert read == flag
    assert str(read.created_at).endswith("+00:00")


def test_reading_before_the_first_flag_finds_none_and_makes_nothing(store: FlagStore) -> None:
    assert (store.count(), list(store.iterate()), store.get(1)) == (0, [], None)
    assert not store.path.parent.exists()


def test_a_file_is_kept_once_by_its_content(store: FlagStore, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"same")
        file = FileData(path=str(tmp_path / name), orig_name=name, url="limelight/file/x")
        store.add(Flag(inputs=[FlagValue("i", "gallery", [{"image": file, "caption": None}])]))
    first, second = (flag.inputs[0].value[0]["image"] for flag in store.iterate(newest_first=False))
    digest = hashlib.sha256(b"same").hexdigest()
    assert (first["path"], second["path"]) == (f"{digest}/a.png", f"{digest}/b.png")
    assert (first["size"], first["url"], first["meta"]) == (4, None, {"_type": FILE_MARK})
    assert store.file_path(first["path"]) == store.path.parent / "files" / digest[:2] / digest[2:]
    assert store.file_path(first["path"]).read_bytes() == b"same"
    assert len([path for path in (store.path.parent / "files").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "", "g" * 64, "a" * 63 + "/x"])
def test_only_a_hash_names_a_kept_file(store: FlagStore, path: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.file_path(path)


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret", "x/y"])
def test_a_dict_that_poses_as_a_file_is_refused(store: FlagStore, path: str) -> None:
    forged = {"path": path, "meta": {"_type": FILE_MARK}}
    with pytest.raises(FileRefused):
        store.add(Flag(inputs=[FlagValue("j", "json", {"deep": [forged]})]))
    assert store.count() == 0


def test_a_dict_with_the_local_path_of_an_upload_is_kept(store: FlagStore, tmp_path: Path) -> None:
    files = FileStore(tmp_path / "cache")
    local = files.resolve(files.keep_bytes(b"upload", "u.txt").path)
    store.add(Flag(inputs=[FlagValue("f", "file", {"path": str(local), "meta": {"_type": FILE_MARK}})]))
    kept = next(store.iterate()).inputs[0].value
    assert store.file_path(kept["path"]).read_bytes() == b"upload"
    files.close()


def test_a_missing_file_is_said_and_nothing_is_stored(store: FlagStore, tmp_path: Path) -> None:
    with pytest.raises(FlagNotSaved):
        store.add(Flag(inputs=[FlagValue("f", "file", FileData(path=str(tmp_path / "gone")))]))
    assert store.count() == 0


@pytest.mark.parametrize(
    ("wanted", "notes"),
    [
        (FlagFilter(), ["c", "b", "a"]),
        (FlagFilter(label="wrong"), ["c", "a"]),
        (FlagFilter(username="ann"), ["a"]),
        (FlagFilter(label="wrong", username="bob"), ["c"]),
        (FlagFilter(since="2026-01-02"), ["c", "b"]),
        (FlagFilter(until="2026-01-02"), ["a"]),
        (FlagFilter(text="NEEDLE"), ["b"]),
        (FlagFilter(text="' OR 1=1 --"), []),
        (FlagFilter(label="' OR 1=1 --"), []),
    ],
)
def test_flags_are_found(store: FlagStore, wanted: FlagFilter, notes: list[str]) -> None:
    store.add(Flag(note="a", label="wrong", username="ann", created_at="2026-01-01T10:00:00+00:00"))
    store.add(Flag([FlagValue("t", "textbox", "the Needle")], note="b", created_at="2026-01-02T10:00:00+00:00"))
    store.add(Flag(note="c", label="wrong", username="bob", created_at="2026-01-03T10:00:00+00:00"))
    assert [flag.note for flag in store.iterate(wanted)] == notes
    assert store.count(wanted) == len(notes)


def test_more_flags_than_a_page_are_all_read_once_in_both_directions(store: FlagStore) -> None:
    threads = [threading.Thread(target=lambda: [store.add(Flag()) for _ in range(51)]) for _ in range(10)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    forward = [flag.id for flag in store.iterate(newest_first=False)]
    assert forward == sorted(set(forward))
    assert len(forward) == 510
    assert [flag.id for flag in store.iterate()] == forward[::-1]


def test_one_flag_that_cannot_be_written_does_not_take_others_with_it(store: FlagStore) -> None:
    store.add(Flag())
    faults: list[BaseException] = []

    def bad() -> None:
        try:
            store.add(Flag(note={"not": "text"}))  # type: ignore[arg-type]
        except FlagNotSaved as fault:
            faults.append(fault)

    threads = [threading.Thread(target=target) for target in [bad, lambda: store.add(Flag(note="good"))] * 10]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (len(faults), store.count(FlagFilter(text="good")), store.count()) == (10, 10, 11)


def test_a_closed_store_refuses_flags_but_can_be_read(store: FlagStore) -> None:
    store.add(Flag(note="kept"))
    store.close()
    with pytest.raises(FlagNotSaved, match="closed"):
        store.add(Flag())
    assert store.count() == 1
    assert not store.path.with_name("flags.db-wal").exists()


def test_the_store_in_the_working_directory_is_not_shown(store: FlagStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(Flag())
    monkeypatch.chdir(store.path.parent.parent)
    for name in ("flags.db", "flags.db-wal"):
        with pytest.raises(FileRefused):
            PathRules().shown(f"flags/{name}")
    assert PathRules(allowed=["flags"]).shown("flags/flags.db") == store.path


def test_one_process_shares_one_writer_for_a_path(tmp_path: Path) -> None:
    first, second = FlagStore.shared(tmp_path), FlagStore.shared(tmp_path / "flags.db")
    assert first is second
    first.close()
    third = FlagStore.shared(tmp_path)
    assert third is not first
    third.close()


def test_the_store_commits_durably(store: FlagStore) -> None:
    store.add(Flag())
    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    connection.close()


def test_a_store_of_a_newer_version_is_left_alone(store: FlagStore) -> None:
    store.path.parent.mkdir()
    connection = sqlite3.connect(store.path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(FlagNotSaved, match=r"newer Limelight.*Update"):
        store.add(Flag())
    with pytest.raises(CannotRun, match="newer"):
        store.count()


def test_an_export_is_harmless_in_a_spreadsheet(store: FlagStore, tmp_path: Path) -> None:
    (tmp_path / "r.png").write_bytes(b"png")
    store.add(full(note="=HYPERLINK(1)", label="@x", inputs=[FlagValue("+name", "textbox", "-2+3")]))
    store.add(full(inputs=[FlagValue("i", "image", FileData(path=str(tmp_path / "r.png")))], expected=[]))
    assert export_csv(store, tmp_path / "out.csv") == 2
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["note"], first["label"], first["input: +name"]) == ("'=HYPERLINK(1)", "'@x", "'-2+3")
    assert Path(second["input: i"]).read_bytes() == b"png"
    assert (first["expected: label"], second["expected: label"]) == ('{"label":"dog"}', "")


def test_an_export_that_fails_leaves_the_old_file(
    store: FlagStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(full())
    (tmp_path / "out.csv").write_text("old")
    monkeypatch.setattr(FlagStore, "iterate", lambda *_, **__: (_ for _ in ()).throw(OSError("disk")))
    with pytest.raises(OSError, match="disk"):
        export_csv(store, tmp_path / "out.csv")
    assert [path.name for path in tmp_path.glob("out.csv*")] == ["out.csv"]
