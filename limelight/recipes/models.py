"""Apps of models as people have them: a pipeline, an estimator, a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..components.image import Image
from ..components.json import JSON
from ..components.label import Label
from ..components.number import Number
from ..components.textbox import Textbox
from ..errors import BadProp, MissingPackage, nearest
from ..graph.component import Component
from .tasks import TASKS

MOST_FIELDS = 20
"""A model with more numbers takes them as one list."""

Parts = dict[str, Any]
"""Arguments of an `Interface`."""


def of_pipeline(pipeline: Any) -> Parts:
    """What an app around a pipeline of transformers or diffusers is made of.

    Raises `BadProp` for an object that is no pipeline, or one of an unknown task.
    """
    if any(one.__module__.startswith("diffusers") for one in type(pipeline).__mro__):
        return _of_diffusion(pipeline)
    task_name = str(getattr(pipeline, "task", ""))
    base = task_name.split("_")[0] if task_name.startswith("translation") else task_name
    task = TASKS.get(base)
    if task is None or not callable(pipeline):
        hint = nearest(base, TASKS) or f". Known are: {', '.join(sorted(TASKS))}."
        raise BadProp(f"from_pipeline: there is no app for a pipeline of the task '{task_name}'{hint}")

    def predict(*given: Any) -> Any:
        asked = task.ask(*given)
        main = asked.pop("inputs")
        answer = pipeline(**main, **asked) if isinstance(main, dict) else pipeline(main, **asked)
        return _as_shown(task.read(answer, *given))

    model = getattr(getattr(pipeline, "model", None), "name_or_path", None)
    title = model if isinstance(model, str) and model else type(pipeline).__name__
    return _parts(predict, [one.made() for one in task.inputs], [one.made() for one in task.outputs], title)


def _of_diffusion(pipeline: Any) -> Parts:
    def predict(prompt: str, negative_prompt: str, steps: float) -> Any:
        answer = pipeline(prompt=prompt, negative_prompt=negative_prompt or None, num_inference_steps=int(steps))
        return answer.images[0]

    inputs: list[Component] = [Textbox(label="Prompt"), Textbox(label="Negative prompt"), Number(25, label="Steps")]
    return _parts(predict, inputs, [Image(label="Image")], type(pipeline).__name__)


def _as_shown(answer: Any) -> Any:
    if isinstance(answer, dict) and "audio" in answer and "sampling_rate" in answer:  # text to speech
        return int(answer["sampling_rate"]), answer["audio"].squeeze()
    return answer


def of_estimator(
    estimator: Any, class_names: Sequence[str] | None = None, feature_names: Sequence[str] | None = None
) -> Parts:
    """What an app around a fitted estimator of scikit-learn is made of.

    Parameters:
        estimator: anything with `predict`: a model, or a pipeline that ends in one.
        class_names: what its classes are called; `classes_` when left out.
        feature_names: what its columns are called; `feature_names_in_` when left out.

    Raises `BadProp` for one that is not fitted, or cannot predict.
    """
    if not hasattr(estimator, "predict"):
        raise BadProp(f"from_estimator: {type(estimator).__name__} has no method 'predict'.")
    if _takes_text(estimator):
        return _parts(
            _predictor(estimator, class_names, lambda given: [given[0]]),
            [Textbox(label="Text", lines=3)],
            _outputs(estimator),
            type(estimator).__name__,
        )
    count = getattr(estimator, "n_features_in_", None)
    if count is None:
        raise BadProp(f"from_estimator: {type(estimator).__name__} is not fitted. Call fit() first.")
    own = getattr(estimator, "feature_names_in_", None)
    names = [str(one) for one in (feature_names if feature_names is not None else own if own is not None else ())]
    names = names or [f"feature {i + 1}" for i in range(count)]
    if len(names) != count:
        raise BadProp(f"from_estimator: {len(names)} feature names were given for {count} features.")
    if count > MOST_FIELDS:
        inputs: list[Component] = [JSON(label=f"{count} numbers")]
        rows: Callable[[Any], Any] = lambda given: [_row(given[0], count)]  # noqa: E731
    else:
        inputs = [Number(0, label=name) for name in names]
        rows = lambda given: [_row(list(given), count)]  # noqa: E731
    columns = [str(one) for one in own] if own is not None else None
    return _parts(
        _predictor(estimator, class_names, rows, columns), inputs, _outputs(estimator), type(estimator).__name__
    )


def _takes_text(estimator: Any) -> bool:
    steps = getattr(estimator, "steps", None)
    first = steps[0][1] if steps else estimator
    return hasattr(first, "vocabulary_") or "Vectorizer" in type(first).__name__


def _row(values: Any, count: int) -> list[float]:
    if not isinstance(values, list) or len(values) != count:
        raise BadProp(f"The model takes {count} numbers, not {len(values) if isinstance(values, list) else values!r}.")
    return [float(one or 0) for one in values]


def _outputs(estimator: Any) -> list[Component]:
    return [Label(label="Prediction")] if hasattr(estimator, "classes_") else [Number(label="Prediction")]


def _predictor(
    estimator: Any, class_names: Sequence[str] | None, rows: Callable[[Any], Any], columns: list[str] | None = None
) -> Callable[..., Any]:
    def predict(*given: Any) -> Any:
        data = rows(given)
        if columns is not None:  # fitted on a table: it looks at the names
            import pandas as pd

            data = pd.DataFrame(data, columns=columns)
        if not hasattr(estimator, "classes_"):
            return float(estimator.predict(data)[0])
        names = [str(one) for one in (estimator.classes_ if class_names is None else class_names)]
        if hasattr(estimator, "predict_proba"):
            return dict(zip(names, map(float, estimator.predict_proba(data)[0]), strict=True))
        known = [str(one) for one in estimator.classes_]
        return names[known.index(str(estimator.predict(data)[0]))]

    return predict


def of_onnx(path: str | Path, class_names: Sequence[str] | None = None) -> Parts:
    """What an app around an ONNX file is made of: pictures, numbers or lists, as the model's inputs say.

    Parameters:
        path: the file.
        class_names: what the classes of its first output are called.

    Raises `FileNotFoundError`, or `MissingPackage` without onnxruntime.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f"from_onnx: '{path}' is not a file.")
    try:
        import onnxruntime
    except ImportError as error:
        raise MissingPackage("An app of an ONNX file", "onnx") from error
    session = onnxruntime.InferenceSession(str(path))
    told = session.get_inputs()
    readers = [_reader(one) for one in told]
    inputs = [made for made, _ in readers]

    def predict(*given: Any) -> Any:
        arrays = {one.name: read(value) for one, (_, read), value in zip(told, readers, given, strict=True)}
        return _onnx_result(list(session.run(None, arrays)), class_names)

    is_class = class_names is not None or _is_classifier(session.get_outputs())
    outputs: list[Component] = [Label(label="Prediction")] if is_class else [JSON(label="Result")]
    return _parts(predict, inputs, outputs, Path(path).stem)


def _reader(told: Any) -> tuple[Component, Callable[[Any], Any]]:
    import numpy as np

    kind = {"tensor(float)": np.float32, "tensor(double)": np.float64, "tensor(int64)": np.int64}.get(told.type)
    shape = [one if isinstance(one, int) else 1 for one in told.shape]
    if told.type == "tensor(string)":
        return Textbox(label=told.name), lambda value: np.array([[value]], dtype=object)
    if len(shape) == 4 and shape[1] in (1, 3):
        return Image(label=told.name, type="pil", image_mode="RGB" if shape[1] == 3 else "L"), lambda value: _pixels(
            value, shape
        )
    return JSON(label=f"{told.name} {told.shape}"), lambda value: np.array(value, dtype=kind or np.float32)


def _pixels(picture: Any, shape: list[int]) -> Any:
    import numpy as np

    if picture is None:
        raise BadProp("The model takes a picture, and none was given.")
    _, channels, height, width = shape
    pixels = np.asarray(picture.resize((width, height)), dtype=np.float32) / 255
    pixels = pixels.reshape(height, width, channels)
    return pixels.transpose(2, 0, 1)[np.newaxis]


def _is_classifier(outputs: Any) -> bool:
    last = outputs[-1]
    return "map" in last.type or (len(last.shape) == 2 and isinstance(last.shape[1], int) and last.shape[1] > 1)


def _onnx_result(answer: list[Any], class_names: Sequence[str] | None) -> Any:
    import numpy as np

    last = answer[-1]
    if isinstance(last, list) and last and isinstance(last[0], dict):  # as scikit-learn's models are converted
        return {str(name): float(score) for name, score in last[0].items()}
    scores = np.asarray(last, dtype=float)
    if scores.ndim != 2 or scores.shape[1] < 2:
        return [np.asarray(one).tolist() for one in answer]
    row = scores[0]
    if row.min() < 0 or abs(row.sum() - 1) > 1e-3:
        row = np.exp(row - row.max())
        row = row / row.sum()
    names = list(class_names) if class_names is not None else [str(i) for i in range(len(row))]
    return dict(zip(names, map(float, row), strict=False))


def _parts(fn: Callable[..., Any], inputs: list[Component], outputs: list[Component], title: str) -> Parts:
    return {"fn": fn, "inputs": inputs, "outputs": outputs, "title": title, "api_name": "predict"}
