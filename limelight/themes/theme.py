"""Looks as data: named values for a light and a dark page, and the sheet of CSS they become."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import BadProp, CannotRun, UnknownArgument, nearest
from .variables import GIVEN, NAMES, ONE_FOR_BOTH, VARIABLES

REFERENCE = re.compile(r"\*([a-z]\w*)")
"""A mention of another name inside a value: `calc(2 * *spacing_md)` mentions `spacing_md`."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HARMLESS = re.compile(r"""url\([^\s"'()<>]*\)|"[^"\\\n<>]*"|'[^'\\\n<>]*'""")
_BREAKS_OUT = re.compile(r"[;{}<>\\\n]|/\*|\"|'")


class ThemeClass:
    """Looks of an app as plain attributes: `theme.block_radius`, and `theme.block_radius_dark` where dark differs.

    A dark value of None means that the light one serves both schemes. `gr.themes.Base` and the stock themes add the
    palettes, sizes and fonts; most people start from one of those.
    """

    custom_css: str = ""
    """CSS that stands after the variables, as written."""
    font: str
    """The families of running text, as CSS writes them."""
    font_mono: str
    """The families of code, as CSS writes them."""

    def __init__(self) -> None:
        self.name = type(self).__name__.lower()
        self._fonts: list[dict[str, object] | str] = []
        self._fonts_mono: list[dict[str, object] | str] = []
        self._font_css: list[str] = []
        for name, value in VARIABLES.items():
            light, dark = value if isinstance(value, tuple) else (value, None)
            setattr(self, name, light)
            setattr(self, f"{name}_dark", dark)

    def set(self, **values: str | None) -> ThemeClass:
        """Change values by name and give the theme back, so that it can stand in `theme=`.

        A name alone is the light value, with `_dark` the dark one; `*other_name` takes the value of another name.
        None leaves a value as it is. Raises UnknownArgument for a name that no theme has, BadProp for a value that
        mentions an unknown name or could not be written as one CSS value.
        """
        for name in values:
            if name.removesuffix("_dark") not in NAMES:
                hint = nearest(name, [*NAMES, *(f"{known}_dark" for known in VARIABLES)])
                raise UnknownArgument(f"A theme has no value named '{name}'{hint or '.'}")
        for name, value in values.items():
            if value is None:
                continue
            setattr(self, name, _checked(self, name, value))
            if name in ONE_FOR_BOTH and values.get(f"{name}_dark") is None:
                setattr(self, f"{name}_dark", None)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The theme as JSON-ready values under the key "theme"; `from_dict` reads it back."""
        values: dict[str, Any] = {name: value for name, value in sorted(vars(self).items()) if _is_value(name, value)}
        for key, content in (("_font", self._fonts), ("_font_mono", self._fonts_mono), ("_font_css", self._font_css)):
            values[key] = list(content)
        return {"theme": values}

    @classmethod
    def from_dict(cls, theme: dict[str, dict[str, Any]]) -> ThemeClass:
        """A theme out of what `to_dict` gave. Names it leaves out keep the value they have in this class.

        Raises BadProp if the dictionary is no theme, or holds a value that `set` would refuse.
        """
        values = theme.get("theme") if isinstance(theme, dict) else None
        if not isinstance(values, dict):
            raise BadProp('A theme is read from {"theme": {name: value, ...}}, which `to_dict` and `dump` write.')
        made = cls()
        known = {name: value for name, value in values.items() if not name.startswith("_") and value is not None}
        for name, value in known.items():
            if not _NAME.fullmatch(name) or callable(getattr(made, name, None)):
                raise BadProp(f"'{name}' cannot name a theme value. Names are lower-case words joined by underscores.")
            setattr(made, name, value)
            if not name.endswith("_dark"):
                setattr(made, f"{name}_dark", known.get(f"{name}_dark"))
        for name, value in known.items():
            if name not in ("name", "custom_css"):
                setattr(made, name, _checked(made, name, value))
        made._fonts, made._fonts_mono = list(values.get("_font", ())), list(values.get("_font_mono", ()))
        made._font_css = [css for css in values.get("_font_css", ()) if _is_own_font(css)]
        return made

    @classmethod
    def load(cls, path: str | PathLike[str]) -> ThemeClass:
        """A theme out of a JSON file that `dump` wrote. Raises BadProp if the file holds no theme."""
        import json

        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
        except ValueError as error:
            raise BadProp(f"'{path}' is no JSON file, so no theme can be read from it: {error}.") from error
        return cls.from_dict(content)

    def dump(self, filename: str | PathLike[str]) -> None:
        """Write the theme to a JSON file that `load` reads."""
        import json

        Path(filename).write_text(json.dumps(self.to_dict(), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def from_hub(cls, repo_name: str, token: str | None = None) -> ThemeClass:
        """Would fetch a theme from the Hub; always raises CannotRun, because no outside host is asked."""
        raise CannotRun(
            f"The theme '{repo_name}' was not fetched from the Hub, because Limelight asks no outside host for looks. "
            "Save its theme JSON next to your app and read it with gr.Theme.load('theme.json')."
        )

    def push_to_hub(
        self,
        repo_name: str,
        org_name: str | None = None,
        version: str | None = None,
        token: str | None = None,
        theme_name: str | None = None,
        description: str | None = None,
        private: bool = False,
    ) -> None:
        """Would publish the theme on the Hub; always raises CannotRun, because no outside host is asked."""
        raise CannotRun(
            f"The theme '{self.name}' was not sent to '{repo_name}', because Limelight asks no outside host for looks. "
            "Write it with theme.dump('theme.json') and share the file."
        )

    def __repr__(self) -> str:
        return f"<theme {self.name}>"


def theme_css(theme: ThemeClass, scope: str = ":root,limelight-app") -> str:
    """The sheet of a theme: all names for the light scheme, then for whatever stands under the class `dark`.

    Parameters:
        theme: the looks.
        scope: the selector that carries the variables. Two embedded apps with two themes give each its own.

    Raises BadProp if a value mentions a name that the theme lacks, or names mention each other in a circle.
    """
    light, dark = _scheme(theme, dark=False), _scheme(theme, dark=True)
    for scheme in (light, dark):
        for name in scheme:
            _resolve(name, scheme, ())
    # A custom property is computed where it is declared: whatever mentions another name must be declared again under
    # .dark, or it would keep the value it had on the root. Plain values that do not change are simply inherited.
    again = {name: value for name, value in dark.items() if REFERENCE.search(value) or value != light[name]}
    under_dark = _under_dark(scope)
    rules = [
        *theme._font_css,
        f"{scope}{{color-scheme:light;{_declarations(light)}}}",
        f"{under_dark}{{color-scheme:dark;{_declarations(again)}}}",
        theme.custom_css,
    ]
    return "\n".join(rule for rule in rules if rule) + "\n"


def theme_hash(theme: ThemeClass) -> str:
    """SHA-256 of the theme's sheet in hex: part of the sheet's address, which may then be kept for good."""
    import hashlib

    return hashlib.sha256(theme_css(theme).encode()).hexdigest()


def body_css(theme: ThemeClass) -> dict[str, str]:
    """Ground and ink of the page in both schemes, as plain CSS values: what stands before the sheet has loaded."""
    return {
        f"{name}{suffix}": resolve(theme, name, dark=bool(suffix))
        for suffix in ("", "_dark")
        for name in ("body_background_fill", "body_text_color")
    }


def resolve(theme: ThemeClass, name: str, dark: bool = False) -> str:
    """The CSS value a name has in one scheme, with every mention of another name replaced.

    Raises BadProp if the name, or one it mentions, is not in the theme.
    """
    return _resolve(name, _scheme(theme, dark), ())


def _scheme(theme: ThemeClass, dark: bool) -> dict[str, str]:
    """Every name of a theme with its value in one scheme, in the table's order, a theme's own names last."""
    own = [name for name, value in vars(theme).items() if _is_value(name, value) and not name.endswith("_dark")]
    values = {}
    for name in dict.fromkeys([*NAMES, *own]):
        value = getattr(theme, name, None)
        if value is None:
            raise BadProp(
                f"The theme '{theme.name}' has no value for '{name}'. Start from gr.themes.Base or a stock theme, "
                "which has them all."
            )
        values[name] = (getattr(theme, f"{name}_dark", None) if dark else None) or value
    return {**values, "name": "", "custom_css": ""}


def _resolve(name: str, values: dict[str, str], trail: tuple[str, ...]) -> str:
    if name in trail:
        circle = " -> ".join([*trail[trail.index(name) :], name])
        raise BadProp(f"Theme values mention each other in a circle: {circle}. Give one of them a plain value.")
    if name not in values:
        at = f"'{trail[-1]}' mentions '*{name}', which" if trail else f"'{name}'"
        raise BadProp(f"{at} is not a name of the theme{nearest(name, values) or '.'}")
    return REFERENCE.sub(lambda found: _resolve(found[1], values, (*trail, name)), values[name])


def _declarations(values: dict[str, str]) -> str:
    return ";".join(
        f"--{name.replace('_', '-')}:{REFERENCE.sub(lambda found: 'var(--' + found[1].replace('_', '-') + ')', value)}"
        for name, value in values.items()
    )


def _under_dark(scope: str) -> str:
    """The selectors of whatever stands in the dark scheme: the part itself, or a part inside a dark one."""
    parts = [part.strip() for part in scope.split(",")]
    if ":root" in parts:
        return ",".join([".dark", *(f".dark {part}" for part in parts if part != ":root")])
    return ",".join(selector for part in parts for selector in (f"{part}.dark", f"{part} .dark", f".dark {part}"))


def _is_value(name: str, value: object) -> bool:
    return not name.startswith("_") and isinstance(value, str)


def _checked(theme: ThemeClass, name: str, value: object) -> str:
    """A value as text, after making sure that it stays one CSS value and mentions what exists."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise BadProp(
            f"The theme value '{name}' is {value!r}. Give text as CSS writes it, such as '8px' or '*radius_md'."
        )
    text = str(value)
    if name in ("name", "custom_css"):
        return text
    if _BREAKS_OUT.search(_HARMLESS.sub("", text)):
        raise BadProp(
            f"The theme value {name}={text!r} would end its own declaration. Give one CSS value without ; {{ }} < > or "
            "an open quote; whole rules belong in theme.custom_css."
        )
    for other in REFERENCE.findall(text):
        if other.endswith("_dark"):
            raise BadProp(
                f"The theme value {name}={text!r} mentions '*{other}'. Write '*{other.removesuffix('_dark')}': "
                "in the dark scheme it already takes the dark value."
            )
        if other not in NAMES and not hasattr(theme, other):
            raise BadProp(f"The theme value {name}={text!r} mentions '*{other}', which does not exist{_hint(other)}")
    return text


def _hint(name: str) -> str:
    return nearest(name, [*VARIABLES, *GIVEN]) or "."


def _is_own_font(css: object) -> bool:
    """Whether a dumped `@font-face` rule brings its bytes along, instead of asking another place for them."""
    return (
        isinstance(css, str)
        and bool(re.fullmatch(r"@font-face\{[^{}<>]*\}", css))
        and "url(data:" in css
        and css.count("url(") == 1
    )
