"""Writes small PDFs with words at places and rules, for tests: every byte is our own."""

from __future__ import annotations

from pathlib import Path


class Paper:
    """Pages of A4 (points, from the top left): ``text``, ``rule``; ``save`` writes them."""

    def __init__(self, width: float = 595, height: float = 842) -> None:
        self.width, self.height = width, height
        self.pages: list[tuple[list[str], int]] = []
        self.meant: dict[int, str] = {}
        self.page()

    def page(self, rotate: int = 0) -> Paper:
        """Begin a page, shown turned clockwise."""
        self.pages.append(([], rotate))
        return self

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 10,
        *,
        bold: bool = False,
        turn: int = 0,
        fixed: bool = False,
    ) -> Paper:
        """Words on the base line ``y`` from ``x``; Chinese ones in a font that is not part of the file."""
        chinese = any(ord(character) > 0x2E80 for character in words)
        font = "F3" if chinese else "F5" if fixed else "F2" if bold else "F1"
        shown = f"<{words.encode('utf-16-be').hex()}>" if chinese else f"({_escaped(words)})"
        self._put(x, y, font, shown, size, turn)
        return self

    def signs(self, x: float, y: float, words: str, size: float = 10) -> Paper:
        """Words in a font whose characters are said to mean any others: ligatures, radicals."""
        codes = []
        for character in words:
            code = next((c for c, m in self.meant.items() if m == character), 33 + len(self.meant))
            self.meant[code] = character
            codes.append(code)
        self._put(x, y, "F4", f"<{bytes(codes).hex()}>", size, 0)
        return self

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> Paper:
        """A straight line."""
        up = self.height
        self.pages[-1][0].append(f"0.6 w {x1:g} {up - y1:g} m {x2:g} {up - y2:g} l S")
        return self

    def curve(self, x: float, y: float, wide: float, high: float) -> Paper:
        """A curve, as charts have them."""
        a, b = x, self.height - y
        self.pages[-1][0].append(
            f"{a:g} {b:g} m {a + wide / 3:g} {b + high:g} {a + wide / 2:g} {b - high:g} {a + wide:g} {b:g} c S"
        )
        return self

    def row(self, y: float, cells: list[tuple[float, str]], size: float = 9, *, bold: bool = False) -> Paper:
        """Cells on one line, each at its x."""
        for x, words in cells:
            if words:
                self.text(x, y, words, size, bold=bold)
        return self

    def save(self, path: Path) -> Path:
        """Write the file."""
        path.write_bytes(self.bytes())
        return path

    def bytes(self) -> bytes:
        """The file."""
        kids = " ".join(f"{11 + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
            3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            5: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
            6: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>",
            7: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
            8: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>",
            9: _stream(self._meaning()),
            10: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        }
        box = f"[0 0 {self.width:g} {self.height:g}]"
        fonts = "<< /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 8 0 R /F5 10 0 R >>"
        for index, (content, rotate) in enumerate(self.pages):
            at = 11 + 2 * index
            objects[at] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {rotate} /Contents {at + 1} 0 R "
                f"/Resources << /Font {fonts} >> >>"
            )
            objects[at + 1] = _stream("\n".join(content))
        return _file(objects)

    def _put(self, x: float, y: float, font: str, shown: str, size: float, turn: int) -> None:
        a, b, c, d = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}[turn]
        place = f"{a} {b} {c} {d} {x:g} {self.height - y:g} Tm"
        self.pages[-1][0].append(f"BT /{font} {size:g} Tf {place} {shown} Tj ET")

    def _meaning(self) -> str:
        lines = [f"<{code:02x}> <{meant.encode('utf-16-be').hex()}>" for code, meant in self.meant.items()]
        mapped = f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar\n" if lines else ""
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Meant def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{mapped}endcmap end end"
        )


def _escaped(words: str) -> str:
    out = "".join("\\" + c if c in "()\\" else c for c in words)
    return "".join(c if 32 <= ord(c) < 127 else f"\\{c.encode('cp1252')[0]:03o}" for c in out)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: dict[int, str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start, last = len(out), max(objects)
    out += f"xref\n0 {last + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, last + 1):
        place = places.get(number)
        out += (f"{place:010d} 00000 n \n" if place is not None else "0000000000 00000 f \n").encode()
    out += f"trailer\n<< /Size {last + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
