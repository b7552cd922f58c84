from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from limelight.errors import CannotRun
from limelight.flags.dataset import Choice, export_coco, export_dataset, export_jsonl
from limelight.flags.flag import Flag, FlagFilter, FlagValue
from limelight.flags.store import FlagStore
from limelight.wire.values import FileData


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    with FlagStore(tmp_path / "flags") as store:
        yield store


def text(asked: str, **more: object) -> Flag:
    inputs, outputs = [FlagValue("question", "textbox", asked)], [FlagValue("answer", "textbox", "?")]
    return Flag(inputs, outputs, [FlagValue("answer", "textbox", f"{asked}!")], endpoint="predict", **more)  # type: ignore[arg-type]


def drawn(tmp_path: Path, shade: int, **more: object) -> Flag:
    path = tmp_path / f"{shade}.png"
    Image.new("L", (30, 20), shade).save(path)
    picture = FileData(path=str(path), orig_name=path.name)
    return Flag([FlagValue("picture", "image", picture)], [FlagValue("digit", "label", {"label": "1"})], **more)  # type: ignore[arg-type]


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_json_lines_hold_everything_and_name_copies_of_the_files(store: FlagStore, tmp_path: Path) -> None:
    store.add(drawn(tmp_path, 7, label="wrong", session="secret"))
    export_jsonl(store, tmp_path / "out")
    (row,) = lines(tmp_path / "out" / "flags.jsonl")
    assert (row["flag_id"], row["label"], row["split"], row["is_corrected"]) == (1, "wrong", "train", False)
    assert "secret" not in json.dumps(row)
    with Image.open(tmp_path / "out" / row["inputs"]["picture"]) as picture:
        assert picture.getpixel((0, 0)) == 7


def test_a_data_set_of_texts_says_what_is_right(store: FlagStore, tmp_path: Path) -> None:
    store.add(text("one"))
    assert export_dataset(store, tmp_path / "out").counts == {"train": 1}
    (row,) = lines(tmp_path / "out" / "data" / "train.jsonl")
    assert (row["question"], row["answer"], row["flag_id"]) == ("one", "one!", 1)
    card = (tmp_path / "out" / "README.md").read_text()
    assert "path: data/train.jsonl" in card
    assert "1 answers were flagged; 1 with what would have been right" in card


def test_a_data_set_of_pictures_is_a_folder_of_them(store: FlagStore, tmp_path: Path) -> None:
    for shade in (1, 2):
        store.add(drawn(tmp_path, shade))
    export_dataset(store, tmp_path / "out")
    rows = lines(tmp_path / "out" / "data" / "train" / "metadata.jsonl")
    shades = []
    for row in rows:
        with Image.open(tmp_path / "out" / "data" / "train" / row["file_name"]) as picture:
            shades.append(picture.getpixel((0, 0)))
    assert shades == [1, 2]
    assert rows[0]["digit"] == {"label": "1"}


def test_the_same_question_is_always_on_the_same_side(store: FlagStore) -> None:
    for number in range(40):
        store.add(text(f"question {number % 20}"))
    choice = Choice(test_share=0.5)
    sides: dict[str, set[str]] = {}
    for split, flag in choice.flags(store):
        sides.setdefault(flag.inputs[0].value, set()).add(split)
    assert all(len(found) == 1 for found in sides.values())
    assert {split for found in sides.values() for split in found} == {"train", "test"}


def test_flags_nobody_looked_at_can_be_left_out(store: FlagStore, tmp_path: Path) -> None:
    store.add(text("one"))
    store.add(text("two", status="accepted"))
    assert export_jsonl(store, tmp_path / "out", Choice(reviewed_only=True)).counts == {"train": 1}
    assert export_jsonl(store, tmp_path / "all", Choice(FlagFilter(text="one"))).counts == {"train": 1}


def test_boxes_become_coco(store: FlagStore, tmp_path: Path) -> None:
    flag = drawn(tmp_path, 7)
    flag.expected = [FlagValue("boxes", "annotator", {"annotations": [{"bbox": [1, 2, 10, 5], "label": "cat"}]})]
    store.add(flag)
    assert export_coco(store, tmp_path / "out") == 1
    coco = json.loads((tmp_path / "out" / "instances.json").read_text())
    (image,), (box,) = coco["images"], coco["annotations"]
    assert (image["width"], image["height"]) == (30, 20)
    assert (tmp_path / "out" / image["file_name"]).exists()
    assert (box["bbox"], box["area"], box["image_id"]) == ([1, 2, 10, 5], 50, 1)
    assert coco["categories"] == [{"id": 1, "name": "cat"}]


def test_without_boxes_there_is_nothing_for_coco(store: FlagStore, tmp_path: Path) -> None:
    store.add(text("one"))
    with pytest.raises(CannotRun, match="nothing to write as COCO"):
        export_coco(store, tmp_path / "out")
    assert not list(tmp_path.glob("out*"))


def test_a_folder_that_holds_something_is_left_alone(store: FlagStore, tmp_path: Path) -> None:
    store.add(text("one"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(CannotRun, match="holds something already"):
        export_jsonl(store, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_export_that_fails_leaves_nothing(store: FlagStore, tmp_path: Path) -> None:
    store.add(drawn(tmp_path, 3))
    (path,) = [one for one in (store.path.parent / "files").rglob("*") if one.is_file()]
    path.unlink()
    with pytest.raises(OSError, match="No such file"):
        export_jsonl(store, tmp_path / "out")
    assert not list(tmp_path.glob("out*"))
