"""The `monochrome` theme."""

from . import colors, sizes
from .base import Base
from .variables import check_mark


class Monochrome(Base):
    """Ink on paper: no hue at all, square corners, a book face, black for what matters."""

    defaults = {
        "primary_hue": colors.neutral,
        "secondary_hue": colors.neutral,
        "neutral_hue": colors.neutral,
        "radius_size": sizes.radius_none,
        "font": ("Charter", "Bitstream Charter", "Sitka Text", "Cambria", "serif"),
    }
    values = {
        "body_background_fill": "white",
        "body_background_fill_dark": "*neutral_950",
        "block_border_color": "*neutral_300",
        "block_border_color_dark": "*neutral_700",
        "color_accent": "*neutral_950",
        "color_accent_dark": "*neutral_100",
        "color_accent_soft": "*neutral_200",
        "color_accent_soft_dark": "*neutral_700",
        "border_color_accent": "*color_accent",
        "link_text_color": "*neutral_950",
        "link_text_color_dark": "*neutral_100",
        "link_text_color_hover": "*neutral_600",
        "link_text_color_hover_dark": "*neutral_300",
        "stat_background_fill": "*neutral_300",
        "stat_background_fill_dark": "*neutral_700",
        "checkbox_check": check_mark("white"),
        "checkbox_check_dark": check_mark("black"),
        "button_primary_background_fill_hover": "*neutral_700",
        "button_primary_background_fill_hover_dark": "*neutral_300",
        "button_secondary_border_color": "*neutral_950",
        "button_secondary_border_color_dark": "*neutral_400",
        "button_secondary_border_color_hover": "*button_secondary_border_color",
    }
