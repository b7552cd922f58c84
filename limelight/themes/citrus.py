"""The `citrus` theme."""

from . import colors
from .base import Base


class Citrus(Base):
    """Fresh: bright amber buttons with dark text and a pressed-paper edge, on warm stone."""

    defaults = {
        "primary_hue": colors.amber,
        "secondary_hue": colors.lime,
        "neutral_hue": colors.stone,
        "font": ("Seravek", "Gill Sans Nova", "Ubuntu", "Calibri", "system-ui", "sans-serif"),
    }
    values = {
        "button_primary_background_fill": "*primary_400",
        "button_primary_background_fill_hover": "*primary_300",
        "button_primary_border_color": "*primary_500",
        "button_primary_border_color_dark": "*primary_400",
        "button_primary_border_color_hover": "*primary_500",
        "button_primary_border_color_hover_dark": "*primary_300",
        "button_primary_text_color": "*neutral_950",
        "button_primary_shadow": "0 2px 0 *primary_600",
        "button_primary_shadow_dark": "0 2px 0 *primary_700",
        "button_primary_shadow_active": "none",
        "button_secondary_shadow": "0 2px 0 *neutral_300",
        "button_secondary_shadow_dark": "0 2px 0 *neutral_950",
        "button_secondary_shadow_active": "none",
        "button_transform_active": "translateY(2px)",
        "button_large_text_weight": "600",
        "button_medium_text_weight": "600",
    }
