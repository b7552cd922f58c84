"""How a class is read: its props, its events, its signature."""

from .event import Event, EventData
from .prop import DROPPED, Prop, prop
from .reader import Defined

__all__ = ["DROPPED", "Defined", "Event", "EventData", "Prop", "prop"]
