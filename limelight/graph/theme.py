"""Looks as an app sees them: a theme by its name, and what the page's config and sheet need of it."""

from ..themes import ThemeClass, body_css, theme_css, theme_hash, theme_named

__all__ = ["ThemeClass", "body_css", "theme_css", "theme_hash", "theme_named"]
