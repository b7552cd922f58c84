"""`Blocks`: an app as its author writes it. The graph it is made of knows no web; this adds what serves it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from .define import prop
from .define.event import Trigger
from .errors import AppMistake, BadProp, UnknownArgument
from .graph.blueprint import Blueprint
from .graph.node import Node
from .graph.pages import Route, add_page, open_route

if TYPE_CHECKING:
    from typing_extensions import Self

    from .hosting.launch import Launched

LAUNCH_ONLY = ("theme", "css", "css_paths", "js", "head", "head_paths")
"""Arguments that older apps give to Blocks and newer ones to launch: both are taken."""


class Blocks(Blueprint):
    """An app: a page of components and the functions behind them.

    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        out = gr.Textbox(label="Greeting")
        name.submit(lambda name: f"Hello {name}!", name, out)
    demo.launch()
    """

    analytics_enabled: bool | None = prop(default=None, kw_only=False, travels=False)
    """Accepted for older apps; nothing is ever sent anywhere."""
    mode: str = prop(default="blocks", kw_only=False)
    """How the app was made: blocks, interface, chat_interface, tabbed_interface."""
    title: str | None = prop(default="Limelight", kw_only=False)
    """The page's title."""
    fill_height: bool = prop(default=False, kw_only=False)
    """Let the last parts grow to the window's height."""
    fill_width: bool = prop(default=False, kw_only=False)
    """Use the window's whole width."""
    delete_cache: tuple[int, int] | None = prop(default=None, kw_only=False, travels=False)
    """`(every_s, older_than_s)`: how often files are looked through, and how old they get."""
    theme: Any = prop(default=None, travels=False)
    """A theme or its name; `launch(theme=...)` wins."""
    css: str | None = prop(default=None, travels=False)
    """CSS of the app's own; added to that of `launch`."""
    css_paths: Any = prop(default=None, travels=False)
    """Files with CSS of the app's own."""
    js: Any = prop(default=None, travels=False)
    """A JavaScript function that runs when the page has loaded."""
    head: str | None = prop(default=None, travels=False)
    """HTML for the page's head."""
    head_paths: Any = prop(default=None, travels=False)
    """Files with HTML for the page's head."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.on_start: list[Callable[[Any], Awaitable[None]]] = []
        """What to do with the engine before the first page is served."""
        self.on_stop: list[Callable[[Any], Awaitable[None]]] = []
        """What to do with the engine when nothing is served any more."""
        self.queue_options: dict[str, Any] = {}
        self.launched: Launched | None = None
        super().__init__(*args, **kwargs)

    def queue(
        self,
        status_update_rate: float | str = "auto",
        api_open: bool | None = None,
        max_size: int | None = None,
        *,
        default_concurrency_limit: int | str | None = "not_set",
    ) -> Self:
        """Say how runs wait.

        Parameters:
            status_update_rate: accepted for older apps; positions are told when they change.
            api_open: whether the API may call queued functions without waiting in line.
            max_size: how many runs may wait; None is 10,000. One more is told that the queue is full.
            default_concurrency_limit: runs of one function at a time, unless its event says otherwise; None is no
                limit.
        """
        if max_size is not None and max_size < 0:
            raise BadProp(f"queue: 'max_size' must be at least 0, not {max_size}.")
        self.queue_options = {"max_size": max_size, "api_open": api_open, "status_update_rate": status_update_rate}
        if default_concurrency_limit != "not_set":
            self.queue_options["default_concurrency_limit"] = default_concurrency_limit
        return self

    def route(self, name: str, path: str | None = None, show_in_navbar: bool = True) -> Route:
        """A page of its own: what is made inside `with demo.route("Settings"):` stands on it, with its listeners.

        `load` attached inside is that page's. Pages share the visitor's session: a `gr.State` made on one can be used
        on others, and so can any component.

        Parameters:
            name: what the page is called in the line of links and in its title.
            path: its address below the app's, such as "settings" or "about/team"; made of the name when left out.
                Addresses the server needs itself get a "_" before them.
            show_in_navbar: whether the line of links names it.

        Raises `BadProp` for a path that cannot be one or that another page has.
        """
        return add_page(self, name, path, show_in_navbar)

    def launch(self, *args: Any, **kwargs: Any) -> Any:
        """Serve the app. Takes what `limelight.hosting.launch.launch` takes; gives `(app, local_url, share_url)`."""
        from .hosting.launch import launch

        return launch(self, *args, **kwargs)

    def close(self, verbose: bool = True) -> None:
        """Stop serving. Parameters: verbose: say so in the terminal."""
        if self.launched is not None:
            self.launched.close(verbose)
            self.launched = None

    def integrate(self, comet_ml: Any = None, wandb: Any = None, mlflow: Any = None) -> None:
        """Note the served app in an experiment's records. Call it after `launch(prevent_thread_lock=True)`.

        Parameters:
            comet_ml: a Comet experiment.
            wandb: the wandb module, with a run begun.
            mlflow: the mlflow module.

        Raises `AppMistake` when the app is not being served.
        """
        if self.launched is None:
            raise AppMistake(
                "integrate() notes the app's address, which it has once it is served: call launch() first."
            )
        address = self.launched.local_url
        if comet_ml is not None:
            comet_ml.log_other("Created from", "Limelight")
            comet_ml.log_text(f"Limelight app: {address}")
        if wandb is not None:
            frame = f'<iframe src="{address}" width="1000" height="800" frameborder="0"></iframe>'
            wandb.log({"Limelight app": wandb.Html(frame)})
        if mlflow is not None:
            mlflow.log_param("Limelight app", address)

    def block_thread(self) -> None:
        """Wait until the server stops; Ctrl+C stops it."""
        if self.launched is not None:
            self.launched.wait()

    def _absorb(self, inner: Blueprint) -> None:
        super()._absorb(inner)
        self.on_start += getattr(inner, "on_start", [])
        self.on_stop += getattr(inner, "on_stop", [])

    def _ticking(self, every: Any) -> Trigger:
        from .components.timer import Timer

        if isinstance(every, Node):
            return Trigger(every, every.events["tick"])
        with open_route() or self:
            timer = Timer(every)
        return Trigger(timer, timer.events["tick"])

    def clear(self) -> Self:
        """Take everything off the page."""
        for child in list(self.children):
            self.remove(child)
        self.listeners.clear()
        return self

    def get_api_info(self, all_endpoints: bool = False, page: str | None = None) -> dict[str, Any]:
        """The endpoints with their parameters and returns, as clients read them."""
        from .graph.describe import api_info

        return api_info(self, all_endpoints, page)

    def __call__(self, *inputs: Any, fn_index: int = 0, api_name: str | None = None) -> Any:
        """Call one of the app's functions as the page would: inputs and results as they travel.

        Parameters:
            inputs: one value per input.
            fn_index: which listener, by position.
            api_name: which listener, by name; wins over `fn_index`.

        Raises what the function raises.
        """
        from .testing.call import call_once

        listener = self.listener_named(api_name) if api_name else list(self.listeners.values())[fn_index]
        if listener is None:
            names = ", ".join(one.api_name for one in self.listeners.values())
            raise UnknownArgument(f"There is no endpoint '{api_name}'. There are: {names}.")
        return call_once(self, listener, list(inputs))
