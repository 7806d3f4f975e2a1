"""XLS, XLSB and ODS: workbooks that are no XML of Excel."""

from __future__ import annotations

from geju.documents.format import BinaryFormat, Transcript

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLS = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


class Spreadsheet(BinaryFormat):
    """Sheets in order, each with its tables; numbers and days as stored, without the formats they are shown in."""

    suffixes = (".xls", ".xlsb", ".ods")
    signatures = (_OLE, b"PK\x03\x04")
    extra = "documents"
    modules = ("python_calamine",)

    def claims(self, data: bytes) -> bool:
        """An OLE file with a workbook in it, or an archive of the two other sorts."""
        from geju.documents.archive import entry_names

        if data.startswith(_OLE):
            return _LOCKED not in data and any(name in data for name in _XLS)
        if not data.startswith(b"PK\x03\x04"):
            return False
        return data[30:].startswith(_ODS) or any(name.endswith("xl/workbook.bin") for name in entry_names(data))

    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of a workbook. Raises FormatError, LimitError."""
        from geju.documents.office.workbook.older import transcribe

        return transcribe(data, path)
