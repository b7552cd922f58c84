"""How a text sounds, by the VADER lexicon: a small model that runs anywhere."""

import limelight as gr


def judge(text: str):
    """The shares of positive, neutral and negative words, and what each sentence weighs."""
    if not text or not text.strip():
        return None, []
    model = analyzer()
    scores = model.polarity_scores(text)
    shares = {"positive": scores["pos"], "neutral": scores["neu"], "negative": scores["neg"]}
    sentences = [one.strip() for one in text.replace("!", "!.").replace("?", "?.").split(".") if one.strip()]
    weights = [{"sentence": one, "weight": model.polarity_scores(one)["compound"]} for one in sentences]
    heading = "positive" if scores["compound"] >= 0.05 else "negative" if scores["compound"] <= -0.05 else "neutral"
    bars = [{"label": name, "confidence": share} for name, share in sorted(shares.items(), key=lambda pair: -pair[1])]
    return {"label": heading, "confidences": bars}, weights


def analyzer():
    """The model, read once."""
    if not _kept:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        _kept.append(SentimentIntensityAnalyzer())
    return _kept[0]


_kept: list = []

demo = gr.Interface(
    judge,
    gr.Textbox(label="Text", lines=4, placeholder="Write something in English"),
    [gr.Label(label="It sounds"), gr.JSON(label="Sentence by sentence", open=True)],
    examples=[
        "The food was wonderful and the staff could not have been kinder.",
        "I waited an hour. The soup was cold and nobody apologised!",
        "The meeting starts at nine in room four.",
        "Not bad at all, though the ending dragged a little.",
    ],
    title="How does it sound?",
    description="Write a few English sentences; the answer weighs each word by the VADER lexicon.",
    flagging_options=["wrong", "ambiguous"],
)

if __name__ == "__main__":
    demo.launch()
