"""The `mario` theme."""

from . import colors, sizes
from .base import Base


class Mario(Base):
    """A game cartridge: red and blue, square tiles with thick outlines and hard shadows, everything in one width."""

    defaults = {
        "primary_hue": colors.red,
        "secondary_hue": colors.blue,
        "neutral_hue": colors.stone,
        "radius_size": sizes.radius_none,
        "text_size": sizes.text_sm,
        "font": ("ui-monospace", "Consolas", "monospace"),
    }
    values = {
        "body_background_fill": "*secondary_100",
        "body_background_fill_dark": "#0c1020",
        "body_text_color_subdued": "*neutral_700",
        "block_border_width": "2px",
        "block_border_color": "*neutral_900",
        "block_border_color_dark": "*neutral_600",
        "block_shadow": "3px 3px 0 *neutral_900",
        "block_shadow_dark": "3px 3px 0 black",
        "input_border_width": "2px",
        "input_border_color": "*neutral_900",
        "input_border_color_dark": "*neutral_400",
        "link_text_color": "*secondary_800",
        "link_text_color_dark": "*secondary_300",
        "button_border_width": "2px",
        "button_primary_border_color": "*neutral_950",
        "button_primary_border_color_hover": "*neutral_950",
        "button_primary_shadow": "2px 2px 0 *neutral_900",
        "button_primary_shadow_dark": "2px 2px 0 black",
        "button_primary_shadow_active": "none",
        "button_secondary_border_color": "*neutral_950",
        "button_secondary_border_color_dark": "*neutral_400",
        "button_secondary_shadow": "2px 2px 0 *neutral_900",
        "button_secondary_shadow_dark": "2px 2px 0 black",
        "button_secondary_shadow_active": "none",
        "button_transform_active": "translate(2px,2px)",
        "button_large_text_weight": "600",
        "button_medium_text_weight": "600",
    }
