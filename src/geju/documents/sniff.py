"""Which format a document is in: by its ending, else by what it looks like."""

from __future__ import annotations

from pathlib import Path

from geju.base.registry import entries
from geju.documents.format import Format

SHELF = "geju.documents.formats"


def sniff(path: Path, text: str) -> tuple[str, Format]:
    """The name and the format of a text from the file ``path``; the best guess where the ending is unknown."""
    formats = entries(SHELF, Format)
    suffix = path.suffix.lower()
    for name, entry in formats.items():
        if suffix in entry.suffixes:
            return name, entry
    head = text[:8192]
    return max(formats.items(), key=lambda pair: (pair[1].guess(head), pair[0] == "text", pair[0]))
