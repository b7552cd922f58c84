"""The `soft` theme."""

from . import colors, sizes
from .base import Base


class Soft(Base):
    """Round and calm: indigo on cool grey, frames that float on a quiet shadow instead of a hairline."""

    defaults = {
        "primary_hue": colors.indigo,
        "secondary_hue": colors.violet,
        "neutral_hue": colors.gray,
        "radius_size": sizes.radius_lg,
        "font": ("ui-rounded", "Hiragino Maru Gothic ProN", "Quicksand", "Nunito", "system-ui", "sans-serif"),
    }
    values = {
        "body_background_fill": "*neutral_100",
        "body_background_fill_dark": "*neutral_950",
        "block_border_width": "0px",
        "block_border_width_dark": "1px",
        "block_shadow": "0 1px 3px rgb(20 30 60/.08)",
        "block_shadow_dark": "none",
        "block_label_background_fill": "*primary_50",
        "block_label_background_fill_dark": "*primary_950",
        "block_label_text_color": "*primary_700",
        "block_label_text_color_dark": "*primary_200",
        "block_title_background_fill": "*block_label_background_fill",
        "block_title_padding": "*block_label_padding",
        "block_title_radius": "*radius_sm",
        "button_secondary_background_fill": "*primary_50",
        "button_secondary_background_fill_hover": "*primary_100",
        "button_secondary_border_color": "*button_secondary_background_fill",
        "button_secondary_border_color_hover": "*button_secondary_background_fill_hover",
        "button_secondary_text_color": "*primary_800",
        "button_secondary_text_color_dark": "*body_text_color",
        "checkbox_label_background_fill_hover": "*neutral_100",
        "checkbox_label_background_fill_hover_dark": "*neutral_800",
    }
