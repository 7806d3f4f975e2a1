"""Markdown and plain text read line by line into blocks with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from geju.base.errors import FormatError, Problem
from geju.base.text import MappedText
from geju.documents.texts.dating import DATELINES, day_of_issue
from geju.documents.texts.inline import read_inline
from geju.documents.texts.joining import joined
from geju.documents.texts.markup import read_markup
from geju.documents.texts.yaml_nodes import read_yaml_node
from geju.model.document import Block, BlockKind, Cell, Node, Table

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|(?=[^#\s]))(.*?)\s*#*\s*\Z")
ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+•■●◆▪◦·]|\d{1,2}[.)、](?!\d))(?:[ \t]+|(?<=[•■●◆▪、])(?=\S))(?=\S)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)\s*([\w+-]*)")
_FRONT = re.compile(r"\s*([A-Za-z_][\w-]*)\s*:\s*(.+?)\s*\Z")
NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?P<rest>\S.{0,50})\Z")
UNIT = re.compile(r"[万亿千百%元美倍次人名家个年月日项篇张-]|[KMBkmb]\b|[-+~～×x]")
SENTENCE_END = tuple("。.；;，,！？!?:：")
_FRONT_KEYS = {
    "title": "title",
    "author": "producer",
    "producer": "producer",
    "publisher": "producer",
    "source": "producer",
    "date": "date",
    "published": "date",
    "updated": "date",
    "last_updated": "date",
    "url": "url",
    "link": "url",
    "license": "licence",
    "lang": "language",
    "language": "language",
}
# Front matter runs to its closing line; a longer stretch is none, and one that is no YAML only where it is short.
_FRONT_LINES = 400
_UNREAD_LINES = 60
# Keys of front matter whose values are sentences, and how long such a value is at least.
_TOLD = frozenset({"description", "summary", "excerpt", "abstract"})
_TOLD_LENGTH = 60
_BLOCK_MARK = re.compile(r"[>|][-+0-9]*[ \t]*\r?\n\s*")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
TABLE_WORDS = re.compile(r"\W*(?:Table|TABLE|表|表格)\s*\d")
_CAPTION_LENGTH = 60


@dataclass
class LineReader:
    """Reads ``text`` into blocks. ``markdown``: a paragraph runs on over line ends; else every line is one block."""

    text: str
    path: str
    markdown: bool
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    origin: dict[str, str] = field(default_factory=dict)
    lines: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> None:
        """Fill ``blocks``, ``problems`` and ``origin``."""
        self.lines = self._lines()
        index = self._front_matter()
        self._dateline(index)
        while index < len(self.lines):
            index = self._block(index)
        self.blocks = with_captions(joined(self.blocks), self.markdown)

    def _lines(self) -> list[tuple[int, int]]:
        spans, at = [], 0
        for line in self.text.split("\n"):
            spans.append((at, at + len(line) - line.endswith("\r")))
            at += len(line) + 1
        return spans

    def line(self, index: int) -> str:
        """One line without its end."""
        start, end = self.lines[index]
        return self.text[start:end]

    def _front_matter(self) -> int:
        if not self.lines or self.line(0).strip() != "---":
            return 0
        last = next((i for i in range(1, min(len(self.lines), _FRONT_LINES)) if self.line(i).strip() == "---"), 0)
        root = self._front_tree(last)
        if not last or (root is None and last >= _UNREAD_LINES):
            return 0
        for index in range(1, last):
            found = _FRONT.match(self.line(index))
            if found and found[1].lower() in _FRONT_KEYS:
                key, value = _FRONT_KEYS[found[1].lower()], found[2].strip("\"'")
                iso = _ISO.match(value)
                if key != "date" or iso:
                    self.origin.setdefault(key, iso[0] if key == "date" and iso else value)
        if root is not None and root.kind == "object":
            self.blocks.append(Block("data", root.start, root.end, MappedText("", ()), data=root))
            self._told(root)
        return last + 1

    def _dateline(self, first: int) -> None:
        """The day of issue where a line near the beginning or the last one says nothing else: “发布日期：2025 年 6 月 11 日”."""
        near = range(first, min(len(self.lines), first + DATELINES))
        ends = range(max(first, len(self.lines) - 3), len(self.lines))
        date = day_of_issue([self.line(index) for index in near], [self.line(index) for index in ends])
        if date:
            self.origin.setdefault("date", date)

    def _front_tree(self, last: int) -> Node | None:
        """The values of the front matter that ends on a line; None where it is no YAML."""
        try:
            return read_yaml_node(self.text[: self.lines[last][0]], self.path, []) if last else None
        except FormatError:
            return None

    def _told(self, root: Node) -> None:
        """What the front matter tells in sentences, as paragraphs."""
        for node in root.children:
            if node.kind != "string" or str(node.path[-1]) not in _TOLD or len(node.value or "") < _TOLD_LENGTH:
                continue
            mark = _BLOCK_MARK.match(self.text, node.start)
            start = mark.end() if mark else node.start
            self._add("paragraph", start, node.end, read_inline(self.text, start, node.end))

    def _block(self, index: int) -> int:
        """Read the block that begins on a line; returns the line after it."""
        line = self.line(index)
        stripped = line.lstrip()
        if not stripped:
            return index + 1
        start, end = self.lines[index]
        fence = _FENCE.match(line)
        if fence:
            return self._code(index, fence[1], fence[2])
        heading = _HEADING.match(line) if stripped.startswith("#") else None
        if heading:
            text = read_inline(self.text, start + heading.start(2), start + heading.end(2))
            self._add("heading", start, end, text, level=len(heading[1]))
            return index + 1
        if "|" in line and self._is_table(index):
            return self._table(index)
        if stripped[:6].lower() == "<table":
            return self._markup(index)
        item = ITEM.match(line)
        if item:
            return self._item(index, item)
        if stripped.startswith(">"):
            at = start + len(line) - len(stripped) + 1
            self._add("quote", start, end, read_inline(self.text, at, end))
            return index + 1
        return self._paragraph(index)

    def _add(self, kind: BlockKind, start: int, end: int, text: MappedText, level: int = 0, label: str = "") -> None:
        if text:
            self.blocks.append(Block(kind, start, end, text, level, label))

    def _code(self, index: int, fence: str, label: str) -> int:
        last = index + 1
        while last < len(self.lines) and not self.line(last).strip().startswith(fence):
            last += 1
        if last == len(self.lines):  # never closed: the fence is only a line
            return self._paragraph(index, only=True)
        start, end = self.lines[index][1] + 1, self.lines[last][0]
        self._add("code", start, end, MappedText.plain(self.text[start:end], start), label=label)
        return last + 1

    def _item(self, index: int, item: re.Match[str]) -> int:
        start, end = self.lines[index]
        last = index + 1
        while self.markdown and last < len(self.lines) and self._continues(last):
            end = self.lines[last][1]
            last += 1
        level = len(item["indent"].expandtabs(4)) // 2
        self._add("item", start, end, read_inline(self.text, start + item.end(), end), level, item["mark"])
        return last

    def _paragraph(self, index: int, *, only: bool = False) -> int:
        start, end = self.lines[index]
        last = index + 1
        while self.markdown and not only and last < len(self.lines) and self._continues(last):
            end = self.lines[last][1]
            last += 1
        under = self.line(last).strip() if self.markdown and last < len(self.lines) else ""
        text = read_inline(self.text, start, end)
        if under and last == index + 1 and set(under) in ({"="}, {"-"}) and len(under) > 2:
            self._add("heading", start, self.lines[last][1], text, level=1 if under[0] == "=" else 2)
            return last + 1
        numbered = None if self.markdown else NUMBERED.match(text.text)
        if numbered and not UNIT.match(numbered["rest"]) and not text.text.endswith(SENTENCE_END[:3]):
            self._add("heading", start, end, text, level=numbered["number"].count(".") + 1)
        elif set(text.text) != {"-"}:
            self._add("paragraph", start, end, text)
        return last

    def _continues(self, index: int) -> bool:
        """Whether a line goes on the paragraph or item before it."""
        line = self.line(index)
        stripped = line.strip()
        if not stripped or stripped[0] in "#>|" or ITEM.match(line) or _FENCE.match(line):
            return False
        if set(stripped) in ({"="}, {"-"}) or stripped[:6].lower() == "<table":
            return False
        return not ("|" in line and self._is_table(index))

    def _is_table(self, index: int) -> bool:
        following = self.line(index + 1) if index + 1 < len(self.lines) else ""
        if "-" in following and "|" in following + self.line(index) and _DELIMITER.match(following):
            return "|" in following or self.line(index).count("|") == 1
        line = self.line(index).strip()
        return line.startswith("|") and line.count("|") > 2 and following.strip().startswith("|")

    def _table(self, index: int) -> int:
        start = self.lines[index][0]
        rows: list[list[MappedText]] = []
        headed = 0
        first = index
        while index < len(self.lines) and "|" in self.line(index) and self.line(index).strip():
            if index == first + 1 and _DELIMITER.match(self.line(index)):
                headed = 1
            elif not (set(self.line(index).strip()) <= set("|-: ") and "-" in self.line(index) and index > first):
                rows.append(self._cells(index))
                if headed and len(rows) > 1 and len(rows[-1]) > len(rows[0]):
                    params = (("found", str(len(rows[-1]))), ("wanted", str(len(rows[0]))))
                    problem = Problem("documents.row_too_long", params, self.path, index + 1, "warning")
                    self.problems.append(problem)
            index += 1
        cells = tuple(Cell(r, c, text, header=headed > r) for r, row in enumerate(rows) for c, text in enumerate(row))
        table = Table(cells, len(rows), max(map(len, rows)))
        self.blocks.append(Block("table", start, self.lines[index - 1][1], MappedText("", ()), table=table))
        return index

    def _cells(self, index: int) -> list[MappedText]:
        start, end = self.lines[index]
        line = self.text[start:end]
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        left += line.startswith("|", left)
        if right > left and line[right - 1] == "|" and line[right - 2 : right - 1] != "\\":
            right -= 1
        cells, at = [], left
        for bar in [
            *(m.start() for m in re.finditer(r"(?<!\\)\|(?![^\[\]|]*\]\])", line[:right]) if m.start() >= left),
            right,
        ]:
            cells.append(read_inline(self.text, start + at, start + bar))
            at = bar + 1
        return cells

    def _markup(self, index: int) -> int:
        """A table in HTML: all of it, however many lines it has."""
        start = self.lines[index][0]
        closing = re.compile(r"</table\s*>", re.IGNORECASE).search(self.text, start)
        end = closing.end() if closing else len(self.text)
        blocks, _ = read_markup(self.text, start, end, markdown=self.markdown)
        self.blocks.extend(blocks)
        while index < len(self.lines) and self.lines[index][0] < end:
            index += 1
        return index


def with_captions(blocks: list[Block], markdown: bool) -> list[Block]:
    """Blocks whose tables know their captions: a short line above, or a “Table 3” line beside.

    In plain text the line above becomes a block of kind ``caption``.
    """
    found = list(blocks)
    for index, block in enumerate(blocks):
        if block.table is None or block.table.caption:
            continue
        for beside in (index - 1, index + 1):
            neighbour = found[beside] if 0 <= beside < len(found) else None
            if neighbour is None or neighbour.kind not in ("paragraph", "heading", "caption"):
                continue
            words = neighbour.text.text
            named = bool(TABLE_WORDS.match(words))
            short = beside < index and 3 < len(words) <= _CAPTION_LENGTH and not words.endswith(SENTENCE_END[:8])
            if named or short:
                found[index] = replace(block, table=replace(block.table, caption=neighbour.text))
                if neighbour.kind == "paragraph" and (named or not markdown):
                    found[beside] = replace(neighbour, kind="caption")
                break
    return found
