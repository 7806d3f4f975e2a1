"""XLSX: workbooks of Excel and its like."""

from __future__ import annotations

from geju.documents.format import BinaryFormat, Transcript


class Xlsx(BinaryFormat):
    """Sheets in order, each with its tables; numbers as shown beside as stored, dates, merged and hidden cells, charts."""

    suffixes = (".xlsx", ".xlsm", ".xltx", ".xltm")
    signatures = (b"PK\x03\x04",)

    def claims(self, data: bytes) -> bool:
        """An archive with a folder ``xl`` that is written in XML."""
        from geju.documents.archive import entry_names

        names = entry_names(data) if data.startswith(self.signatures) else ()
        return any(name.startswith("xl/") for name in names) and not any(
            name.endswith("workbook.bin") for name in names
        )

    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of an XLSX. Raises FormatError, LimitError."""
        from geju.documents.office.workbook.book import transcribe

        return transcribe(data, path)
