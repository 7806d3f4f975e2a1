"""DOCX: documents of Word and its like."""

from __future__ import annotations

from geju.documents.format import BinaryFormat, Transcript


class Docx(BinaryFormat):
    """Headings, paragraphs, lists with their numbers, tables with merged cells, text boxes, notes, charts; changes accepted."""

    suffixes = (".docx", ".docm", ".dotx", ".dotm", ".doc")  # the last one is refused with a word on what to do
    signatures = (b"PK\x03\x04",)

    def claims(self, data: bytes) -> bool:
        """An archive with a folder ``word``."""
        from geju.documents.archive import entry_names

        return data.startswith(self.signatures) and any(name.startswith("word/") for name in entry_names(data))

    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of a DOCX. Raises FormatError, LimitError."""
        from geju.documents.office.word.body import transcribe

        return transcribe(data, path)
