"""The classifier: trained on scanned digits at first start, kept in the user's cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
from drawings import cells_of, scanned, scribbled, written

VERSION = 3
"""Raised whenever training changes, so that an old model is not used again."""
EPOCHS = 28
NOTHING = 10
"""The class of drawings that are no digit."""


def cache_folder() -> Path:
    """Where this user's caches are kept."""
    if base := os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA"):
        return Path(base) / "limelight" / "digits"
    home = Path.home()
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "limelight" / "digits"


class Classifier:
    """A small neural network. `accuracy` is the share of scanned digits it reads right that it has not seen."""

    def __init__(self, layers: list[tuple[np.ndarray, np.ndarray]], accuracy: float):
        self.layers = layers
        self.accuracy = accuracy

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
        np.savez_compressed(draft, accuracy=self.accuracy, **arrays)
        draft.replace(path)

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """Read it again."""
        with np.load(path, allow_pickle=False) as kept:
            count = sum(name.startswith("w") for name in kept.files)
            return cls([(kept[f"w{i}"], kept[f"b{i}"]) for i in range(count)], float(kept["accuracy"]))


def ready(folder: Path | None = None) -> Classifier:
    """The classifier: from the cache, or trained now with a progress bar in the terminal."""
    path = (folder or cache_folder()) / f"classifier-{VERSION}.npz"
    if path.exists():
        classifier = Classifier.load(path)
    else:
        classifier = trained()
        classifier.save(path)
    print(f"Digits it has not seen: {classifier.accuracy:.1%} read right.")
    return classifier


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


def _lessons(pixels: np.ndarray, answers: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    cells, labels = [], []
    rounds = 6
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
