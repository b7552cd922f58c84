"""A chat around one function: it gets what a person says and what was said before, and returns the reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from .. import settings
from ..app import Blocks
from ..components import component as component_by_name
from ..components.accordion import Accordion
from ..components.chatbot import Chatbot
from ..components.json import JSON
from ..components.markdown import Markdown
from ..components.message import ExampleMessage
from ..components.multimodaltextbox import MultimodalTextbox
from ..components.state import State
from ..components.textbox import Textbox
from ..engine.answer import skip
from ..errors import BadProp
from ..graph.building import current_run
from ..graph.component import Component
from ..graph.listener import Listener, check_inputs, read_parameters
from .branches import fork, switch
from .chat_models import as_function
from .saved_chats import attach_history, place_history
from .signature import OwnSignature
from .turns import Opening, Turns, message_in, own_words


class Reply(JSON):
    """The reply as the API gives it: text stays text."""

    kind = "json"

    def postprocess(self, value: Any) -> Any:
        """The reply as it is."""
        return value


class ChatInterface(Blocks):
    """A chat around one function.

        gr.ChatInterface(lambda message, history: f"You said {message}.").launch()

    Parameters:
        fn: the function: gets the message, the history as a list of messages, and the additional inputs; returns the
            reply: text, a file, a component, a `gr.ChatMessage`, a list of these, `gr.Abstain(reason)`. A generator
            shows the reply as it grows. One that takes a message alone works too, and so do a text-generation pipeline
            of transformers and objects with `stream` or `invoke`.
        multimodal: the person can send files; the message is a dict of `text` and `files` then.
        chatbot: what shows the conversation; made when left out.
        textbox: what the person writes in; made when left out.
        additional_inputs: further inputs of the function, in an accordion that is closed at first.
        additional_inputs_accordion: its label, or the accordion itself.
        additional_outputs: further outputs; the function returns a tuple of the reply and their values then.
        editable: the person can edit what they said; the conversation goes on from there, the other way stays.
        examples: first messages to choose from; lists when there are additional inputs.
        examples_label: what stands above them.
        example_labels: what each says instead of its message.
        example_icons: a picture for each.
        run_examples_on_click: send an example at once, instead of writing it into the textbox.
        cache_examples: compute the examples' replies once and keep them on disk.
        cache_mode: "eager" computes them when the app starts, "lazy" when first asked for.
        title: a heading, and the page's title.
        description: Markdown below the heading.
        flagging_mode: "manual" lets a person like and dislike replies, "never" does not.
        flagging_options: the reactions; "Like" and "Dislike" are thumbs, others a menu.
        flagging_dir: the folder in which flags are kept.
        analytics_enabled: accepted for older apps; nothing is ever sent anywhere.
        autofocus: put the cursor into the textbox when the page opens.
        autoscroll: follow the end of a reply while the reader is there.
        submit_btn: a button that sends; a text is its label.
        stop_btn: a button that stops a reply; a text is its label.
        concurrency_limit: replies at a time; None is no limit.
        delete_cache: `(every_s, older_than_s)`: how often files are looked through, and how old they get.
        show_progress: how much of a run is shown on the conversation.
        fill_height: let the conversation fill the window.
        fill_width: use the window's whole width.
        api_name: the endpoint's name; the function's own when left out.
        api_description: words for the API page.
        api_visibility: whether the API lists the endpoint, can call it unlisted, or not at all.
        save_history: keep conversations in the browser, in a list beside the chat.
        validator: checks the inputs before a run is queued.
        type: "tuples" gives the function pairs of texts as history, as older apps take it.
        kwargs: further arguments of `Blocks`, such as `theme` and `css`.

    Raises `BadListener` for a function that cannot take that many inputs, `BadProp` for options that cannot be.
    """

    __signature__ = OwnSignature()

    def __init__(
        self,
        fn: Callable[..., Any],
        *,
        multimodal: bool = False,
        chatbot: Chatbot | None = None,
        textbox: Textbox | MultimodalTextbox | None = None,
        additional_inputs: str | Component | Sequence[str | Component] | None = None,
        additional_inputs_accordion: str | Accordion | None = None,
        additional_outputs: Component | Sequence[Component] | None = None,
        editable: bool = False,
        examples: Sequence[Any] | None = None,
        examples_label: str | None = "Examples",
        example_labels: list[str] | None = None,
        example_icons: list[str] | None = None,
        run_examples_on_click: bool = True,
        cache_examples: bool | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        title: str | None = None,
        description: str | None = None,
        flagging_mode: Literal["never", "manual"] | None = None,
        flagging_options: Sequence[str] | None = ("Like", "Dislike"),
        flagging_dir: str = ".gradio/flagged",
        analytics_enabled: bool | None = None,
        autofocus: bool = True,
        autoscroll: bool = True,
        submit_btn: str | bool | None = True,
        stop_btn: str | bool | None = True,
        concurrency_limit: int | Literal["default"] | None = "default",
        delete_cache: tuple[int, int] | None = None,
        show_progress: Literal["full", "minimal", "hidden"] = "minimal",
        fill_height: bool = True,
        fill_width: bool = False,
        api_name: str | None = None,
        api_description: str | Literal[False] | None = None,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        save_history: bool = False,
        validator: Callable[..., Any] | None = None,
        type: Literal["messages", "tuples"] | None = None,
        **kwargs: Any,
    ):
        super().__init__(
            analytics_enabled=analytics_enabled,
            mode="chat_interface",
            title=title or "Limelight",
            fill_height=fill_height,
            fill_width=fill_width,
            delete_cache=delete_cache,
            **kwargs,
        )
        fn = as_function(fn)
        if not callable(fn):
            raise BadProp(f"ChatInterface: 'fn' must be a function, not {fn!r}.")
        self.fn, self.heading, self.description = fn, title, description
        self.is_multimodal = multimodal or isinstance(textbox, MultimodalTextbox)
        self.chatbot = chatbot or Chatbot(label="Chatbot", show_label=False, scale=1, render=False)
        has_pairs = "tuples" in (type, self.chatbot.type)
        self.chatbot.type = None  # our own listeners work on messages
        if editable and self.chatbot.editable is None:
            self.chatbot.editable = "user"
        self.chatbot.autoscroll = autoscroll and self.chatbot.autoscroll
        self.textbox = textbox or self._new_textbox(autofocus)
        for name, button in (("submit_btn", submit_btn), ("stop_btn", stop_btn)):
            if name not in self.textbox.given:
                setattr(self.textbox, name, button)
        self.additional_inputs = [_component(one) for one in _listed(additional_inputs)]
        self.additional_outputs = _listed(additional_outputs)
        self.accordion = additional_inputs_accordion
        self.examples = _rows(examples)
        self.run_examples_on_click = run_examples_on_click
        self._take_examples(examples_label, example_labels, example_icons)
        self.flagging_mode = flagging_mode or settings.CHAT_FLAGGING_MODE.read() or "never"
        self.flagging_dir, self.flagging_options = str(flagging_dir), flagging_options
        self.save_history = save_history
        self.turns = Turns(fn, self.chatbot, len(self.additional_outputs), has_pairs)
        self._check_function()
        self.run_options: dict[str, Any] = {"concurrency_limit": concurrency_limit, "concurrency_id": f"chat-{self.id}"}
        with self:
            self._build()
            self.endpoint = self._attach_endpoint(api_name, api_description, api_visibility)
            self._keep_replies(cache_examples, cache_mode)
            self._attach({"show_progress": show_progress, "validator": validator})

    # ------------------------------------------------------------ what it is made of

    def _new_textbox(self, autofocus: bool) -> Any:
        cls = MultimodalTextbox if self.is_multimodal else Textbox
        return cls(
            label="Message", show_label=False, scale=7, autofocus=autofocus, placeholder="Type a message", render=False
        )

    def _check_function(self) -> None:
        name = getattr(self.fn, "__name__", type(self.fn).__name__)
        nodes: list[Any] = [self.textbox, self.chatbot, *self.additional_inputs]
        check_inputs(f"ChatInterface of '{name}'", self.turns.fn, read_parameters(self.turns.fn), nodes)

    def _take_examples(self, label: Any, labels: list[str] | None, icons: list[str] | None) -> None:
        if not self.examples:
            return
        for what, given in (("example_labels", labels), ("example_icons", icons)):
            if given is not None and len(given) != len(self.examples):
                raise BadProp(f"ChatInterface: {len(given)} {what} were given for {len(self.examples)} examples.")
        if self.chatbot.examples is None:
            self.chatbot.examples = [
                _card(row[0], labels[i] if labels else None, icons[i] if icons else None)
                for i, row in enumerate(self.examples)
            ]
            from .samples import share_files

            share_files([one.get("files") or [] for one in self.chatbot.examples])

    def _build(self) -> None:
        if self.heading:
            Markdown(f"# {self.heading}")
        if self.description:
            Markdown(self.description)
        self.history = place_history(self) if self.save_history else None
        for one in (self.chatbot, self.textbox):
            one.unrender()
            one.render()
        loose = [one for one in self.additional_inputs if one.parent is None]
        if loose:
            given = self.accordion
            accordion = given if isinstance(given, Accordion) else Accordion(given or "Additional Inputs", open=False)
            if accordion.parent is None:
                accordion.render()
            with accordion:
                for one in loose:
                    one.render()

    def _owner(self) -> Any:
        # A ChatInterface written inside another app is a part of that app.
        return self.blueprint or self

    # ------------------------------------------------------------ what happens

    def _attach_endpoint(self, name: Any, description: Any, visibility: Any) -> Listener:
        """The API's way in: the history is the caller's own, kept from call to call."""
        self.api_history = State([])
        self.api_reply = Reply(label="Response", visible=False)
        listener: Listener = self._owner().attach(
            [],
            self.turns.endpoint(),
            self._inputs(self.api_history),
            [self.api_reply, self.api_history, *self.additional_outputs],
            {**self.run_options, "api_name": name, "api_description": description, "api_visibility": visibility},
        )
        return listener

    def _inputs(self, history: Any) -> list[Any]:
        return [self.textbox, history, *self.additional_inputs]

    def _attach(self, options: dict[str, Any]) -> None:
        chatbot, textbox = self.chatbot, self.textbox
        replies: list[Listener] = []
        ways: list[tuple[Any, Any]] = [
            (textbox.submit, self._say),
            (chatbot.retry, self._retry),
            (chatbot.edit, self._edit),
            (chatbot.option_select, self._choose),
        ]
        if self.examples and self.cached_replies is None:
            ways.append((chatbot.example_select, self._try_example))
        for trigger, begin in ways:
            run = {**self.run_options, **options, "api_visibility": "private", "show_progress_on": [chatbot, textbox]}
            if begin != self._say:
                run["validator"] = None  # it looks at the textbox
            outputs = [textbox, chatbot, *self.additional_outputs]
            fn = self.turns.listener(begin)
            replies.append(self._owner().attach([trigger], fn, self._inputs(chatbot), outputs, run))
        quiet: Any = {"api_visibility": "private", "show_progress": "hidden", "queue": False}
        if self.cached_replies is not None:
            outputs = [textbox, chatbot, *self.additional_outputs]
            chatbot.example_select(self._show_cached, chatbot, outputs, show_progress_on=[chatbot], **quiet)
        chatbot.undo(self._undo, chatbot, [textbox, chatbot], **quiet)
        chatbot.branch(self._branch, chatbot, chatbot, **quiet)
        textbox.stop(None, None, None, cancels=replies, api_visibility="private")
        if self.history is not None:
            attach_history(self, self.history)
        if self.flagging_mode == "manual":
            from .chat_flags import attach_flags

            chatbot.feedback_options = self.flagging_options
            attach_flags(self)

    def _say(self, said: Any, shown: list[dict[str, Any]], event: Any) -> Opening:
        before = self._settled(shown)
        text = said.get("text", "") if isinstance(said, dict) else said or ""
        if not text.strip() and not (isinstance(said, dict) and said.get("files")):
            return Opening(before)
        return self._asked(before, said, textbox=None)

    def _asked(self, before: list[dict[str, Any]], said: Any, **how: Any) -> Opening:
        message = {"text": said, "files": []} if self.is_multimodal and isinstance(said, str) else said
        words = self.chatbot.settle({"role": "user", "content": message})
        return Opening(before, words, message, **how)

    def _retry(self, said: Any, shown: list[dict[str, Any]], event: Any) -> Opening:
        messages = self._settled(shown)
        start, end = own_words(shown, _place(event, len(shown) - 1))
        if start == end:
            return Opening(messages)
        message = message_in(shown[start:end], self.is_multimodal)
        return Opening(messages[:start], messages[start:end], message, fork(messages, end), is_retry=True)

    def _edit(self, said: Any, shown: list[dict[str, Any]], event: Any) -> Opening:
        messages, place = self._settled(shown), _place(event, -1)
        text = event.get("value") if isinstance(event, dict) else None
        if not 0 <= place < len(messages) or not isinstance(text, str):
            return Opening(messages)
        if shown[place]["role"] != "user":  # corrected, not asked anew
            return Opening(self._with_text(messages, place, text))
        # The page shows what the person made of it already: the way that is left has what stood there.
        before = self._with_text(messages, place, event.get("previous_value"))
        message = message_in([shown[place]], self.is_multimodal)
        message = {**message, "text": text} if isinstance(message, dict) else text
        return self._asked(messages[:place], message, branches=fork(before, place))

    def _with_text(self, messages: list[Any], place: int, text: Any) -> list[Any]:
        if not isinstance(text, str):
            return messages
        content = [one for one in messages[place]["content"] if one["type"] != "text"]
        return [
            *messages[:place],
            *self.chatbot.settle({**messages[place], "content": [*content, text]}),
            *messages[place + 1 :],
        ]

    def _choose(self, said: Any, shown: list[dict[str, Any]], event: Any) -> Opening:
        value = event.get("value") if isinstance(event, dict) else None
        return self._asked(self._settled(shown), value) if isinstance(value, str) else Opening(self._settled(shown))

    def _try_example(self, said: Any, shown: list[dict[str, Any]], event: Any) -> Opening:
        place = _place(event, -1)
        before = self._settled(shown)
        if not 0 <= place < len(self.examples):
            return Opening(before)
        message, *more = self.examples[place]
        if self.is_multimodal:
            more_of = message if isinstance(message, dict) else {"text": message}
            message = {"text": "", "files": [], **more_of}
        if not self.run_examples_on_click:
            return Opening(before, textbox=message)
        return self._asked(before, message, additional=more or None)

    async def _show_cached(self, shown: list[dict[str, Any]]) -> Any:
        """The reply to an example as it was computed once."""
        place = _place(getattr(current_run.get(), "event", None), -1)
        opening = self._try_example(None, shown, {"index": place})
        yield self.turns.opened(opening)
        if opening.message is not None:
            reply, _, *others = await self.cached_replies.result(place)
            yield self.turns.shown(opening, (reply, *others) if others else reply)

    def _undo(self, shown: list[dict[str, Any]]) -> Any:
        messages = self._settled(shown)
        start, end = own_words(shown, len(shown) - 1)
        if start == end:
            return skip(), skip()
        return message_in(shown[start:end], self.is_multimodal), messages[:start]

    def _branch(self, shown: list[dict[str, Any]]) -> Any:
        event = getattr(current_run.get(), "event", None)
        to = event.get("to") if isinstance(event, dict) else None
        return switch(self._settled(shown), _place(event, -1), to if isinstance(to, int) else -1)

    def _settled(self, shown: list[Any]) -> list[dict[str, Any]]:
        return [one for message in shown for one in self.chatbot.settle(message)]

    # ------------------------------------------------------------ examples whose replies are kept

    def _keep_replies(self, cached: bool | None, mode: Any) -> None:
        self.cached_replies: Any = None
        if not self.examples or not (settings.CACHE_EXAMPLES.is_on() if cached is None else cached):
            return
        from .example_cache import ExampleCache

        samples = [[row[0], None, *row[1:]] for row in self.examples]
        self.cached_replies = ExampleCache(self.endpoint, samples)
        start = self.cached_replies.start if mode == "lazy" else self.cached_replies.fill
        self._owner().on_start.append(start)


def _place(event: Any, default: int) -> int:
    """The message that an event is about."""
    index = event.get("index") if isinstance(event, dict) else None
    if isinstance(index, list) and index:
        index = index[0]
    return index if isinstance(index, int) and not isinstance(index, bool) else default


def _listed(given: Any) -> list[Any]:
    return [] if given is None else list(given) if isinstance(given, (list, tuple)) else [given]


def _component(given: Any) -> Any:
    return component_by_name(given, render=False) if isinstance(given, str) else given


def _rows(examples: Sequence[Any] | None) -> list[list[Any]]:
    """Examples as lists: the message, then values of additional inputs."""
    return [list(one) if isinstance(one, (list, tuple)) else [one] for one in examples or ()]


def _card(message: Any, label: str | None, icon: str | None) -> ExampleMessage:
    card: ExampleMessage = dict(message) if isinstance(message, dict) else {"text": str(message)}  # type: ignore[assignment]
    if label:
        card["display_text"] = label
    if icon:
        card["icon"] = icon
    return card
