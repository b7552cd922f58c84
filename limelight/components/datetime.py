"""A day, or a day and a time of day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input

_NOW = re.compile(r"now(?:\s*([+-])\s*(\d+)\s*([smhd]))?", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class DateTime(Input):
    """A day and a time of day: typed, picked from a calendar, or said as "now - 60s"."""

    wire = str | None
    container = DROPPED
    inputs = DROPPED

    value: float | str | datetime | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The moment at first: seconds since 1970, a text like "2024-01-31 18:00:00", or a datetime."""
    include_time: bool = prop(default=True)
    """False asks for a day only."""
    type: Literal["timestamp", "datetime", "string"] = prop(default="timestamp", travels=False)
    """What the function gets: seconds since 1970, a datetime, or the text as entered."""
    timezone: str | None = prop(default=None)
    """The time zone that is meant, such as "Europe/Berlin"; None means that of the server."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    submit = Event()

    def check(self) -> None:
        """The time zone must be known."""
        super().check()
        if self.timezone is not None:
            self._zone()

    def _zone(self) -> tzinfo | None:
        if self.timezone is None:
            return None
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError):
            raise BadProp(
                f"DateTime: there is no time zone '{self.timezone}'. Give one as 'Europe/Berlin' or 'UTC'."
            ) from None

    @property
    def _format(self) -> str:
        return "%Y-%m-%d %H:%M:%S" if self.include_time else "%Y-%m-%d"

    def preprocess(self, payload: Any) -> float | datetime | str | None:
        """The moment by `type`. Raises `BadValue` for what is no day."""
        if payload is None or payload == "":
            return None
        if self.type == "string" and not _NOW.fullmatch(str(payload).strip()):
            return str(payload)
        moment = self._read(str(payload).strip())
        if self.type == "string":
            return moment.strftime(self._format)
        return moment if self.type == "datetime" else moment.timestamp()

    def _read(self, text: str) -> datetime:
        zone = self._zone()
        if now := _NOW.fullmatch(text):
            sign, count, unit = now.groups()
            distance = timedelta(**{_UNITS[unit.lower()]: int(count)}) if unit else timedelta()
            moment = datetime.now(zone)
            return moment - distance if sign == "-" else moment + distance
        for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"):
            try:
                return datetime.strptime(text.replace("T", " "), form).replace(tzinfo=zone)
            except ValueError:
                continue
        wanted = "2024-01-31 18:00:00" if self.include_time else "2024-01-31"
        raise BadValue(
            f"'{self.label or 'DateTime'}' cannot read '{text[:60]}' as a day. Write it like {wanted} or 'now - 60s'."
        )

    def postprocess(self, value: Any) -> str | None:
        """The moment as text, in the component's time zone. Raises `BadAnswer` for what is no moment."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return value
        try:
            moment: Any = value
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                moment = datetime.fromtimestamp(value, self._zone())
            if self.timezone is not None and moment.tzinfo is not None:
                moment = moment.astimezone(self._zone())
            return str(moment.strftime(self._format))
        except (AttributeError, ValueError, OverflowError, OSError):
            raise BadAnswer(
                f"{self} shows seconds since 1970, a datetime or a text, and {value!r} is none that can be a day."
            ) from None

    def api_info(self) -> dict[str, Any]:
        """A text, and how it is written."""
        return {"type": "string", "description": f"Formatted as YYYY-MM-DD{' HH:MM:SS' if self.include_time else ''}"}

    def example_payload(self) -> str:
        """A moment."""
        return "2020-10-01 05:20:15" if self.include_time else "2020-10-01"
