"""HTML read as blocks with offsets: headings, paragraphs, items, tables with merged cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from geju.base.text import MappedText
from geju.documents.texts.inline import INVISIBLE, raised, unescape
from geju.model.document import Block, BlockKind, Cell, Table

Part = MappedText | tuple[str, int, int]

_SKIPPED = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "figure", "blockquote", "dl", "dt",
    "dd", "form", "fieldset", "address", "hr", "center", "details", "summary", "ul", "ol", "body", "html",
})  # fmt: skip
_SPAN_LIMIT = 1000
_SPACE = re.compile(r"\s+")
_META = {
    "author": "producer",
    "article:author": "producer",
    "og:site_name": "producer",
    "publisher": "producer",
    "date": "date",
    "article:published_time": "date",
    "pubdate": "date",
    "og:title": "title",
    "og:url": "url",
    "license": "licence",
}


@dataclass
class _Target:
    """What text is being gathered for: a block, a cell, a caption."""

    kind: BlockKind
    start: int
    level: int = 0
    parts: list[Part] = field(default_factory=list)
    n_rows: int = 1
    n_columns: int = 1
    header: bool = False

    def text(self) -> MappedText:
        return MappedText.joined(self.parts).strip()


@dataclass
class _Grid:
    """A table while it is read."""

    start: int
    rows: list[list[_Target]] = field(default_factory=list)
    caption: _Target | None = None
    head: bool = False


class _Reader(HTMLParser):
    def __init__(self, text: str, start: int, end: int, *, markdown: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.strong = re.compile(rf"\*\*+|{INVISIBLE}" if markdown else INVISIBLE)
        self.source, self.base = text, start
        self.starts = [0, *(m.end() for m in re.finditer("\n", text[start:end]))]
        self.blocks: list[Block] = []
        self.origin: dict[str, str] = {}
        self.target: _Target | None = None
        self.grids: list[_Grid] = []
        self.skipped: list[str] = []
        self.title: list[str] | None = None
        self.depth = 0
        self.raised: tuple[_Target, int] | None = None  # where raised text began

    def _here(self) -> int:
        line, column = self.getpos()
        return self.base + self.starts[min(line, len(self.starts)) - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "meta":
            self._meta(given)
        elif tag == "html" and given.get("lang"):
            self.origin.setdefault("language", given["lang"][:2])
        elif tag == "title" and not self.grids:
            self.title = []
        if tag in _SKIPPED:
            self.skipped.append(tag)
        elif not self.skipped:
            self._open(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag == "sup":
            self.raised = (self.target, len(self.target.parts)) if self.target else None
        elif tag == "br":
            here, long = self._here(), len(self.get_starttag_text() or "")
            self._add(("" if self.source.startswith("-", here + long) else " ", here, long))
        elif tag == "table":
            self._flush()
            self.grids.append(_Grid(self._here()))
        elif self.grids:
            self._open_in_table(tag, given)
        elif re.fullmatch("h[1-6]", tag):
            self._begin("heading", int(tag[1]))
        elif tag == "li":
            self._begin("item", max(0, self.depth - 1))
        elif tag in ("figcaption", "caption"):
            self._begin("caption")
        elif tag == "pre":
            self._begin("code")
        elif tag in _BLOCKS:
            self._flush()
            self.depth += tag in ("ul", "ol")

    def _open_in_table(self, tag: str, given: dict[str, str]) -> None:
        grid = self.grids[-1]
        if tag == "thead":
            grid.head = True
        elif tag == "tr":
            grid.rows.append([])
            self.target = None
        elif tag in ("td", "th"):
            if not grid.rows:
                grid.rows.append([])
            cell = _Target("paragraph", self._here(), header=tag == "th" or grid.head)
            cell.n_rows, cell.n_columns = _number(given.get("rowspan")), _number(given.get("colspan"))
            grid.rows[-1].append(cell)
            self.target = cell
        elif tag == "caption":
            self.target = grid.caption = _Target("caption", self._here())
        elif tag in _BLOCKS and self.target:
            here, long = self._here(), len(self.get_starttag_text() or "")
            self._add(("" if self.source.startswith("-", here + long) else " ", here, long))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            if self.title:
                self.origin.setdefault("title", " ".join("".join(self.title).split()))
            self.title = None
        if tag in self.skipped:
            del self.skipped[self.skipped.index(tag) :]
        elif self.skipped:
            return
        elif tag == "sup":
            self._lower()
        elif tag == "table" and self.grids:
            self._close_table()
        elif self.grids:
            if tag == "thead":
                self.grids[-1].head = False
            if tag in ("td", "th", "tr", "caption"):
                self.target = None
        elif tag in _BLOCKS or tag in ("li", "pre", "figcaption", "caption") or re.fullmatch("h[1-6]", tag):
            self._flush()
            self.depth = max(0, self.depth - (tag in ("ul", "ol")))

    def _lower(self) -> None:
        """Take raised text for what it is, now that it has ended."""
        begun, self.raised = self.raised, None
        if begun is None or begun[0] is not self.target:
            return
        target, index = begun
        inner = MappedText.joined(target.parts[index:])
        before = MappedText.joined(target.parts[:index]).text
        end = self.source.find(">", self._here()) + 1
        target.parts[index:] = raised(inner, before[-4:], self.source[end : end + 2])

    def handle_data(self, data: str) -> None:
        if self.title is not None:
            self.title.append(data)
        if self.skipped:
            return
        at = self._here()
        end = 0
        for space in _SPACE.finditer(data):
            self._words(data[end : space.start()], at + end)
            self._add((" ", at + space.start(), space.end() - space.start()))
            end = space.end()
        self._words(data[end:], at + end)

    def _words(self, words: str, at: int) -> None:
        end = 0
        for mark in [*(m.span() for m in self.strong.finditer(words)), (len(words), len(words))]:
            if mark[0] > end:
                self._add(MappedText.plain(words[end : mark[0]], at + end))
            end = mark[1]

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        at = self._here()
        length = len(written) if self.source.startswith(written, at) else len(written) - 1
        if self.title is not None:
            self.title.append(unescape(written))
        if not self.skipped:
            self._add((unescape(written), at, length))

    def _meta(self, given: dict[str, str]) -> None:
        key = _META.get((given.get("name") or given.get("property") or given.get("itemprop") or "").lower())
        value = given.get("content", "").strip()
        if key and value:
            self.origin.setdefault(key, value[:10] if key == "date" else value)

    def _begin(self, kind: BlockKind, level: int = 0) -> None:
        self._flush()
        self.target = _Target(kind, self._here(), level)

    def _add(self, part: Part) -> None:
        if self.target is None:
            if self.grids or (isinstance(part, tuple) and not part[0].strip()):
                return
            self.target = _Target("paragraph", self._here())
        parts = self.target.parts
        if isinstance(part, tuple) and part[0] == " " and (not parts or _ends_in_space(parts[-1])):
            return
        parts.append(part)

    def _flush(self) -> None:
        target, self.target = self.target, None
        if target is None or self.grids:
            return
        text = target.text()
        if text:
            self.blocks.append(Block(target.kind, target.start, text.source()[1], text, target.level))

    def _close_table(self) -> None:
        grid = self.grids.pop()
        self.target = None
        table = _laid_out(grid)
        if table.cells:
            self.blocks.append(Block("table", grid.start, self._here(), MappedText("", ()), table=table))

    def finish(self) -> None:
        """Close what the markup left open."""
        self.close()
        while self.grids:
            self._close_table()
        self._flush()


def _ends_in_space(part: Part) -> bool:
    return (part.text if isinstance(part, MappedText) else part[0]).endswith(" ")


def _number(text: str | None) -> int:
    return min(int(text), _SPAN_LIMIT) if text and text.strip().isdecimal() and int(text) > 0 else 1


def _laid_out(grid: _Grid) -> Table:
    """Cells at their places: a merged cell pushes the ones after it, as browsers do."""
    taken: dict[int, int] = {}  # column -> rows still covered from above
    cells: list[Cell] = []
    rows = [row for row in grid.rows if row]
    width = 0
    for index, row in enumerate(rows):
        column = 0
        covered = dict(taken)
        taken = {c: n - 1 for c, n in taken.items() if n > 1}
        for target in row:
            while column in covered:
                column += 1
            height = min(target.n_rows, len(rows) - index)
            cells.append(Cell(index, column, target.text(), height, target.n_columns, target.header))
            if height > 1:
                taken |= dict.fromkeys(range(column, column + target.n_columns), height - 1)
            column += target.n_columns
        width = max(width, column, *(c + 1 for c in covered), 0)
    caption = grid.caption.text() if grid.caption else None
    return Table(tuple(cells), len(rows), min(width, 4 * _SPAN_LIMIT), caption or None)


def read_markup(
    text: str, start: int = 0, end: int | None = None, *, markdown: bool = False
) -> tuple[list[Block], dict[str, str]]:
    """The blocks of HTML in ``text[start:end]``, ``markdown`` where it stands in such, and what its head says of its origin."""
    end = len(text) if end is None else end
    reader = _Reader(text, start, end, markdown=markdown)
    reader.feed(text[start:end])
    reader.finish()
    return reader.blocks, reader.origin
