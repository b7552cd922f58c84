"""The classifier: trained on scanned digits at first start, kept in the user's cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from drawings import cells_of, leaned, scanned, scribbled, written

VERSION = 3
"""Raised whenever training changes, so that an old model is not used again."""
EPOCHS = 28
LESSON_EPOCHS, COPIES = 12, 40
"""How often corrected drawings are gone through, and in how many ways each is varied."""
NOTHING = 10
"""The class of drawings that are no digit."""


def cache_folder() -> Path:
    """Where this user's caches are kept."""
    if base := os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA"):
        return Path(base) / "limelight" / "digits"
    home = Path.home()
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "limelight" / "digits"


class Classifier:
    """A small neural network. `accuracy` is the share of scanned digits it reads right that it has not seen; `lessons`
    is how many corrected drawings it has learned from."""

    def __init__(self, layers: list[tuple[np.ndarray, np.ndarray]], accuracy: float, lessons: int = 0):
        self.layers = layers
        self.accuracy = accuracy
        self.lessons = lessons

    @property
    def version(self) -> str:
        """What tells it from a classifier that has learned more."""
        return f"digits-{VERSION}.{self.lessons}"

    def probabilities(self, cells: np.ndarray) -> np.ndarray:
        """How likely each digit, and "no digit", is; rows of 64 cells in, rows of 11 out."""
        values = np.atleast_2d(cells)
        for weights, bias in self.layers[:-1]:
            values = np.maximum(values @ weights + bias, 0)
        weights, bias = self.layers[-1]
        scores = values @ weights + bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def save(self, path: Path) -> None:
        """Keep it; a crash while writing leaves no half model."""
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays = {
            f"{name}{i}": array for i, layer in enumerate(self.layers) for name, array in zip("wb", layer, strict=True)
        }
        draft = path.with_suffix(".part.npz")
        np.savez_compressed(draft, accuracy=self.accuracy, lessons=self.lessons, **arrays)
        draft.replace(path)

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """Read it again."""
        with np.load(path, allow_pickle=False) as kept:
            count = sum(name.startswith("w") for name in kept.files)
            layers = [(kept[f"w{i}"], kept[f"b{i}"]) for i in range(count)]
            return cls(layers, float(kept["accuracy"]), int(kept["lessons"]) if "lessons" in kept.files else 0)


def ready(folder: Path | None = None) -> Classifier:
    """The classifier: from the cache, or trained now with a progress bar in the terminal."""
    path = path_in(folder)
    if path.exists():
        classifier = Classifier.load(path)
    else:
        classifier = trained()
        classifier.save(path)
    print(f"Digits it has not seen: {classifier.accuracy:.1%} read right.")
    return classifier


def path_in(folder: Path | None = None) -> Path:
    """Where the classifier is kept."""
    return (folder or cache_folder()) / f"classifier-{VERSION}.npz"


def trained() -> Classifier:
    """A new classifier of scanned digits, of the same ones leaned and thickened, and of made-up drawings."""
    import warnings

    from sklearn.neural_network import MLPClassifier

    (pixels, answers), (unseen, right) = digits()
    rng = np.random.default_rng(7)
    cells, labels = _lessons(pixels, answers, rng)
    network = MLPClassifier((160, 80), alpha=1e-3, learning_rate_init=2e-3, batch_size=128, random_state=7)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for epoch in range(EPOCHS):
            network.learning_rate_init = 2e-3 * (1 - epoch / EPOCHS) + 1e-4
            if hasattr(network, "_optimizer"):
                network._optimizer.learning_rate_init = network.learning_rate_init
            order = rng.permutation(len(labels))
            network.partial_fit(cells[order], labels[order], classes=np.arange(11))
            _bar("Training", epoch + 1, EPOCHS)
    return _examined(network, unseen, right)


def taught(classifier: Classifier, inks: list[np.ndarray], answers: list[int]) -> Classifier:
    """A classifier that has learned more: from drawings that people corrected, leaned in many ways.

    Between them stand lessons that it knows, so that it forgets none. The drawings are ink from 0 to 1.
    """
    import warnings

    from sklearn.neural_network import MLPClassifier

    (pixels, labels), (unseen, right) = digits()
    rng = np.random.default_rng(len(inks))
    known = rng.choice(len(labels), size=min(800, len(labels)), replace=False)
    old_cells, old_labels = _lessons(pixels[known], labels[known], rng, rounds=2)
    new = [
        (cells_of(leaned(ink, rng)), answer) for ink, answer in zip(inks, answers, strict=True) for _ in range(COPIES)
    ]
    cells = np.concatenate([old_cells, np.stack([one for one, _ in new])])
    told = np.concatenate([old_labels, np.array([answer for _, answer in new])])
    sizes = tuple(len(bias) for _, bias in classifier.layers[:-1])
    network = MLPClassifier(sizes, alpha=1e-3, learning_rate_init=4e-4, batch_size=64, random_state=7)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network.partial_fit(cells[:11], told[:11], classes=np.arange(11))
        # The optimizer holds these very arrays: they are filled, not exchanged.
        for (weights, bias), own_weights, own_bias in zip(
            classifier.layers, network.coefs_, network.intercepts_, strict=True
        ):
            own_weights[:], own_bias[:] = weights, bias
        for epoch in range(LESSON_EPOCHS):
            order = rng.permutation(len(told))
            network.partial_fit(cells[order], told[order])
            _bar("Learning", epoch + 1, LESSON_EPOCHS)
    learned = _examined(network, unseen, right)
    learned.lessons = classifier.lessons + len(inks)
    return learned


def _examined(network: Any, unseen: np.ndarray, right: np.ndarray) -> Classifier:
    """What a network has learned, with how much of the unseen digits it reads right."""
    weights = (
        [one.astype(np.float32) for one in network.coefs_],
        [one.astype(np.float32) for one in network.intercepts_],
    )
    classifier = Classifier(list(zip(*weights, strict=True)), 0.0)
    read = classifier.probabilities(np.stack([cells_of(scanned(one)) for one in unseen])).argmax(axis=1)
    classifier.accuracy = float((read == right).mean())
    return classifier


def digits() -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """scikit-learn's digits: four fifths to learn from, one fifth to be asked about."""
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    data = load_digits()
    pixels, unseen, answers, right = train_test_split(
        data.data, data.target, test_size=0.2, random_state=0, stratify=data.target
    )
    return (pixels, answers), (unseen, right)


def _lessons(
    pixels: np.ndarray, answers: np.ndarray, rng: np.random.Generator, rounds: int = 6
) -> tuple[np.ndarray, np.ndarray]:
    cells, labels = [], []
    for done in range(rounds):
        for one, answer in zip(pixels, answers, strict=True):
            cells += [cells_of(scanned(one, rng if done else None)), cells_of(written(int(answer), rng))]
            labels += [answer, answer]
            if rng.random() < 0.12:
                cells.append(cells_of(scribbled(rng)))
                labels.append(NOTHING)
        _bar("Preparing", done + 1, rounds)
    return np.stack(cells), np.array(labels)


def _bar(what: str, done: int, total: int) -> None:
    width = 30
    filled = round(width * done / total)
    end = "\n" if done == total else ""
    print(f"\r{what:<10} {'█' * filled}{'░' * (width - filled)} {done / total:4.0%}", end=end, flush=True)
