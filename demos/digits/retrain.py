"""Teaches the classifier what people corrected: `python retrain.py .gradio/flagged`. Accepted flags are its lessons."""

from __future__ import annotations

import sys
from pathlib import Path

from classifier import Classifier, path_in, ready, taught
from drawings import ink_of
from PIL import Image

from limelight.flags.flag import FlagFilter
from limelight.flags.measure import class_of
from limelight.flags.store import FlagStore


def retrain(flagged: Path, folder: Path | None = None) -> Classifier:
    """Learn from the accepted flags of a flagging folder and keep the classifier; gives it."""
    store = FlagStore(flagged)
    inks, answers = [], []
    for flag in store.iterate(FlagFilter(status="accepted", is_corrected=True), newest_first=False):
        drawing, digit = flag.inputs[0].value["composite"], class_of(flag.expected[0].value)
        if drawing is not None and digit is not None and digit.isdigit():
            with Image.open(store.file_path(drawing["path"])) as picture:
                picture.thumbnail((400, 400))
                inks.append(ink_of(picture))
            answers.append(int(digit))
    before = ready(folder)
    if not inks:
        print("No flag is accepted with the digit it should have been: nothing was learned.")
        return before
    after = taught(before, inks, answers)
    after.save(path_in(folder))
    print(
        f"Learned from {len(inks)} corrected drawings. Of digits it has not seen it reads {after.accuracy:.1%} right."
    )
    print(f"It is {after.version} now. See what became of the flags: limelight flags replay app.py {flagged}")
    return after


if __name__ == "__main__":
    retrain(Path(sys.argv[1] if len(sys.argv) > 1 else ".gradio/flagged"))
