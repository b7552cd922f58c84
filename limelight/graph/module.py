"""ES modules and stylesheets that components bring along: kept under a name made of their content, served as that."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path
from typing import Any

from ..errors import BadProp

MOST = 2_000
"""So many modules are kept; the longest unasked go first."""
_known: OrderedDict[str, bytes] = OrderedDict()


def module_link(source: Any, suffix: str, owner: str) -> str:
    """The address of a module or stylesheet, relative to the app.

    Only what the app's own Python names is ever served from there: no upload can become a script.

    Parameters:
        source: its text, or the path of its file.
        suffix: "js" or "css".
        owner: who brings it, for errors.

    Raises `BadProp` when the file is not there.
    """
    name = f"{hashlib.sha256(text := _text(source, suffix, owner)).hexdigest()[:24]}.{suffix}"
    _known[name] = text
    _known.move_to_end(name)
    while len(_known) > MOST:
        _known.popitem(last=False)
    return f"limelight/module/{name}"


def module_named(name: str) -> bytes | None:
    """What stands under a name, if any component brought it."""
    return _known.get(name)


def _text(source: Any, suffix: str, owner: str) -> bytes:
    is_path = isinstance(source, Path) or (isinstance(source, str) and "\n" not in source and source.endswith(suffix))
    if not is_path:
        return str(source).encode()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise BadProp(
            f"{owner}: the {'module' if suffix == 'js' else 'stylesheet'} '{source}' cannot be read: {error.strerror}. "
            "Give its path, as Path(__file__).parent / 'name', or its text."
        ) from None
