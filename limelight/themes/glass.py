"""The `glass` theme."""

from . import colors, sizes
from .base import Base


class Glass(Base):
    """Clear and bright: sky blue on zinc, surfaces with a faint gradient and a light upper edge."""

    defaults = {
        "primary_hue": colors.sky,
        "secondary_hue": colors.cyan,
        "neutral_hue": colors.zinc,
        "radius_size": sizes.radius_sm,
        "font": ("Optima", "Candara", "Noto Sans", "source-sans-pro", "sans-serif"),
    }
    values = {
        "body_background_fill": "linear-gradient(180deg,*primary_50,*neutral_100)",
        "body_background_fill_dark": "linear-gradient(180deg,*neutral_900,*neutral_950)",
        "block_shadow": "inset 0 1px 0 rgb(255 255 255/.7)",
        "block_shadow_dark": "inset 0 1px 0 rgb(255 255 255/.05)",
        "block_border_color": "*neutral_300",
        "block_border_color_dark": "*neutral_700",
        "button_primary_background_fill": "linear-gradient(180deg,*primary_600,*primary_700)",
        "button_primary_background_fill_dark": "linear-gradient(180deg,*primary_300,*primary_400)",
        "button_primary_background_fill_hover": "linear-gradient(180deg,*primary_700,*primary_800)",
        "button_primary_background_fill_hover_dark": "linear-gradient(180deg,*primary_200,*primary_300)",
        "button_primary_border_color": "*primary_700",
        "button_primary_border_color_dark": "*primary_400",
        "button_primary_border_color_hover": "*primary_800",
        "button_primary_border_color_hover_dark": "*primary_300",
        "button_secondary_background_fill": "linear-gradient(180deg,white,*neutral_100)",
        "button_secondary_background_fill_dark": "linear-gradient(180deg,*neutral_700,*neutral_800)",
        "button_secondary_background_fill_hover": "linear-gradient(180deg,*neutral_50,*neutral_200)",
        "button_secondary_background_fill_hover_dark": "linear-gradient(180deg,*neutral_600,*neutral_700)",
        "checkbox_label_background_fill_hover": "*neutral_100",
        "checkbox_label_background_fill_hover_dark": "*neutral_800",
    }
