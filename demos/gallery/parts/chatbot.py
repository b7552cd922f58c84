"""A conversation: messages of text, files and components, with thoughts, options and reactions."""

import limelight as gr

HELLO = [
    {"role": "user", "content": "Which planet is the largest?"},
    {"role": "assistant", "content": "**Jupiter**: its mass is 318 times that of the Earth."},
]


def talk() -> None:
    """Messages as dicts; text is Markdown."""
    gr.Chatbot(HELLO, label="Chat", height=240)


def panel() -> None:
    """Rows over the whole width instead of bubbles."""
    gr.Chatbot(HELLO, layout="panel", label="Chat", height=240)


def thoughts() -> None:
    """A `title` makes a message a thought; `parent_id` puts one into another."""
    gr.Chatbot(
        [
            gr.ChatMessage(
                "Two catalogues to look at.", metadata={"title": "Search", "id": 1, "status": "done", "duration": 1.2}
            ),
            gr.ChatMessage(
                "Found 8 planets.", metadata={"title": "Read the catalogue", "parent_id": 1, "log": "planets.csv"}
            ),
            gr.ChatMessage("There are **eight** planets."),
        ],
        label="Chat",
        height=240,
    )


def sources() -> None:
    """What a reply rests on stands below it, and its numbers lead there."""
    mass = {"title": "Fact sheet", "url": "https://example.org/jupiter", "text": "Mass: 1.898 × 10²⁷ kg"}
    gr.Chatbot([gr.ChatMessage("It weighs 1.9 × 10²⁷ kg [1].", metadata={"sources": [mass]})], label="Chat", height=200)


def options() -> None:
    """Replies to choose from."""
    question = gr.ChatMessage("Shall I go on?", options=[{"value": "Yes, please.", "label": "Yes"}, {"value": "No"}])
    gr.Chatbot([question], label="Chat", height=200)


def empty() -> None:
    """What an empty chat is, and first messages to choose from."""
    cards = [{"text": "Which planet is the largest?", "icon": "text"}, {"text": "Show me Mars", "icon": "image"}]
    gr.Chatbot(placeholder="### Ask about the planets", examples=cards, label="Chat", height=280)
