"""The `cyberpunk` theme."""

from . import colors, sizes
from .base import Base


class Cyberpunk(Base):
    """Signal yellow and cyan on black steel: hard corners, a narrow face, borders that are seen."""

    defaults = {
        "primary_hue": colors.yellow,
        "secondary_hue": colors.cyan,
        "neutral_hue": colors.zinc,
        "radius_size": sizes.radius_none,
        "font": ("Chakra Petch", "Bahnschrift", "DIN Alternate", "Franklin Gothic Medium", "system-ui", "sans-serif"),
        "font_mono": ("Share Tech Mono", "ui-monospace", "Consolas", "monospace"),
    }
    values = {
        "body_background_fill_dark": "#08080a",
        "block_border_color": "*neutral_400",
        "block_border_color_dark": "*neutral_700",
        "block_label_text_color": "*secondary_800",
        "block_label_text_color_dark": "*secondary_300",
        "link_text_color": "*secondary_700",
        "link_text_color_dark": "*secondary_300",
        "link_text_color_hover": "*secondary_800",
        "link_text_color_hover_dark": "*secondary_200",
        "button_border_width": "2px",
        "button_primary_background_fill": "*primary_300",
        "button_primary_background_fill_hover": "*primary_200",
        "button_primary_border_color": "*neutral_950",
        "button_primary_border_color_dark": "*primary_400",
        "button_primary_border_color_hover": "*neutral_950",
        "button_primary_border_color_hover_dark": "*primary_200",
        "button_primary_text_color": "*neutral_950",
        "button_secondary_border_color": "*neutral_950",
        "button_secondary_border_color_dark": "*secondary_400",
        "button_secondary_background_fill_dark": "*neutral_950",
        "button_secondary_background_fill_hover_dark": "*neutral_800",
        "button_large_text_weight": "600",
        "button_medium_text_weight": "600",
    }
