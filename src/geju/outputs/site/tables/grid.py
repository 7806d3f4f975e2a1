"""A table of the site, short or long: as HTML, and where it is long its rows as data beside the page.

A long table's page holds its first rows, so that it reads without a script, and the way to all of them as CSV. The script
``tables/….js`` holds every row; it is read when a reader scrolls, sorts or filters, and only the rows in view are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from geju.base.ids import content_id
from geju.landscape.export import as_csv
from geju.outputs.site.places import address
from geju.outputs.site.render import escaped, script_json
from geju.outputs.site.tables.cells import Cell, Places, claim_ids, data, html, text
from geju.outputs.site.wording import Wording

# The first rows of a long table, fewer where it is wide; a table that is not half as long again stands whole.
_ROWS = 80
_LEAST = 24
_CELLS = 6000
_FILTERED = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the classes of its cells, what stands between the bits of one.

    ``label``: named before each value where rows are blocks; ``stub``: it says what a row is about.
    """

    words: str
    classes: str = ""
    label: bool = False
    stub: bool = False
    apart: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the place of the row in its page where it has one."""

    cells: tuple[Cell, ...]
    place: str = ""


Group = tuple[Cell | None, tuple[Row, ...]]


@dataclass(frozen=True)
class Grid:
    """Rows in groups (a group may have a cell that heads it) under columns; ``path`` is where its rows stand as data.

    ``csv``: the file that has all rows, where another makes it; ``n_heads``: rows of headings. ``at``: the day that the
    rows are of, empty for the present; the files of an earlier day are named by what they hold as well.
    """

    path: str
    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    wording: Wording
    csv: str = ""
    classes: str = "stacked"
    always_filtered: bool = False
    n_heads: int = 1
    at: str = ""

    @cached_property
    def n_rows(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for _, rows in self.groups)

    @cached_property
    def n_first(self) -> int:
        """How many of them stand in the page."""
        first = max(_LEAST, min(_ROWS, _CELLS // max(1, len(self.columns))))
        return first if self.n_rows > first * 1.5 else self.n_rows

    @property
    def is_long(self) -> bool:
        """Whether there are more rows than stand in the page."""
        return self.n_first < self.n_rows

    @property
    def has_filter(self) -> bool:
        """Whether it is worth filtering."""
        return self.always_filtered or self.n_rows > _FILTERED

    @cached_property
    def _stem(self) -> str:
        return f"{self.path}.{content_id('', self.rows_script, length=8).strip('-')}" if self.at else self.path

    @property
    def script(self) -> str:
        """The file of the rows."""
        return f"{self._stem}.js"

    @property
    def script_address(self) -> str:
        """The address of the rows."""
        return address(self.script)

    @property
    def csv_address(self) -> str:
        """The address of all rows as CSV."""
        return address((not self.at and self.csv) or f"{self._stem}.csv")

    def body(self, up: str) -> str:
        """The first rows as HTML, a ``tbody`` a group."""
        left, made = self.n_first, []
        for head, rows in self.groups:
            if left <= 0:
                break
            group = "" if head is None else self._head(head, up)
            made.append(f"<tbody>\n{group}{''.join(self._row(row, up) for row in rows[:left])}</tbody>\n")
            left -= len(rows)
        return "".join(made)

    def _head(self, cell: Cell, up: str) -> str:
        said = html(cell, up, self.wording) or "—"
        return f'<tr class="group"><th scope="rowgroup" colspan="{len(self.columns)}">{said}</th></tr>\n'

    def _row(self, row: Row, up: str) -> str:
        place = f' id="{escaped(row.place)}"' if row.place else ""
        cells = zip(row.cells, self._attributes, strict=True)
        return f"<tr{place}>{''.join(self._cell(cell, column, up) for cell, column in cells)}</tr>\n"

    def _cell(self, cell: Cell, column: tuple[str, str, str, str | None], up: str) -> str:
        tag, plain, best, apart = column
        sort = "" if cell.sort is None else f' data-sort="{escaped(str(cell.sort))}"'
        said = html(cell, up, self.wording, apart) if cell.bits or cell.told else ""
        return f"<{tag}{best if cell.best else plain}{sort}>{said}</{tag[:2]}>"

    @cached_property
    def _attributes(self) -> list[tuple[str, str, str, str | None]]:
        """Of each column: how its cells begin, their classes, those of the best, what stands between bits."""
        found = []
        for column in self.columns:
            tag = 'th scope="row"' if column.stub else "td"
            label = f' data-label="{escaped(column.words)}"' if column.label else ""
            plain, best = (
                (f' class="{names}"' if names else "") + label for names in (column.classes, f"{column.classes} best")
            )
            found.append((tag, plain, best, column.apart))
        return found

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """The files beside the page of a long table."""
        yield self.script, self.rows_script
        if self.at or not self.csv:
            rows = (row.cells for _, rows in self.groups for row in rows)
            ids = ((cells, dict.fromkeys(one for cell in cells for one in claim_ids(cell))) for cells in rows)
            said = ([*(text(cell, self.wording) for cell in cells), " ".join(claims)] for cells, claims in ids)
            yield f"{self._stem}.csv", as_csv((*(column.words for column in self.columns), "claims"), said)

    @cached_property
    def rows_script(self) -> str:
        """A script that leaves all rows in ``window.gejuRows``: columns, pages that are led to, groups, rows."""
        places = Places()
        say = self.wording
        groups = [[0 if head is None else data(head, places, say), len(rows)] for head, rows in self.groups]
        listed = [
            [row.place, *(data(cell, places, say) for cell in row.cells)] for _, rows in self.groups for row in rows
        ]
        columns = [[c.words if c.label else "", c.classes, int(c.stub), c.apart] for c in self.columns]
        said = {"columns": columns, "groups": groups, "rows": listed, "pages": list(places.pages)}
        return f"window.gejuRows = {script_json(said)};\n"
