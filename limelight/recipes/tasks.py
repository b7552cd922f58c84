"""Tasks of machine learning as components: what a person gives, what shows the answer, how a model is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..components import component as component_by_name
from ..graph.component import Component


@dataclass(frozen=True)
class Part:
    """A component by its name, and its arguments."""

    name: str
    label: str
    options: tuple[tuple[str, Any], ...] = ()

    def made(self) -> Component:
        """The component."""
        kind: Any = type(component_by_name(self.name, render=False))
        made: Component = kind(label=self.label, **dict(self.options))
        return made


@dataclass(frozen=True)
class Task:
    """One task."""

    inputs: tuple[Part, ...]
    outputs: tuple[Part, ...]
    ask: Callable[..., dict[str, Any]]
    """From what a person gave to the model's arguments; `inputs` is the main one, the others are parameters."""
    read: Callable[..., Any]
    """From the model's answer, and what a person gave, to what is shown."""


def _text(label: str = "Text", lines: int = 3) -> Part:
    return Part("textbox", label, (("lines", lines),))


_IMAGE = Part("image", "Image", (("type", "filepath"),))
_AUDIO = Part("audio", "Audio", (("type", "filepath"),))
_CLASSES = Part("label", "Class")


def _plain(inputs: Any) -> dict[str, Any]:
    return {"inputs": inputs}


def _first(answer: Any) -> Any:
    while isinstance(answer, list) and answer and isinstance(answer[0], (list, dict)):
        answer = answer[0]
    return answer


def _scores(answer: Any, *_: Any) -> dict[str, float]:
    rows = answer[0] if isinstance(answer, list) and answer and isinstance(answer[0], list) else answer
    return {str(row["label"]): float(row["score"]) for row in rows}


def _named(*names: str) -> Callable[..., str]:
    def read(answer: Any, *_: Any) -> str:
        found = _first(answer)
        if isinstance(found, str):
            return found
        return str(next((found[name] for name in names if name in found), found))

    return read


def _words(answer: Any, text: str) -> dict[str, Any]:
    entities = answer if isinstance(answer, list) else []
    return {
        "text": text,
        "entities": [{**one, "entity": one.get("entity_group") or one.get("entity")} for one in entities],
    }


def _same(answer: Any, *_: Any) -> Any:
    return answer


def _fills(answer: Any, *_: Any) -> dict[str, float]:
    return {str(row["token_str"]).strip(): float(row["score"]) for row in answer}


def _zero_shot(answer: Any, *_: Any) -> dict[str, float]:
    if isinstance(answer, list):
        return _scores(answer)
    return dict(zip(map(str, answer["labels"]), map(float, answer["scores"]), strict=False))


TASKS: dict[str, Task] = {
    "text-classification": Task((_text(),), (_CLASSES,), _plain, _scores),
    "text-generation": Task((_text("Prompt"),), (_text("Text", 8),), _plain, _named("generated_text")),
    "text2text-generation": Task((_text(),), (_text("Result"),), _plain, _named("generated_text")),
    "summarization": Task((_text("Text", 8),), (_text("Summary"),), _plain, _named("summary_text")),
    "translation": Task((_text(),), (_text("Translation"),), _plain, _named("translation_text")),
    "fill-mask": Task((_text(),), (_CLASSES,), _plain, _fills),
    "token-classification": Task((_text(),), (Part("highlightedtext", "Entities"),), _plain, _words),
    "question-answering": Task(
        (_text("Context", 6), _text("Question", 1)),
        (_text("Answer", 1),),
        lambda context, question: {"inputs": {"question": question, "context": context}},
        _named("answer"),
    ),
    "zero-shot-classification": Task(
        (_text(), _text("Labels, separated by commas", 1)),
        (_CLASSES,),
        lambda text, labels: {
            "inputs": text,
            "candidate_labels": [one.strip() for one in labels.split(",") if one.strip()],
        },
        _zero_shot,
    ),
    "sentence-similarity": Task(
        (_text("Sentence", 1), _text("Others, one a line")),
        (Part("json", "Similarity"),),
        lambda one, others: {"inputs": {"source_sentence": one, "sentences": others.splitlines()}},
        _same,
    ),
    "feature-extraction": Task((_text(),), (Part("json", "Features"),), _plain, _same),
    "image-classification": Task((_IMAGE,), (_CLASSES,), _plain, _scores),
    "object-detection": Task((_IMAGE,), (Part("json", "Objects"),), _plain, _same),
    "image-to-text": Task((_IMAGE,), (_text("Text"),), _plain, _named("generated_text")),
    "text-to-image": Task((_text("Prompt"),), (Part("image", "Image"),), _plain, _same),
    "automatic-speech-recognition": Task((_AUDIO,), (_text("Text"),), _plain, _named("text")),
    "audio-classification": Task((_AUDIO,), (_CLASSES,), _plain, _scores),
    "text-to-speech": Task((_text(),), (Part("audio", "Speech"),), _plain, _same),
}
TASKS["sentiment-analysis"] = TASKS["text-classification"]
TASKS["ner"] = TASKS["token-classification"]
TASKS["text-to-audio"] = TASKS["text-to-speech"]
