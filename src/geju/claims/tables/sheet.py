"""A table as its readers see it: places with text and spans, either way up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from geju.base.text import MappedText, has_decimal_commas, with_points
from geju.claims.context import Context
from geju.model.document import Cell, Document, Table
from geju.model.span import Span

MISSING = frozenset({"", "-", "—", "–", "--", "—-", "/", "n/a", "na", "none", "null", "未知", "未公开", "未披露", "未见公开报道", "tbd", "?", "undisclosed", "unknown", "✗", "x"})  # fmt: skip


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table in its document; ``turned`` swaps rows and columns, so that one reader serves both ways."""

    document: Document
    table: Table
    context: Context
    turned: bool = False

    @property
    def n_rows(self) -> int:
        """Rows as seen."""
        return self.table.n_columns if self.turned else self.table.n_rows

    @property
    def n_columns(self) -> int:
        """Columns as seen."""
        return self.table.n_rows if self.turned else self.table.n_columns

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return self.table.grid[column][row] if self.turned else self.table.grid[row][column]

    def mapped(self, row: int, column: int) -> MappedText:
        """The text of a place, mapped to the source."""
        cell = self.cell(row, column)
        text = cell.text.strip() if cell else MappedText("", ())
        return MappedText(with_points(text.text), text.runs) if self._commas else text

    def text(self, row: int, column: int) -> str:
        """The clean text of a place."""
        return self._texts[row][column]

    @cached_property
    def _commas(self) -> bool:
        return self.document.format == "csv" and has_decimal_commas(self.document.text)

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self.mapped(r, c).text for c in range(self.n_columns)) for r in range(self.n_rows))

    def row(self, row: int) -> tuple[str, ...]:
        """The clean texts of a row."""
        return self._texts[row]

    def column(self, column: int, first: int = 0) -> list[str]:
        """The clean texts of a column from a row on."""
        return [self._texts[row][column] for row in range(first, self.n_rows)]

    def missing(self, row: int, column: int) -> bool:
        """Whether a place says nothing."""
        return self.text(row, column).strip().lower() in MISSING

    def span(self, row: int, column: int, start: int = 0, end: int | None = None) -> Span | None:
        """Where the text of a place stands in the source, None for an empty one."""
        text = self.mapped(row, column)
        return self.document.span_of(text, start, end) if text else None

    def places(self, first: int = 0) -> Iterator[tuple[int, int, str]]:
        """(row, column, text) of every place from a row on."""
        for row in range(first, self.n_rows):
            for column in range(self.n_columns):
                yield row, column, self.text(row, column)

    @property
    def title(self) -> MappedText | None:
        """The caption, else the heading or titled line above."""
        if self.table.caption:
            return self.table.caption
        return self.context.title.text if self.context.title else None

    @property
    def banner(self) -> MappedText | None:
        """The text of a first row that is one cell over all columns: a caption in the table."""
        first = self.table.grid[0][0] if not self.turned and self.n_rows > 2 else None
        wide = first is not None and first.n_columns >= self.n_columns > 1 and first.n_rows == 1
        return self.mapped(0, 0) if wide and self.text(0, 0) else None

    def turn(self) -> Sheet:
        """The same table with rows and columns swapped."""
        return replace(self, turned=not self.turned)
