"""The `ocean` theme."""

from . import colors, sizes
from .base import Base


class Ocean(Base):
    """Deep water: teal and sky on slate, generous corners, a primary button that runs from one into the other."""

    defaults = {
        "primary_hue": colors.teal,
        "secondary_hue": colors.sky,
        "neutral_hue": colors.slate,
        "radius_size": sizes.radius_lg,
        "font": ("Avenir Next", "Avenir", "Montserrat", "Corbel", "system-ui", "sans-serif"),
    }
    values = {
        "body_background_fill": "linear-gradient(160deg,*secondary_50,*primary_50)",
        "body_background_fill_dark": "linear-gradient(160deg,#07141d,*neutral_950)",
        "block_border_color": "*secondary_100",
        "block_border_color_dark": "*border_color_primary",
        "button_primary_background_fill": "linear-gradient(120deg,*primary_600,*secondary_700)",
        "button_primary_background_fill_dark": "linear-gradient(120deg,*primary_400,*secondary_300)",
        "button_primary_background_fill_hover": "linear-gradient(120deg,*primary_700,*secondary_800)",
        "button_primary_background_fill_hover_dark": "linear-gradient(120deg,*primary_300,*secondary_200)",
        "button_primary_border_color": "transparent",
        "button_primary_border_color_hover": "transparent",
        "button_large_radius": "999px",
        "button_medium_radius": "999px",
        "button_small_radius": "999px",
    }
