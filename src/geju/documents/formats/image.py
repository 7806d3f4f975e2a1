"""Images: pages that were photographed, scanned or drawn, read by recognising their characters."""

from __future__ import annotations

from collections.abc import Sequence

from geju.documents.format import BinaryFormat, Transcript


class Image(BinaryFormat):
    """Words with box and confidence: paragraphs, tables with and without rules; each picture of a TIFF is a page."""

    suffixes = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")
    signatures = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
    extra = "ocr"
    modules = ("rapidocr", "onnxruntime")

    def claims(self, data: bytes) -> bool:
        """WebP has its mark behind a length."""
        return data.startswith(self.signatures) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")

    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of an image. Raises FormatError where it is broken, LimitError where it is too large."""
        from geju.documents.ocr.reading import transcribe

        return transcribe(data, path)

    def facsimile(self, data: bytes, path: str, pages: Sequence[int], width: int) -> list[bytes]:
        """The pictures themselves."""
        from geju.documents.ocr.facsimile import facsimile

        return facsimile(data, path, pages, width)
