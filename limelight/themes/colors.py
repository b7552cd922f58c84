"""Palettes: `gr.themes.colors`: 22 hues in eleven steps of equal lightness, so that one hue can stand for another.

Computed in OKLCH: a step has the same lightness in every hue and as much chroma as sRGB holds. Step 600 carries white
text and step 400 nearly black text at 4.5:1, whatever the hue; `tests/themes` keeps it so.
"""

from __future__ import annotations

from typing import NamedTuple

STEPS = (50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950)
"""The steps of a palette, light to dark."""


class Color(NamedTuple):
    """One hue in eleven steps, each a CSS colour, from nearly white (`c50`) to nearly black (`c950`)."""

    c50: str
    c100: str
    c200: str
    c300: str
    c400: str
    c500: str
    c600: str
    c700: str
    c800: str
    c900: str
    c950: str
    name: str | None = None

    def expand(self) -> list[str]:
        """The eleven steps, light to dark."""
        return [str(step) for step in self[: len(STEPS)]]

    def __str__(self) -> str:
        return self.name or "custom"


slate = Color(
    "#f8fafc",
    "#f1f4f7",
    "#e2e7ed",
    "#cdd4de",
    "#858e9b",
    "#656e7a",
    "#4f5763",
    "#3a424c",
    "#252c35",
    "#161c25",
    "#0b1118",
    name="slate",
)
gray = Color(
    "#f9fafb",
    "#f2f4f6",
    "#e4e6ea",
    "#d0d4da",
    "#888d96",
    "#696d76",
    "#52575f",
    "#3d4148",
    "#282b32",
    "#191c21",
    "#0e1116",
    name="gray",
)
zinc = Color(
    "#fafafa",
    "#f3f3f5",
    "#e6e6e8",
    "#d3d3d7",
    "#8c8c92",
    "#6d6d72",
    "#56565b",
    "#404045",
    "#2b2b2f",
    "#1b1b1f",
    "#101013",
    name="zinc",
)
neutral = Color(
    "#fafafa",
    "#f4f4f4",
    "#e6e6e6",
    "#d3d3d3",
    "#8d8d8d",
    "#6d6d6d",
    "#575757",
    "#414141",
    "#2b2b2b",
    "#1c1c1c",
    "#101010",
    name="neutral",
)
stone = Color(
    "#faf9f9",
    "#f5f3f2",
    "#e8e5e3",
    "#d7d3cf",
    "#928c87",
    "#726c67",
    "#5b5551",
    "#45403c",
    "#2f2a27",
    "#1f1b18",
    "#13100d",
    name="stone",
)
red = Color(
    "#fff5f4",
    "#ffeae7",
    "#ffd4cf",
    "#ffb7b0",
    "#ff9389",
    "#fe514d",
    "#c61f25",
    "#a6131b",
    "#881317",
    "#6c0f11",
    "#49090a",
    name="red",
)
orange = Color(
    "#fff6f1",
    "#ffeae0",
    "#ffd6c1",
    "#ffba98",
    "#ff975f",
    "#ed6b03",
    "#ac4c00",
    "#8f3e01",
    "#763200",
    "#5e2600",
    "#401700",
    name="orange",
)
amber = Color(
    "#fff6ed",
    "#ffecd7",
    "#ffd8ad",
    "#febe72",
    "#f4a129",
    "#cf8401",
    "#965e01",
    "#7c4e01",
    "#673f00",
    "#513101",
    "#371f00",
    name="amber",
)
yellow = Color(
    "#fcf8e6",
    "#f8f0ca",
    "#f0e196",
    "#e5cd50",
    "#d1b501",
    "#ae9603",
    "#7e6c00",
    "#685900",
    "#554901",
    "#433900",
    "#2c2500",
    name="yellow",
)
lime = Color(
    "#f2fbec",
    "#e3f7d6",
    "#c8edaf",
    "#a9df80",
    "#86cd47",
    "#65ae02",
    "#477d02",
    "#3a6801",
    "#2f5501",
    "#244300",
    "#162c00",
    name="lime",
)
green = Color(
    "#eefcf0",
    "#daf9de",
    "#b6f1bf",
    "#88e59a",
    "#4ed472",
    "#02b54e",
    "#028337",
    "#026c2c",
    "#015923",
    "#00461a",
    "#002f0f",
    name="green",
)
emerald = Color(
    "#edfcf4",
    "#d9f8e8",
    "#b3f0d2",
    "#83e3b7",
    "#41d39a",
    "#06b27d",
    "#038059",
    "#026a49",
    "#00573b",
    "#01452e",
    "#012e1d",
    name="emerald",
)
teal = Color(
    "#edfbf9",
    "#d9f6f1",
    "#b3ede4",
    "#84e0d3",
    "#45cebe",
    "#04ae9f",
    "#027e72",
    "#00685f",
    "#02554d",
    "#00433d",
    "#012c28",
    name="teal",
)
cyan = Color(
    "#edfbfe",
    "#d7f6fc",
    "#b0ebf8",
    "#7eddf0",
    "#36cae3",
    "#05a9c0",
    "#017a8b",
    "#026574",
    "#00535f",
    "#00414b",
    "#012b32",
    name="cyan",
)
sky = Color(
    "#f1f9ff",
    "#dff2ff",
    "#bfe6ff",
    "#92d6ff",
    "#53c2ff",
    "#01a2e3",
    "#0075a5",
    "#026189",
    "#004f71",
    "#003e5a",
    "#00293d",
    name="sky",
)
blue = Color(
    "#f4f8ff",
    "#e6f0fe",
    "#cde1ff",
    "#adceff",
    "#87b8ff",
    "#4d95ff",
    "#0c66d7",
    "#0354b6",
    "#064595",
    "#063676",
    "#042350",
    name="blue",
)
indigo = Color(
    "#f6f7fe",
    "#eaeeff",
    "#d6deff",
    "#bdc9ff",
    "#a0b0ff",
    "#7a8aff",
    "#5158da",
    "#4248b8",
    "#353b97",
    "#292e77",
    "#1a1e51",
    name="indigo",
)
violet = Color(
    "#f7f7ff",
    "#efedff",
    "#dfdbff",
    "#ccc3ff",
    "#b6a7ff",
    "#9a7cff",
    "#7248d9",
    "#5f39b7",
    "#4d2f96",
    "#3c2577",
    "#271750",
    name="violet",
)
purple = Color(
    "#f9f6ff",
    "#f3ebff",
    "#e7d7ff",
    "#d9bdff",
    "#ca9eff",
    "#b46cff",
    "#893ad0",
    "#732caf",
    "#5e258f",
    "#4a1d72",
    "#31124d",
    name="purple",
)
fuchsia = Color(
    "#fef4ff",
    "#fde7ff",
    "#faceff",
    "#f6aeff",
    "#f183ff",
    "#d953ea",
    "#a622b6",
    "#8b1699",
    "#72157d",
    "#5a1163",
    "#3c0a43",
    name="fuchsia",
)
pink = Color(
    "#fff5f8",
    "#ffe8f1",
    "#ffd1e3",
    "#ffb2d2",
    "#ff8abe",
    "#f34da2",
    "#bc1c76",
    "#9e1062",
    "#821050",
    "#670d3f",
    "#450829",
    name="pink",
)
rose = Color(
    "#fff5f6",
    "#ffe9ea",
    "#fed3d6",
    "#ffb6bb",
    "#ff909c",
    "#fc4e6f",
    "#c41a48",
    "#a50e3a",
    "#870f2f",
    "#6b0d25",
    "#490717",
    name="rose",
)

ALL = (
    slate,
    gray,
    zinc,
    neutral,
    stone,
    red,
    orange,
    amber,
    yellow,
    lime,
    green,
    emerald,
    teal,
    cyan,
    sky,
    blue,
    indigo,
    violet,
    purple,
    fuchsia,
    pink,
    rose,
)
"""Every stock palette, the neutral ones first."""
