"""Several apps in one, each behind a tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..app import Blocks
from ..components.markdown import Markdown
from ..components.tabs import Tab, Tabs
from ..errors import BadProp
from .signature import OwnSignature


class TabbedInterface(Blocks):
    """Several apps in one, each behind a tab.

    Parameters:
        interface_list: the apps, in order.
        tab_names: the words on the tabs; "Tab 0", "Tab 1" when left out.
        title: a heading above the tabs, and the page's title.
        analytics_enabled: accepted for older apps; nothing is ever sent anywhere.
        tabs_kwargs: further arguments of the `Tabs`.
    """

    __signature__ = OwnSignature()

    def __init__(
        self,
        interface_list: Sequence[Blocks],
        tab_names: list[str] | None = None,
        title: str | None = None,
        analytics_enabled: bool | None = None,
        tabs_kwargs: dict[str, Any] | None = None,
        **kwargs: Any,
    ):
        apps = list(interface_list)
        names = [f"Tab {i}" for i in range(len(apps))] if tab_names is None else list(tab_names)
        if len(names) != len(apps):
            raise BadProp(
                f"TabbedInterface: {len(names)} tab names ({', '.join(names)}) were given for {len(apps)} apps."
            )
        super().__init__(
            analytics_enabled=analytics_enabled, mode="tabbed_interface", title=title or "Limelight", **kwargs
        )
        with self:
            if title:
                Markdown(f"# {title}")
            with Tabs(**(tabs_kwargs or {})):
                for app, name in zip(apps, names, strict=True):
                    with Tab(label=name):
                        app.render()
