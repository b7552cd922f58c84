"""Flags as a data set: a folder with a file of rows per split, the files they name, and a card that says what it is."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from ..errors import CannotRun
from ..files.naming import safe_name
from ..wire.values import is_file, replace_files
from .flag import Flag, FlagFilter, FlagValue
from .store import FlagStore

_MEDIA = {"image", "imageeditor", "annotator", "audio", "video"}
"""Kinds whose files make a folder of pictures, sounds or films."""


@dataclass
class Exported:
    """What was written."""

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    """Rows by split."""


@dataclass(frozen=True)
class Choice:
    """Which flags go out, and how they are split.

    Parameters:
        wanted: which.
        reviewed_only: leave out flags that nobody has looked at.
        test_share: how much is put aside for testing, from 0 to 1. The same question is always on the same side.
    """

    wanted: FlagFilter = field(default_factory=FlagFilter)
    reviewed_only: bool = False
    test_share: float = 0.0

    def flags(self, store: FlagStore) -> Iterator[tuple[str, Flag]]:
        """The chosen flags with their split, the oldest first."""
        for flag in store.iterate(self.wanted, newest_first=False):
            if not (self.reviewed_only and flag.status == "open"):
                yield self.split_of(flag), flag

    def split_of(self, flag: Flag) -> str:
        """On which side a flag is: its fingerprint says so, whatever else is exported."""
        place = int((flag.fingerprint or "0")[:8], 16) / 0xFFFFFFFF
        return "test" if place < self.test_share else "train"


def export_jsonl(store: FlagStore, folder: str | Path, choice: Choice | None = None) -> Exported:
    """Write a folder with `flags.jsonl`, one flag a line, and its files below `files/`.

    Raises `CannotRun` when the folder holds something already, or cannot be written.
    """
    chosen = choice or Choice()
    with _Folder(folder) as out, open(out.part / "flags.jsonl", "wb") as file:
        for split, flag in chosen.flags(store):
            row = {**_facts(flag), "split": split}
            for role in ("inputs", "outputs", "expected"):
                values: list[FlagValue] = getattr(flag, role)
                row[role] = {one.name: out.with_files(store, one.value, "files") for one in values}
            file.write(msgspec.json.encode(row, enc_hook=str) + b"\n")
            out.counts[split] += 1
    return Exported(out.folder, out.counts)


def export_dataset(store: FlagStore, folder: str | Path, choice: Choice | None = None) -> Exported:
    """Write a folder that the `datasets` library opens: `load_dataset(FOLDER)`.

    A row has a column per input and one per output: what was expected, or what came out where nobody said otherwise.
    With a picture, sound or film among the inputs each split is a folder of those with a `metadata.jsonl`, else a file
    of JSON lines. Raises `CannotRun` as `export_jsonl` does.
    """
    chosen = choice or Choice()
    media = next((_media_name(flag) for _, flag in chosen.flags(store)), None)
    with _Folder(folder) as out:
        for split, flag in chosen.flags(store):
            place = f"data/{split}"
            row = _facts(flag)
            for one, value in _asked_and_right(flag):
                row[one.name] = out.with_files(store, value, f"{place}/files", relative_to=place if media else "")
            if media is not None:
                if _media_name(flag) != media:
                    continue  # a row without its picture is none
                row = {"file_name": _file_of(row.pop(media)), **row}
            out.append(f"{place}/metadata.jsonl" if media else f"{place}.jsonl", row)
            out.counts[split] += 1
        (out.part / "README.md").write_text(card(store, chosen, out.counts, media), encoding="utf-8")
    return Exported(out.folder, out.counts)


def export_coco(store: FlagStore, path: str | Path, choice: Choice | None = None) -> int:
    """Write boxes as COCO's `instances.json`, the pictures beside it in `images/`; gives how many pictures.

    A picture is the first file of a flag, its boxes are those of what was expected, or came out.
    Raises `CannotRun` when there are none, or as `export_jsonl` does.
    """
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    categories: dict[str, int] = {}
    with _Folder(path) as out:
        for _, flag in (choice or Choice()).flags(store):
            values = [value for _, value in _asked_and_right(flag)]
            boxes = [box for value in values for box in _boxes(value)]
            picture = next((file for value in values if (file := _file_in(value))), None)
            if not boxes or picture is None:
                continue
            name = out.with_files(store, picture, "images")
            images.append({"id": flag.id, "file_name": name, **_size_of(out.part / name)})
            for box in boxes:
                category = categories.setdefault(str(box.get("label", box.get("category", ""))), len(categories) + 1)
                sides = [float(side) for side in box["bbox"]]
                facts = {"image_id": flag.id, "category_id": category, "bbox": sides, "area": sides[2] * sides[3]}
                annotations.append({"id": len(annotations) + 1, "iscrowd": 0, **facts})
        if not images:
            raise CannotRun("No flag holds a picture with boxes: there is nothing to write as COCO.")
        named = [{"id": number, "name": name} for name, number in categories.items()]
        coco = {"images": images, "annotations": annotations, "categories": named}
        (out.part / "instances.json").write_bytes(msgspec.json.encode(coco))
    return len(images)


def export_parquet(store: FlagStore, path: str | Path, choice: Choice | None = None) -> int:
    """Write one Parquet file with a column per fact and per value, values as JSON; gives how many rows.

    Raises `CannotRun` when pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ModuleNotFoundError:
        raise CannotRun("Parquet needs the package pyarrow. Install it: pip install pyarrow") from None
    rows = []
    for split, flag in (choice or Choice()).flags(store):
        row = {**_facts(flag), "split": split}
        for role, _, one in flag.values():
            row[f"{role}: {one.name}"] = msgspec.json.encode(one.value, enc_hook=str).decode()
        rows.append(row)
    names = dict.fromkeys(name for row in rows for name in row)
    table = pyarrow.table({name: [row.get(name) for row in rows] for name in names})
    part = Path(f"{path}.part")
    try:
        parquet.write_table(table, part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return len(rows)


def card(store: FlagStore, choice: Choice, counts: Counter[str], media: str | None = None) -> str:
    """A data set card, and the section of a model card that the evidence writes."""
    wanted = choice.wanted
    total = store.count(wanted)
    by_status = {status: store.count(replace(wanted, status=status)) for status in ("open", "accepted", "resolved")}
    corrected = store.count(replace(wanted, is_corrected=True))
    versions = [row[0] for row in store.rows("SELECT DISTINCT model_version FROM flags ORDER BY 1") if row[0]]
    splits = "\n".join(f"| {split} | {count} |" for split, count in sorted(counts.items()))
    configs = "\n".join(
        f"  - split: {split}\n    path: data/{split}{'/**' if media else '.jsonl'}" for split in sorted(counts)
    )
    return f"""---
configs:
- config_name: default
  data_files:
{configs}
---

# Flags of an app

Questions that people asked an app and marked, with what they said would have been right.

| split | rows |
|---|---|
{splits}

## Evidence

- {total} answers were flagged; {corrected} with what would have been right.
- {by_status["accepted"]} are kept as cases, {by_status["resolved"]} were resolved, {by_status["open"]} are open.
- Model versions: {", ".join(versions) or "not told"}.

Each row says which flag it comes from (`flag_id`), when it was set, which version of app and model answered, and
whether a person said what is right (`is_corrected`).
"""


class _Folder:
    """A new folder, there as a whole once a `with` is over, or not at all."""

    def __init__(self, path: str | Path):
        self.folder = Path(path)
        self.part = self.folder.with_name(f"{self.folder.name}.part")
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> _Folder:
        if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise CannotRun(f"'{self.folder}' holds something already. Choose a new folder for the export.")
        try:
            shutil.rmtree(self.part, ignore_errors=True)
            self.part.mkdir(parents=True)
        except OSError as error:
            raise CannotRun(f"'{self.folder}' could not be made: {error.strerror}. Choose another place.") from error
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if kind is None:
            if self.folder.exists():
                self.folder.rmdir()
            os.replace(self.part, self.folder)
        shutil.rmtree(self.part, ignore_errors=True)

    def append(self, name: str, row: dict[str, Any]) -> None:
        """Add a row to a file of JSON lines."""
        path = self.part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "ab") as file:
            file.write(msgspec.json.encode(row, enc_hook=str) + b"\n")

    def with_files(self, store: FlagStore, value: Any, place: str, relative_to: str = "") -> Any:
        """A value whose files were copied to `place`, each as the path of its copy."""

        def copied(file: Any) -> str:
            path = str(file["path"])
            if path.startswith(("http://", "https://")):
                return path
            sha256 = path.split("/", 1)[0]
            suffix = Path(safe_name(file.get("orig_name") or path)).suffix
            target = self.part / place / f"{sha256[:32]}{suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copyfile(store.file_path(path), target)
            return target.relative_to(self.part / relative_to).as_posix()

        return replace_files(value, copied, is_file)


def _facts(flag: Flag) -> dict[str, Any]:
    """Where a row comes from. A session's id lets one into it: it stays here."""
    names = ("created_at", "endpoint", "label", "note", "status", "source", "app_version", "model_version")
    is_corrected = any(one.value is not None for one in flag.expected)
    return {"flag_id": flag.id, **{name: getattr(flag, name) for name in names}, "is_corrected": is_corrected}


def _asked_and_right(flag: Flag) -> Iterator[tuple[FlagValue, Any]]:
    """Each input, then each output with what it should have been, as far as anybody said."""
    for one in flag.inputs:
        yield one, one.value
    for place, one in enumerate(flag.outputs):
        said = flag.expected[place].value if place < len(flag.expected) else None
        yield one, one.value if said is None else said


def _file_in(value: Any) -> Any:
    """The one file of a value, or the whole drawing of an editor's; None when it holds none."""
    if is_file(value):
        return value
    if isinstance(value, dict):
        return next((one for name in ("composite", "image", "background") if is_file(one := value.get(name))), None)
    return None


def _file_of(copied: Any) -> Any:
    return copied.get("composite", copied.get("image")) if isinstance(copied, dict) else copied


def _media_name(flag: Flag) -> str | None:
    """The input whose file a row is about."""
    return next((one.name for one in flag.inputs if one.kind in _MEDIA and _file_in(one.value)), None)


def _boxes(value: Any) -> list[dict[str, Any]]:
    found = value.get("annotations", value.get("boxes")) if isinstance(value, dict) else value
    return [one for one in found if isinstance(one, dict) and "bbox" in one] if isinstance(found, list) else []


def _size_of(path: Path) -> dict[str, int]:
    from PIL import Image

    with Image.open(path) as picture:
        return {"width": picture.width, "height": picture.height}
