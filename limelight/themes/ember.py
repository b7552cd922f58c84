"""The `ember` theme."""

from . import colors
from .base import Base


class Ember(Base):
    """Glowing coals: red to orange on warm stone, with a dark scheme close to charcoal."""

    defaults = {
        "primary_hue": colors.red,
        "secondary_hue": colors.orange,
        "neutral_hue": colors.stone,
        "font": ("Source Sans 3", "Source Sans Pro", "system-ui", "sans-serif"),
        "font_mono": ("Source Code Pro", "ui-monospace", "Consolas", "monospace"),
    }
    values = {
        "body_background_fill_dark": "#0e0a08",
        "color_accent_dark": "*secondary_400",
        "border_color_accent_dark": "*secondary_400",
        "link_text_color_dark": "*secondary_300",
        "link_text_color_hover_dark": "*secondary_200",
        "button_primary_background_fill": "linear-gradient(100deg,*primary_600,*secondary_700)",
        "button_primary_background_fill_dark": "linear-gradient(100deg,*primary_400,*secondary_400)",
        "button_primary_background_fill_hover": "linear-gradient(100deg,*primary_700,*secondary_800)",
        "button_primary_background_fill_hover_dark": "linear-gradient(100deg,*primary_300,*secondary_300)",
        "button_primary_border_color": "transparent",
        "button_primary_border_color_hover": "transparent",
        "button_secondary_border_color_hover": "*secondary_500",
    }
