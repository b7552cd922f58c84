"""One-line apps: from an annotated function, an estimator, a pipeline, an ONNX file."""

from __future__ import annotations

import enum
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import pytest
from PIL import Image as PILImage

import limelight as gr
from limelight.errors import BadListener, BadProp, MissingPackage


class Color(enum.Enum):
    RED = "r"
    DARK_BLUE = "b"


def kinds(app: gr.Interface) -> list[str]:
    listener = app.listener_named(next(iter(app.listeners.values())).api_name)
    return [node.kind for node in (*listener.inputs, *listener.outputs)]


def test_type_hints_say_which_components_a_function_needs():
    def mix(
        name: str,
        count: int,
        share: float = 0.5,
        loud: bool = False,
        color: Color = Color.RED,
        size: Literal["s", "m"] = "m",
        several: list[Literal["a", "b"]] | None = None,
        picture: PILImage.Image | None = None,
        file: Path | None = None,
        table: dict | None = None,
        own: Annotated[float, gr.Slider(0, 1, label="own")] = 0,
    ) -> tuple[str, dict[str, float]]:
        """Mixes.

        Args:
            name: whose it is.
        """
        return f"{name} {count} {share} {loud} {color.name} {size} {file}", {"a": 0.5}

    app = gr.Interface.from_function(mix)
    assert kinds(app) == [
        *("textbox", "number", "number", "checkbox", "radio", "radio", "checkboxgroup", "image", "file", "json"),
        *("slider", "textbox", "label"),
    ]
    listener = next(iter(app.listeners.values()))
    assert (listener.inputs[0].label, listener.inputs[0].info) == ("name", "whose it is.")
    assert listener.inputs[2].value == 0.5
    assert app.title == "Mix"
    said = app("Ada", 2, 0.25, True, "b", "s", ["a"], None, None, {}, 1, api_name="mix")[0]
    assert said == "Ada 2 0.25 True DARK_BLUE s None"


def test_generators_and_functions_without_a_result():
    def count(upto: int) -> Iterator[int]:
        yield from range(upto)

    assert kinds(gr.Interface.from_function(count)) == ["number", "number"]

    def keep(text: str) -> None:
        return None

    assert kinds(gr.Interface.from_function(keep)) == ["textbox"]


def test_a_parameter_without_a_type_is_named():
    def greet(name):
        return name

    with pytest.raises(BadListener, match=r"'greet': the parameter 'name' has no type"):
        gr.Interface.from_function(greet)


def test_a_classifier_of_scikit_learn_tells_its_classes():
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    iris = load_iris()
    model = LogisticRegression(max_iter=500).fit(iris.data, iris.target)
    app = gr.Interface.from_estimator(model, class_names=iris.target_names, feature_names=iris.feature_names)
    assert kinds(app) == ["number"] * 4 + ["label"]
    assert app(5.1, 3.5, 1.4, 0.2, api_name="predict")["label"] == "setosa"


def test_a_text_model_takes_text_and_a_regressor_gives_a_number():
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LinearRegression
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.pipeline import make_pipeline

    text = make_pipeline(CountVectorizer(), MultinomialNB()).fit(["good fine", "bad awful"], ["up", "down"])
    assert gr.Interface.from_estimator(text)("fine good", api_name="predict")["label"] == "up"
    line = LinearRegression().fit([[0], [1]], [0, 2])
    assert gr.Interface.from_estimator(line)(3, api_name="predict") == pytest.approx(6)
    with pytest.raises(BadProp, match="not fitted"):
        gr.Interface.from_estimator(LinearRegression())
    with pytest.raises(BadProp, match="no method 'predict'"):
        gr.Interface.from_estimator(object())


class Pipeline:
    """Stands for a pipeline of transformers: what it is asked and answers is the same."""

    def __init__(self, task, answer):
        self.task, self.answer, self.asked = task, answer, None

    def __call__(self, *args, **kwargs):
        self.asked = (args, kwargs)
        return self.answer


@pytest.mark.parametrize(
    ("task", "answer", "given", "shown", "asked"),
    [
        ("text-classification", [{"label": "good", "score": 0.9}], ["fine"], "good", (("fine",), {})),
        ("summarization", [{"summary_text": "short"}], ["long"], "short", (("long",), {})),
        ("translation_en_to_fr", [{"translation_text": "oui"}], ["yes"], "oui", (("yes",), {})),
        (
            "question-answering",
            {"answer": "Ada"},
            ["Ada wrote it.", "Who?"],
            "Ada",
            ((), {"question": "Who?", "context": "Ada wrote it."}),
        ),
        (
            "zero-shot-classification",
            {"labels": ["a", "b"], "scores": [0.8, 0.2]},
            ["text", "a, b"],
            "a",
            (("text",), {"candidate_labels": ["a", "b"]}),
        ),
    ],
)
def test_a_pipeline_is_asked_and_read_as_its_task_says(task, answer, given, shown, asked):
    pipeline = Pipeline(task, answer)
    result = gr.Interface.from_pipeline(pipeline)(*given, api_name="predict")
    assert (result["label"] if isinstance(result, dict) else result) == shown
    assert pipeline.asked == asked


def test_an_unknown_task_names_the_nearest():
    with pytest.raises(BadProp, match="did you mean 'summarization'"):
        gr.Interface.from_pipeline(Pipeline("summarisation", None))


def test_an_onnx_file_says_its_inputs(tmp_path, monkeypatch):
    class Session:
        def __init__(self, path):
            self.path = path

        def get_inputs(self):
            return [types.SimpleNamespace(name="pixels", type="tensor(float)", shape=[None, 3, 8, 8])]

        def get_outputs(self):
            return [types.SimpleNamespace(name="scores", type="tensor(float)", shape=[None, 2])]

        def run(self, names, arrays):
            assert arrays["pixels"].shape == (1, 3, 8, 8)
            return [np.array([[0.0, 2.0]])]

    file = tmp_path / "cats.onnx"
    file.write_bytes(b"")
    monkeypatch.setitem(sys.modules, "onnxruntime", types.SimpleNamespace(InferenceSession=Session))
    app = gr.Interface.from_onnx(file, class_names=["dog", "cat"])
    assert kinds(app) == ["image", "label"]
    pixel = {"path": None, "url": gr.Image().example_payload()["url"], "meta": {"_type": "gradio.FileData"}}
    assert app(pixel, api_name="predict")["label"] == "cat"
    with pytest.raises(FileNotFoundError, match="nowhere"):
        gr.Interface.from_onnx("nowhere.onnx")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingPackage, match=r"limelight\[onnx\]"):
        gr.Interface.from_onnx(file)
