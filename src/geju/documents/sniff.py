"""Which format a document is in: by the bytes it begins with, its ending, else by what it looks like."""

from __future__ import annotations

from pathlib import Path

from geju.base.registry import entries
from geju.documents.format import SHELF, AnyFormat, BinaryFormat, Format


def sniff(path: Path, text: str) -> tuple[str, Format]:
    """The name and the format of a text from the file ``path``; the best guess where the ending is unknown."""
    formats = {name: entry for name, entry in entries(SHELF, AnyFormat).items() if isinstance(entry, Format)}
    suffix = path.suffix.lower()
    for name, entry in formats.items():
        if suffix in entry.suffixes:
            return name, entry
    head = text[:8192]
    return max(formats.items(), key=lambda pair: (pair[1].guess(head), pair[0] == "text", pair[0]))


def sniff_bytes(path: Path, data: bytes) -> tuple[str, BinaryFormat] | None:
    """The name and the format of bytes that are no text; None where they are to be read as text.

    Formats that share a signature (a ZIP archive) look further themselves (``claims``). A file whose ending belongs to
    such a format while its bytes do not is still that format's to refuse, unless the bytes are text.
    """
    formats = {name: entry for name, entry in entries(SHELF, AnyFormat).items() if isinstance(entry, BinaryFormat)}
    for name, entry in formats.items():
        if entry.claims(data):
            return name, entry
    suffix = path.suffix.lower()
    for name, entry in formats.items():
        if suffix in entry.suffixes and (b"\0" in data or not data.strip()):
            return name, entry
    return None
