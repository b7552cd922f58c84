"""The `neon` theme."""

from . import colors, sizes
from .base import Base


class Neon(Base):
    """Tubes of light: fuchsia and cyan on zinc; in the dark scheme what has the focus glows."""

    defaults = {
        "primary_hue": colors.fuchsia,
        "secondary_hue": colors.cyan,
        "neutral_hue": colors.zinc,
        "radius_size": sizes.radius_lg,
        "font": ("Lexend", "Avenir Next", "Trebuchet MS", "system-ui", "sans-serif"),
        "font_mono": ("Space Mono", "ui-monospace", "Consolas", "monospace"),
    }
    values = {
        "link_text_color": "*secondary_700",
        "link_text_color_dark": "*secondary_300",
        "link_text_color_hover": "*secondary_800",
        "link_text_color_hover_dark": "*secondary_200",
        "border_color_primary_dark": "*neutral_700",
        "input_shadow_focus_dark": "0 0 0 1px *color_accent,0 0 16px -2px *primary_500",
        "button_primary_shadow_dark": "0 0 20px -4px *primary_500",
        "button_primary_shadow_hover_dark": "0 0 28px -4px *primary_400",
        "button_secondary_border_color_dark": "*secondary_500",
        "button_secondary_border_color_hover_dark": "*secondary_300",
        "button_secondary_background_fill_dark": "*neutral_900",
        "button_secondary_background_fill_hover_dark": "*neutral_800",
    }
