"""Ask about data sets: the replies are sentences of their descriptions, with where they stand, or none."""

import re
from functools import lru_cache

import limelight as gr

SETS = ["iris", "wine", "breast_cancer", "digits", "diabetes", "linnerud"]
LEAST_SIMILARITY = 0.12


@lru_cache
def library():
    """Every sentence of the descriptions that come with scikit-learn, and what finds those like a question."""
    from sklearn import datasets
    from sklearn.feature_extraction.text import TfidfVectorizer

    sentences, places = [], []
    for name in SETS:
        told = getattr(datasets, f"load_{name}")().DESCR
        for paragraph in re.split(r"\n\s*\n", told):
            words = " ".join(paragraph.split())
            if len(words) > 40 and "---" not in words and not words.startswith((":", "..", "=")):
                sentences += [one for one in re.split(r"(?<=[.?!])\s+(?=[A-Z])", words) if len(one) > 30]
        places += [name] * (len(sentences) - len(places))
    finder = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), sublinear_tf=True)
    # A sentence seldom names its own data set: its name counts as one of its words.
    named = [f"{place.replace('_', ' ')} {sentence}" for place, sentence in zip(places, sentences, strict=True)]
    return sentences, places, finder, finder.fit_transform(named)


def answer(message: str, history: list):
    """The sentences most like the question, word after word, and the passages they stand in."""
    sentences, places, finder, known = library()
    likeness = (known @ finder.transform([message]).T).toarray().ravel()
    best = [place for place in likeness.argsort()[::-1][:3] if likeness[place] >= LEAST_SIMILARITY]
    yield gr.ChatMessage("", metadata={"title": f"Looking through {len(sentences)} sentences", "status": "pending"})
    looked = {"title": f"Looked through {len(sentences)} sentences", "status": "done", "log": f"{len(best)} found"}
    listed = "\n".join(f"- {likeness[place]:.2f} · {places[place]}" for place in best)
    thought = gr.ChatMessage(listed or "Nothing came near.", metadata=looked)
    if not best:
        yield [thought, gr.Abstain("The descriptions say nothing about this.")]
        return
    sources = [{"title": places[place].replace("_", " "), "text": sentences[place]} for place in best]
    reply = " ".join(f"{sentences[place]} [{number}]" for number, place in enumerate(best, 1))
    text = ""
    for word in reply.split(" "):
        text += f"{word} "
        yield [thought, gr.ChatMessage(text, metadata={"sources": sources})]


demo = gr.ChatInterface(
    answer,
    title="Ask about the data",
    description="Replies are sentences of the descriptions that come with scikit-learn, never made up.",
    examples=[
        "How many classes does the iris data have?",
        "What is measured in the wine data?",
        "Who collected the digits?",
        "What is the capital of France?",
    ],
    editable=True,
    save_history=True,
    flagging_mode="manual",
)

if __name__ == "__main__":
    demo.launch()
