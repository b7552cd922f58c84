"""Sizes of files as people write them: `"5mb"`, `5 * gr.FileSize.MB`."""

from __future__ import annotations

import re

from ..errors import BadProp


class FileSize:
    """Units for `max_file_size`, in bytes: `5 * gr.FileSize.MB`."""

    B = 1
    KB = 1024 * B
    MB = 1024 * KB
    GB = 1024 * MB
    TB = 1024 * GB


def parse_size(size: str | int | None) -> int | None:
    """Bytes of a size: a number of them, or text such as "5mb"; None is no limit. Raises `BadProp` for all else."""
    if size is None:
        return None
    if isinstance(size, int) and not isinstance(size, bool) and size > 0:
        return size
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)b?\s*", size, re.IGNORECASE) if isinstance(size, str) else None
    if match is None:
        raise BadProp(f"max_file_size must be a number of bytes or text such as '5mb', not {size!r}.")
    unit = getattr(FileSize, f"{match[2].upper()}B") if match[2] else 1
    return int(float(match[1]) * unit)
