"""The theme an app has when it names none."""

from .base import Base


class Default(Base):
    """The stage: slate greys, hairlines, one lime-green accent. The same as `Base`."""
