"""The cells of a sheet as shown, with what is stored; rows, columns and cells that are hidden; cells that are merged."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO

from geju.base.errors import FormatError
from geju.documents.office.draft import Words
from geju.documents.office.parts import Element, Package, check_prolog, every, find, prefixed, rename, text_of
from geju.documents.office.workbook.codes import BUILTIN
from geju.documents.office.workbook.shown import GENERAL, Shown, general_of, show

Area = tuple[int, int, int, int]  # first row, first column, last row, last column; 0-based, last ones inclusive
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})\Z")
_WIDEST, _LONGEST = 16_384, 1_048_576


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows: its words, what is stored where that is another thing, whether it is a number, its style."""

    words: tuple[Words, ...]
    stored: str = ""
    number: bool = False
    style: int = 0
    hidden: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(word.text for word in self.words)


@dataclass
class Sheet:
    """A sheet: "价格, with 120 cells, row 7 hidden, A1 to D1 merged". Rows and columns count from 0."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    left_out: str = ""
    filtered: Area | None = None

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a cell is not seen by who opens the file."""
        if self.hidden or row in self.hidden_rows:
            return True
        if self.hidden_columns and any(a <= column <= b for a, b in self.hidden_columns):
            return True
        value = self.cells.get((row, column))
        return value is not None and value.hidden

    def place(self, row: int, column: int) -> str:
        """A cell in a reader's words: ``价格!B7``, ``'Q3 2024'!B7``."""
        return f"{self._quoted}!{column_name(column)}{row + 1}"

    @cached_property
    def _quoted(self) -> str:
        return self.name if re.fullmatch(r"[^\W\d]\w*", self.name) else "'" + self.name.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Book:
    """What sheets of one file share: strings, formats by style, from when days are counted."""

    strings: tuple[tuple[Words, ...], ...] = ()
    codes: tuple[str, ...] = ()
    since_1904: bool = False

    def code(self, style: int) -> str:
        """The number format of a style."""
        return self.codes[style] if style < len(self.codes) else GENERAL


def read_book(package: Package, main: str, *, since_1904: bool) -> Book:
    """The strings and formats of a workbook."""
    strings = package.related(main, "sharedStrings")
    found = list(_strings(package, strings[0])) if strings else []
    styles = package.related(main, "styles")
    root = package.optional(styles[0]) if styles else None
    own = (
        {f.get("numFmtId", ""): f.get("formatCode", "") for f in every(root, "x:numFmts/x:numFmt")}
        if root is not None
        else {}
    )
    ids = [xf.get("numFmtId", "0") for xf in every(root, "x:cellXfs/x:xf")] if root is not None else []
    codes = [own.get(i) or (BUILTIN.get(int(i), GENERAL) if i.isdecimal() and len(i) < 9 else GENERAL) for i in ids]
    return Book(tuple(found), tuple(codes), since_1904)


def _strings(package: Package, part: str) -> Iterator[tuple[Words, ...]]:
    data = package.archive.read(part)
    for element in _ends(package, part, data, "x:si"):
        yield tuple(rich(element))


def rich(element: Element) -> Iterator[Words]:
    """The words of a string: plain, or in runs; how it is pronounced is left out."""
    for child in element:
        if child.tag == "x:t":
            yield Words(unescaped(child.text or ""))
        elif child.tag == "x:r":
            place = find(child, "x:rPr/x:vertAlign")
            yield Words(unescaped(text_of(child, "x:t")), place is not None and place.get("val") == "superscript")


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Characters that XML cannot hold are written ``_x000D_``: as themselves, control characters as spaces."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if 0x20 <= int(m[1], 16) < 0xD800 else " ", text)


def read_sheet(package: Package, part: str, sheet: Sheet, book: Book, most: int) -> int:
    """Fill a sheet from its part, ``most`` cells of it; how many it has. Raises FormatError."""
    data = package.archive.read(part)
    row_number = -1
    for element in _ends(package, part, data, "x:row", "x:col", "x:mergeCell", "x:autoFilter"):
        if element.tag == "x:row":
            said = element.get("r", "")
            row_number = int(said) - 1 if said.isdecimal() and 0 < int(said) <= _LONGEST else row_number + 1
            if element.get("hidden") in ("1", "true"):
                sheet.hidden_rows.add(row_number)
            _row(element, row_number, sheet, book, most)
        elif element.tag == "x:col":
            if element.get("hidden") in ("1", "true"):
                first, last = element.get("min", ""), element.get("max", "")
                if first.isdecimal() and last.isdecimal():
                    sheet.hidden_columns.append((int(first) - 1, int(last) - 1))
        else:
            area = area_of(element.get("ref", ""))
            if area and element.tag == "x:mergeCell":
                sheet.merged.append(area)
            elif area:
                sheet.filtered = area
    return len(sheet.cells)


def _ends(package: Package, part: str, data: bytes, *names: str) -> Iterator[Element]:
    """Elements of those names, each complete, emptied once it has been looked at."""
    check_prolog(data, part, package.path)
    try:
        for _, element in ET.iterparse(BytesIO(data), events=("end",)):  # noqa: S314
            if prefixed(element.tag) in names:
                for inner in element.iter():
                    rename(inner)
                yield element
                element.clear()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise FormatError("office.part", path=package.path, part=part, reason=error) from error


def _row(element: Element, row: int, sheet: Sheet, book: Book, most: int) -> None:
    column = -1
    for cell in element:
        if cell.tag != "x:c":
            continue
        found = _REFERENCE.match(cell.get("r", ""))
        column = column_number(found[1]) if found else column + 1
        if column >= _WIDEST:
            return
        value = _value(cell, row, column, sheet, book)
        if value is None:
            continue
        if len(sheet.cells) >= most:
            sheet.left_out = sheet.left_out or sheet.place(row, column)
            return
        sheet.cells[row, column] = value


def _value(cell: Element, row: int, column: int, sheet: Sheet, book: Book) -> Value | None:
    kind, style = cell.get("t", "n"), cell.get("s", "0")
    number = int(style) if style.isdecimal() and len(style) < 9 else 0
    inline, kept = find(cell, "x:is"), find(cell, "x:v")
    written = (kept.text or "") if kept is not None else ""
    if inline is not None:
        return _words(tuple(rich(inline)), number)
    if not written:
        if find(cell, "x:f") is not None and (kind != "str" or kept is None):
            sheet.without_value.append(sheet.place(row, column))
        return None
    if kind == "s":
        known = written.isdecimal() and len(written) < 9 and int(written) < len(book.strings)
        return _words(book.strings[int(written)], number) if known else None
    if kind == "d":
        written = written.removesuffix("T00:00:00")
    if kind in ("str", "e", "d"):
        return _words((Words(unescaped(written)),), number)
    if kind == "b":
        return _words((Words("TRUE" if written.strip() == "1" else "FALSE"),), number)
    shown = show(written, book.code(number), since_1904=book.since_1904)
    if not shown.text:  # a format that shows nothing
        return Value((Words(general_of(written)),), "", True, number, True)
    return number_value(shown, number)


def number_value(shown: Shown, style: int = 0) -> Value:
    """A number as shown."""
    return Value((Words(shown.text),), shown.stored, True, style)


def _words(words: tuple[Words, ...], style: int) -> Value | None:
    return Value(words, "", False, style) if any(word.text.strip() for word in words) else None


def area_of(reference: str) -> Area | None:
    """``A1:D7`` as rows and columns from 0."""
    first, _, last = reference.partition(":")
    a, b = _REFERENCE.match(first), _REFERENCE.match(last or first)
    if not a or not b:
        return None
    rows = sorted((int(a[2]) - 1, int(b[2]) - 1))
    columns = sorted((column_number(a[1]), column_number(b[1])))
    return rows[0], columns[0], rows[1], columns[1]


def column_number(letters: str) -> int:
    """``A`` is 0, ``AA`` 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


@lru_cache(maxsize=512)
def column_name(number: int) -> str:
    """0 is ``A``, 26 ``AA``."""
    letters, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
