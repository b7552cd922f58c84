"""Files that outlive the process."""

from __future__ import annotations

from limelight.files.folder import is_own
from limelight.files.store import FileStore


def lasting(tmp_path):
    return FileStore(lasting_folder=tmp_path / "kept")


def handle_of(kept):
    return kept.path.split("/")[0]


def test_a_handle_opens_its_file_in_the_next_life(tmp_path):
    kept = lasting(tmp_path).keep_bytes(b"hello", "a.txt", owner="ada")
    opened = lasting(tmp_path).open(handle_of(kept))
    assert opened.path.read_bytes() == b"hello"
    assert opened.name == "a.txt"
    assert is_own(opened.path)


def test_the_same_content_keeps_its_handle_over_lives(tmp_path):
    first = lasting(tmp_path).keep_bytes(b"hello", "a.txt")
    assert lasting(tmp_path).keep_bytes(b"hello", "a.txt").path == first.path


def test_owners_are_known_in_the_next_life(tmp_path):
    store = lasting(tmp_path)
    kept = store.keep_bytes(b"hello", "a.txt", owner="ada")
    store.keep_bytes(b"hello", "a.txt", owner="bob")
    store = lasting(tmp_path)
    store.release("ada")
    store = lasting(tmp_path)
    assert store.open(handle_of(kept)) is not None
    store.release("bob")
    assert store.open(handle_of(kept)) is None
    assert not list((tmp_path / "kept").iterdir())


def test_what_was_half_written_is_removed(tmp_path):
    store = lasting(tmp_path)
    store.receive("half.bin").write(b"12")
    lasting(tmp_path)
    assert not list((tmp_path / "kept").iterdir())


def test_a_fact_that_somebody_spoiled_opens_nothing(tmp_path):
    kept = lasting(tmp_path).keep_bytes(b"hello", "a.txt")
    for fact in (tmp_path / "kept").glob("*/.handle"):
        fact.write_text(fact.read_text().replace("a.txt", "../../secret.txt"))
    (tmp_path / "secret.txt").write_text("secret")
    assert lasting(tmp_path).open(handle_of(kept)) is None
