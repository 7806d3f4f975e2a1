"""PDF: pages of words at places."""

from __future__ import annotations

from collections.abc import Sequence

from geju.documents.format import BinaryFormat, Transcript


class Pdf(BinaryFormat):
    """Words in reading order with page and box: headings, paragraphs, lists, tables, captions, notes."""

    suffixes = (".pdf",)
    signatures = (b"%PDF-",)
    extra = "documents"
    modules = ("pypdfium2",)

    def claims(self, data: bytes) -> bool:
        """The mark may stand behind up to a kilobyte of something else, as readers of PDF allow."""
        return b"%PDF-" in data[:1024]

    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of a PDF. Raises FormatError where it is broken or locked."""
        from importlib.util import find_spec

        from geju.documents.paged.pdfium.reading import transcribe

        if not all(map(find_spec, ("rapidocr", "onnxruntime"))):
            return transcribe(data, path)
        from geju.documents.ocr.scan import Scans

        return transcribe(data, path, Scans())

    def facsimile(self, data: bytes, path: str, pages: Sequence[int], width: int) -> list[bytes]:
        """The pages as a reader would see them."""
        from geju.documents.paged.pdfium.facsimile import facsimile

        return facsimile(data, pages, width)
