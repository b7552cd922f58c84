"""A flag that was acknowledged is never lost: real processes, really killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from limelight.errors import FlagNotSaved
from limelight.flags.flag import Flag, FlagFilter, FlagValue
from limelight.flags.store import FlagStore
from limelight.wire.values import FileData

FLAGGER = """
import os, sys, threading
from limelight.flags.flag import Flag, FlagValue
from limelight.flags.store import FlagStore
from limelight.wire.values import FileData

folder, name, threads, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
store = FlagStore(folder)
picture = os.path.join(folder, f"picture-{name}")

def work(thread):
    for number in range(count):
        note = f"{name}-{thread}-{number}"
        path = f"{picture}-{thread}"
        with open(path, "w") as file:
            file.write(f"content {number % 50}")
        store.add(Flag([FlagValue("in", "image", FileData(path=path)), FlagValue("t", "textbox", "x" * 99)], note=note))
        os.write(1, (note + "\\n").encode())

workers = [threading.Thread(target=work, args=(thread,)) for thread in range(threads)]
[worker.start() for worker in workers]
[worker.join() for worker in workers]
store.close()
"""


def flagger(folder: Path, name: str, threads: int = 4, count: int = 1_000_000) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", FLAGGER, str(folder), name, str(threads), str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def acknowledged(process: subprocess.Popen[str]) -> set[str]:
    said, _ = process.communicate(timeout=60)
    return {line for line in said.split("\n")[:-1] if line}


def check_whole(store: FlagStore) -> None:
    """Every flag has its values and its files, and the file is sound."""
    import sqlite3

    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    for flag in store.iterate():
        assert len(flag.inputs) == 2
        file = flag.inputs[0].value
        assert store.file_path(file["path"]).read_text().startswith("content ")


def test_kill_9_during_heavy_flagging_loses_no_acknowledged_flag(tmp_path: Path) -> None:
    chance = random.Random(2)
    known: set[str] = set()
    for life in range(4):
        processes = [flagger(tmp_path, f"{life}{which}") for which in "ab"]
        for process in processes:  # in the middle of it, wherever that is
            known |= {process.stdout.readline().strip() for _ in range(chance.randint(20, 60))}
        for process in processes:
            os.kill(process.pid, signal.SIGKILL)
        for process in processes:
            known |= acknowledged(process)
    store = FlagStore(tmp_path)
    kept = {flag.note for flag in store.iterate()}
    assert len(known) > 100
    assert known <= kept
    check_whole(store)


def test_four_processes_flag_at_once_and_none_starves(tmp_path: Path) -> None:
    processes = [flagger(tmp_path, name, threads=2, count=100) for name in "abcd"]
    known = [acknowledged(process) for process in processes]
    assert [len(each) for each in known] == [200] * 4
    store = FlagStore(tmp_path)
    assert store.count() == 800
    assert {flag.note for flag in store.iterate()} == set().union(*known)
    check_whole(store)


def test_a_flag_can_be_read_by_another_process_as_soon_as_it_is_acknowledged(tmp_path: Path) -> None:
    process = flagger(tmp_path, "a", threads=1, count=1)
    assert acknowledged(process) == {"a-0-0"}
    assert next(FlagStore(tmp_path).iterate()).note == "a-0-0"


def test_a_forked_child_flags_on_its_own(tmp_path: Path) -> None:
    script = """
import os, sys
from limelight.flags.flag import Flag
from limelight.flags.store import FlagStore
store = FlagStore(sys.argv[1])
store.add(Flag(note="parent"))
child = os.fork()
if child == 0:
    store.add(Flag(note="child"))
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
store.add(Flag(note="parent again"))
store.close()
"""
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True, timeout=30)
    assert {flag.note for flag in FlagStore(tmp_path).iterate()} == {"parent", "child", "parent again"}


def test_a_full_disk_is_said_leaves_nothing_half_written_and_heals(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.getuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        store = FlagStore(disk)
        (tmp_path / "picture").write_bytes(os.urandom(90_000))
        (tmp_path / "large").write_bytes(os.urandom(2_000_000))
        saved = 0
        with pytest.raises(FlagNotSaved, match=f"'{disk}' is full.*Free some space"):  # noqa: PT012
            while saved < 100:
                store.add(Flag(inputs=[FlagValue("t", "textbox", "y" * 20_000)], note=str(saved)))
                saved += 1
        with pytest.raises(FlagNotSaved, match="is full"):
            store.add(Flag(inputs=[FlagValue("i", "image", FileData(path=str(tmp_path / "large")))]))
        assert saved > 0
        assert sorted(flag.note or "" for flag in store.iterate()) == sorted(map(str, range(saved)))
        assert [path for path in disk.rglob("*") if path.is_file() and "flags.db" not in path.name] == []
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        store.add(Flag(inputs=[FlagValue("i", "image", FileData(path=str(tmp_path / "picture")))], note="healed"))
        assert store.count(FlagFilter(text="healed")) == 1
        store.close()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_sqlite_running_out_of_pages_loses_only_the_flag_that_did_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from limelight.flags import writer

    def small(path: str) -> object:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 40")
        return connection

    connect = writer.connect
    monkeypatch.setattr(writer, "connect", small)
    (tmp_path / "picture").write_text("content")
    store = FlagStore(tmp_path / "flags")
    store.add(Flag(note="fits"))
    with pytest.raises(FlagNotSaved, match="is full"):
        store.add(
            Flag(
                inputs=[
                    FlagValue("i", "image", FileData(path=str(tmp_path / "picture"))),
                    FlagValue("t", "textbox", "z" * 500_000),
                ]
            )
        )
    store.add(Flag(note="fits too"))
    assert [flag.note for flag in store.iterate()] == ["fits too", "fits"]
    assert [path for path in (tmp_path / "flags/files").rglob("*") if path.is_file()] == []
    store.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FlagNotSaved, match="file"):
        FlagStore(tmp_path / "file" / "flags").add(Flag())


def test_a_deleted_store_is_made_again_instead_of_swallowing_flags(tmp_path: Path) -> None:
    import shutil

    store = FlagStore(tmp_path / "flags")
    store.add(Flag(note="before"))
    shutil.rmtree(tmp_path / "flags")
    store.add(Flag(note="after"))
    assert [flag.note for flag in store.iterate()] == ["after"]
    store.close()
