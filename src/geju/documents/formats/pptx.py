"""PPTX: slides of PowerPoint and its like."""

from __future__ import annotations

from geju.documents.format import BinaryFormat, Transcript


class Pptx(BinaryFormat):
    """Slides in order: titles, text in reading order, lists, tables with merged cells, charts, the speaker's notes."""

    suffixes = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppt")  # the last one is refused with a word
    signatures = (b"PK\x03\x04",)

    def claims(self, data: bytes) -> bool:
        """An archive with a folder ``ppt``."""
        from geju.documents.archive import entry_names

        return data.startswith(self.signatures) and any(name.startswith("ppt/") for name in entry_names(data))

    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of a PPTX. Raises FormatError, LimitError."""
        from geju.documents.office.slides.deck import transcribe

        return transcribe(data, path)
