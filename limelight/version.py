"""The version of this package, said once; `pyproject.toml` reads it from here."""

__version__ = "0.1.0"


def get_package_version() -> str:
    """The version of Limelight that runs."""
    return __version__
