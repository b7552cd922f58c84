"""The table of theme variables: for every name its value on a light and on a dark page.

A name stands for the CSS custom property with hyphens (`block_radius` is `--block-radius`); the names are those that
CSS written for Gradio reads. `*other` means the value of another name in the same scheme. A pair is (light, dark); a
single value serves both schemes. Palettes, scales of size and fonts come from the theme's arguments.
"""

from __future__ import annotations

PALETTES = ("primary", "secondary", "neutral")
PALETTE_STEPS = (50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950)
SCALES = ("spacing", "radius", "text")
SCALE_STEPS = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl")

GIVEN = (
    *(f"{palette}_{step}" for palette in PALETTES for step in PALETTE_STEPS),
    *(f"{scale}_{step}" for scale in SCALES for step in SCALE_STEPS),
    *("font", "font_mono"),
)
"""Names whose values come from a theme's palettes, sizes and fonts."""

ONE_FOR_BOTH = frozenset({"color_accent", "checkbox_check", "radio_circle"})
"""Names that existing themes set once for both schemes: setting the light value also drops our own dark one."""

_IMAGE = (
    "url(\"data:image/svg+xml,%3csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3e{shape}/%3e%3c/svg%3e\")"
)
_CHECK = "%3cpath d='m4 8.4 2.8 2.8L12 5' fill='none' stroke='{ink}' stroke-width='2' stroke-linecap='round'"
_DOT = "%3ccircle cx='8' cy='8' r='3' fill='{ink}'"


def check_mark(ink: str) -> str:
    """The mark of a checked box as a CSS image, in a colour written without `#`."""
    return _IMAGE.format(shape=_CHECK.format(ink=ink))


def radio_dot(ink: str) -> str:
    """The dot of a chosen radio button as a CSS image, in a colour written without `#`."""
    return _IMAGE.format(shape=_DOT.format(ink=ink))


PAGE: dict[str, str | tuple[str, str]] = {
    "background_fill_primary": ("white", "*neutral_900"),
    "background_fill_secondary": ("*neutral_50", "*neutral_950"),
    "body_background_fill": "*background_fill_secondary",
    "body_text_color": ("*neutral_900", "*neutral_200"),
    "body_text_color_subdued": ("*neutral_600", "*neutral_400"),
    "body_text_size": "*text_md",
    "body_text_weight": "400",
    "border_color_primary": ("*neutral_200", "*neutral_800"),
    "border_color_accent": ("*primary_600", "*primary_400"),
    "border_color_accent_subdued": ("*primary_300", "*primary_700"),
    "color_accent": ("*primary_600", "*primary_400"),
    "color_accent_soft": ("*primary_100", "*primary_950"),
    "link_text_color": ("*primary_700", "*primary_300"),
    "link_text_color_active": ("*primary_800", "*primary_200"),
    "link_text_color_hover": ("*primary_800", "*primary_200"),
    "link_text_color_visited": "*link_text_color",
    "prose_text_size": "*text_md",
    "prose_text_weight": "400",
    "prose_header_text_weight": "600",
    "code_background_fill": ("*neutral_100", "*neutral_800"),
    "chatbot_text_size": "*text_md",
    "section_header_text_size": "*text_md",
    "section_header_text_weight": "600",
    "shadow_drop": "0 1px 2px rgb(0 0 0/.06)",
    "shadow_drop_lg": "0 8px 24px rgb(0 0 0/.16)",
    "shadow_inset": "none",
    "shadow_spread": "1px",
    "embed_radius": "*radius_md",
    "container_radius": "*radius_md",
    "layout_gap": "*spacing_xl",
    "form_gap_width": "0px",
    "custom_css": "",
}

BLOCK: dict[str, str | tuple[str, str]] = {
    "block_background_fill": "*background_fill_primary",
    "block_border_color": "*border_color_primary",
    "block_border_width": "1px",
    "block_info_text_color": "*body_text_color_subdued",
    "block_info_text_size": "*text_sm",
    "block_info_text_weight": "400",
    "block_label_background_fill": "*background_fill_primary",
    "block_label_border_color": "*border_color_primary",
    "block_label_border_width": "0px",
    "block_label_shadow": "none",
    "block_label_text_color": ("*neutral_600", "*neutral_300"),
    "block_label_margin": "0",
    "block_label_padding": "*spacing_xs *spacing_md",
    "block_label_radius": "*radius_sm",
    "block_label_right_radius": "*radius_sm",
    "block_label_text_size": "*text_sm",
    "block_label_text_weight": "500",
    "block_padding": "*spacing_lg *spacing_xl",
    "block_radius": "*radius_md",
    "block_shadow": "none",
    "block_title_background_fill": "transparent",
    "block_title_border_color": "transparent",
    "block_title_border_width": "0px",
    "block_title_text_color": "*block_label_text_color",
    "block_title_padding": "0",
    "block_title_radius": "0",
    "block_title_text_size": "*text_sm",
    "block_title_text_weight": "500",
    "panel_background_fill": "*background_fill_secondary",
    "panel_border_color": "*border_color_primary",
    "panel_border_width": "0px",
    "accordion_text_color": "*body_text_color",
    "stat_background_fill": ("*primary_200", "*primary_800"),
    "loader_color": "*color_accent",
    "error_background_fill": ("#fff5f4", "#2b1212"),
    "error_border_color": ("#ffb7b0", "#881317"),
    "error_border_width": "1px",
    "error_text_color": ("#aa191e", "#ffb7b0"),
    "error_icon_color": ("#ca252a", "#ff9389"),
    "table_border_color": "*border_color_primary",
    "table_even_background_fill": "*background_fill_primary",
    "table_odd_background_fill": "*background_fill_secondary",
    "table_radius": "*radius_md",
    "table_row_focus": "*color_accent_soft",
    "table_text_color": "*body_text_color",
}

CONTROL: dict[str, str | tuple[str, str]] = {
    "input_background_fill": ("white", "*neutral_950"),
    "input_background_fill_focus": "*input_background_fill",
    "input_background_fill_hover": "*input_background_fill",
    "input_border_color": ("*neutral_400", "*neutral_500"),
    "input_border_color_focus": "*color_accent",
    "input_border_color_hover": ("*neutral_500", "*neutral_400"),
    "input_border_width": "1px",
    "input_padding": "*spacing_md *spacing_lg",
    "input_placeholder_color": ("*neutral_500", "*neutral_400"),
    "input_radius": "*radius_md",
    "input_shadow": "none",
    "input_shadow_focus": "0 0 0 *shadow_spread *color_accent",
    "input_text_size": "*text_md",
    "input_text_weight": "400",
    "slider_color": "*color_accent",
    "checkbox_background_color": "*input_background_fill",
    "checkbox_background_color_focus": "*checkbox_background_color",
    "checkbox_background_color_hover": "*checkbox_background_color",
    "checkbox_background_color_selected": "*color_accent",
    "checkbox_border_color": "*input_border_color",
    "checkbox_border_color_focus": "*color_accent",
    "checkbox_border_color_hover": "*input_border_color_hover",
    "checkbox_border_color_selected": "*color_accent",
    "checkbox_border_radius": "*radius_xs",
    "checkbox_border_width": "*input_border_width",
    "checkbox_check": (check_mark("white"), check_mark("black")),
    "radio_circle": (radio_dot("white"), radio_dot("black")),
    "checkbox_shadow": "none",
    "checkbox_label_background_fill": "*background_fill_primary",
    "checkbox_label_background_fill_hover": "*button_secondary_background_fill_hover",
    "checkbox_label_background_fill_selected": "*color_accent_soft",
    "checkbox_label_border_color": "*border_color_primary",
    "checkbox_label_border_color_hover": "*input_border_color_hover",
    "checkbox_label_border_color_selected": "*color_accent",
    "checkbox_label_border_width": "*input_border_width",
    "checkbox_label_gap": "*spacing_md",
    "checkbox_label_padding": "*spacing_sm *spacing_lg",
    "checkbox_label_shadow": "none",
    "checkbox_label_shadow_hover": "*checkbox_label_shadow",
    "checkbox_label_shadow_active": "*checkbox_label_shadow",
    "checkbox_label_text_size": "*text_md",
    "checkbox_label_text_weight": "400",
    "checkbox_label_text_color": "*body_text_color",
    "checkbox_label_text_color_selected": "*checkbox_label_text_color",
}

BUTTON: dict[str, str | tuple[str, str]] = {
    "button_border_width": "1px",
    "button_transform_hover": "none",
    "button_transform_active": "none",
    "button_transition": "background-color .12s ease-out,border-color .12s ease-out,box-shadow .12s ease-out",
    "button_large_padding": "9px *spacing_xl",
    "button_large_radius": "*radius_md",
    "button_large_text_size": "*text_md",
    "button_large_text_weight": "500",
    "button_medium_padding": "*spacing_md *spacing_xl",
    "button_medium_radius": "*radius_md",
    "button_medium_text_size": "*text_md",
    "button_medium_text_weight": "500",
    "button_small_padding": "*spacing_xs *spacing_lg",
    "button_small_radius": "*radius_sm",
    "button_small_text_size": "*text_sm",
    "button_small_text_weight": "500",
    "button_primary_background_fill": "*color_accent",
    "button_primary_background_fill_hover": ("*primary_700", "*primary_300"),
    "button_primary_border_color": "*button_primary_background_fill",
    "button_primary_border_color_hover": "*button_primary_background_fill_hover",
    "button_primary_text_color": ("white", "*neutral_950"),
    "button_primary_text_color_hover": "*button_primary_text_color",
    "button_primary_shadow": "none",
    "button_primary_shadow_hover": "*button_primary_shadow",
    "button_primary_shadow_active": "*button_primary_shadow",
    "button_secondary_background_fill": ("white", "*neutral_800"),
    "button_secondary_background_fill_hover": ("*neutral_100", "*neutral_700"),
    "button_secondary_border_color": ("*neutral_300", "*neutral_700"),
    "button_secondary_border_color_hover": ("*neutral_400", "*neutral_600"),
    "button_secondary_text_color": "*body_text_color",
    "button_secondary_text_color_hover": "*button_secondary_text_color",
    "button_secondary_shadow": "none",
    "button_secondary_shadow_hover": "*button_secondary_shadow",
    "button_secondary_shadow_active": "*button_secondary_shadow",
    "button_cancel_background_fill": "*button_secondary_background_fill",
    "button_cancel_background_fill_hover": ("#fdeceb", "#3a1c1e"),
    "button_cancel_border_color": ("#e3b4b1", "#6b3436"),
    "button_cancel_border_color_hover": ("#d08a86", "#8f4446"),
    "button_cancel_text_color": ("#a8161c", "#ffaaa3"),
    "button_cancel_text_color_hover": "*button_cancel_text_color",
    "button_cancel_shadow": "*button_secondary_shadow",
    "button_cancel_shadow_hover": "*button_secondary_shadow_hover",
    "button_cancel_shadow_active": "*button_secondary_shadow_active",
}

VARIABLES: dict[str, str | tuple[str, str]] = {**PAGE, **BLOCK, **CONTROL, **BUTTON}
"""Every name that says where a value is used."""

NAMES = (*GIVEN, *VARIABLES, "name")
"""Every name that the sheet of a theme carries."""
