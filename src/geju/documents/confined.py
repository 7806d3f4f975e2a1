"""Where formats that are no text are read."""

from __future__ import annotations

from geju.base.registry import entry
from geju.documents.format import SHELF, AnyFormat, BinaryFormat, Transcript


def transcribe(entry_name: str, data: bytes, path: str) -> Transcript:
    """The transcript that an entry of ``formats/`` makes of bytes. Raises LimitError, FormatError, SourceError."""
    found = entry(SHELF, entry_name, AnyFormat)
    if not isinstance(found, BinaryFormat):
        raise TypeError(f"{entry_name} reads text")
    return found.transcribe(data, path)
