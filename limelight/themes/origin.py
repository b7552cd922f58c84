"""The `origin` theme."""

from . import colors, sizes
from .base import Base


class Origin(Base):
    """The familiar one: orange on grey, small corners, tinted buttons with tinted text."""

    defaults = {
        "primary_hue": colors.orange,
        "secondary_hue": colors.blue,
        "neutral_hue": colors.gray,
        "radius_size": sizes.radius_sm,
    }
    values = {
        "body_background_fill": "white",
        "body_background_fill_dark": "*neutral_950",
        "block_shadow": "*shadow_drop",
        "block_shadow_dark": "none",
        "button_primary_background_fill": "*primary_100",
        "button_primary_background_fill_dark": "*primary_800",
        "button_primary_background_fill_hover": "*primary_200",
        "button_primary_background_fill_hover_dark": "*primary_700",
        "button_primary_border_color": "*primary_300",
        "button_primary_border_color_dark": "*primary_700",
        "button_primary_border_color_hover": "*primary_400",
        "button_primary_border_color_hover_dark": "*primary_600",
        "button_primary_text_color": "*primary_800",
        "button_primary_text_color_dark": "*primary_50",
        "button_secondary_background_fill": "*neutral_100",
        "button_secondary_background_fill_dark": "*neutral_800",
        "button_secondary_background_fill_hover": "*neutral_200",
        "button_secondary_background_fill_hover_dark": "*neutral_700",
    }
