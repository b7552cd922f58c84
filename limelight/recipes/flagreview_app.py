"""The app that `limelight flags review PATH` serves."""

from __future__ import annotations

import sys

from limelight.recipes.flagreview import review_app

if __name__ == "__main__":
    demo = review_app(sys.argv[1])
