"""`gr.load`: an app of what is elsewhere, a Space, a hosted model, an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from ..app import Blocks
from ..errors import BadProp

SOURCES = ("spaces", "models", "huggingface")


def load(
    name: str,
    src: Callable[[str, str | None], Blocks] | Literal["models", "spaces", "huggingface"] | None = None,
    token: str | None = None,
    accept_token: bool = False,
    provider: str | None = None,
    **kwargs: Any,
) -> Blocks:
    """An app of something elsewhere, which is asked each time somebody uses it.

        gr.load("spaces/owner/name").launch()
        gr.load("models/owner/name").launch()
        gr.load("http://10.0.0.5:7860").launch()

    Parameters:
        name: "spaces/..." or "models/..." of the hub, or the address of an app.
        src: where it is, when the name does not say; or a function of name and token that makes the app.
        token: of the hub. It stays on this server.
        accept_token: let each visitor give a token of their own, which is used instead.
        provider: who runs a hosted model; the hub's own when left out.
        kwargs: further arguments of the app that is made.

    Raises `BadProp` for a name that says nothing, `CallFailed` when what it names does not answer.
    """
    if callable(src):
        return src(name, token, **kwargs)
    if name.startswith(("http://", "https://")):
        from .remote import app_of

        return app_of(name, token=token, accept_token=accept_token, **kwargs)
    first, _, rest = name.partition("/")
    if src is None:
        if first not in SOURCES or "/" not in rest:
            raise BadProp(
                f"load: '{name}' says neither what it is nor where. Write 'spaces/owner/name', 'models/owner/name' or "
                "an address that begins with http."
            )
        src, name = first, rest  # type: ignore[assignment]
    elif src not in SOURCES:
        raise BadProp(f"load: src must be {', '.join(SOURCES)} or a function, not {src!r}.")
    if src == "spaces":
        from .remote import app_of

        return app_of(name, token=token, accept_token=accept_token, **kwargs)
    from .models import app_of_model

    return app_of_model(name, token=token, accept_token=accept_token, provider=provider, **kwargs)
