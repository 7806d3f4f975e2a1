"""The tables of the site: figures, matrices, the facts of a thing, the indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geju.landscape.answers import Listed
from geju.model.entity import Entity
from geju.model.figure import Figure
from geju.outputs.site.parts.dimensions import Things
from geju.outputs.site.parts.facts import Section
from geju.outputs.site.shape import Shape, is_short
from geju.outputs.site.tables.cells import EMPTY, Bit, Cell, marks_cell, slot_cell, things_cell, value_cell
from geju.outputs.site.tables.grid import Column, Grid, Group, Row
from geju.outputs.site.wording import Wording

_OTHER_NAMES = 6


class Grids:
    """Makes the tables of one language (``at``: at an earlier day), each once; ``files`` are those beside the long ones made since last asked."""

    def __init__(self, wording: Wording, at: str = "") -> None:
        self._say = wording
        self._at = at
        self._figures: dict[int, Grid] = {}
        self._files: dict[str, str | bytes] = {}

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """The files of long tables, as (path under the language, content); each is handed out once."""
        found, self._files = self._files, {}
        yield from found.items()

    def _kept(self, grid: Grid) -> Grid:
        grid = replace(grid, at=self._at)
        if grid.is_long:
            self._files |= dict(grid.files())
        return grid

    def figure(self, figure: Figure, shape: Shape) -> Grid:
        """A figure as a table or, where its form is one, as a matrix."""
        found = self._figures.get(id(figure))
        if found is None:
            make = _matrix if figure.form == "matrix" else _table
            found = self._figures[id(figure)] = self._kept(make(figure, shape, self._say))
        return found

    def facts(self, section: Section, page: str) -> Grid:
        """The facts in a section of a thing's page."""
        words = self._say.messages
        columns = [
            (section.who, Column(words["column_who"], stub=True)),
            (section.what, Column(words["column_what"], "key", label=True, apart=" · ")),
            (section.valued, Column(words["column_value"], "num" if section.numeric else "", label=True)),
            (section.when, Column(words["column_when"], "time", label=True)),
            (True, Column(words["column_behind"], "behind-cell")),
        ]
        rows = []
        for told in section.facts:
            cells = (
                (section.who, Cell((Bit(told.entity, "thing", told.entity_address),))),
                (section.what, slot_cell(told, section.hide)),
                (section.valued, value_cell(told)),
                (section.when, _plain(told.time)),
                (True, Cell(told=told)),
            )
            shown = tuple(cell for wanted, cell in cells if wanted)
            rows.append(Row(shown, told.fact.fact_id if section.own else ""))
        shown_columns = tuple(column for wanted, column in columns if wanted)
        path = f"tables/{page}.{section.place}"
        return self._kept(
            Grid(path, section.title, shown_columns, ((None, tuple(rows)),), self._say, classes="stacked facts")
        )

    def things(self, told: Things, title: str, path: str) -> Grid:
        """What is told of several things side by side."""
        say = self._say
        apart = say.messages["comma"]
        rows = []
        for line in told.lines:
            thing = Bit(say.label(line.thing), "thing", say.contents.entity_address[line.thing]) if line.thing else None
            head = Cell((thing or Bit(line.words or say.messages["undated"]),))
            cells = (things_cell(name, cell) for (name, _, _), cell in zip(told.columns, line.cells, strict=True))
            rows.append(Row((head, *cells)))
        columns = [Column(told.first, "" if any(line.thing for line in told.lines) else "time", stub=True)]
        for n, (_, heading, num) in enumerate(told.columns, 1):
            short = all(is_short([len(bit.words) for bit in row.cells[n].bits], num) for row in rows)
            classes = " ".join(name for name, wanted in (("num", num), ("short", short)) if wanted)
            columns.append(Column(heading, classes, label=True, apart=apart))
        return self._kept(Grid(f"tables/{path}", title, tuple(columns), ((None, tuple(rows)),), say))

    def entities(self, type_name: str, entities: Iterable[Entity]) -> Grid:
        """All things of a type."""
        words, contents, language = self._say.messages, self._say.contents, self._say.language
        columns = (
            Column(words["column_name"], stub=True),
            Column(words["column_also"], "dim wide long", label=True),
            Column(words["column_facts"], "num", label=True),
        )
        rows = []
        for entity in entities:
            thing = Bit(entity.label(language), "thing", contents.entity_address[entity.entity_id])
            also = words["comma"].join(self._say.other_names(entity)[:_OTHER_NAMES])
            n = len(contents.facts_of.get(entity.entity_id, ()))
            rows.append(Row((Cell((thing,)), _plain(also), Cell((Bit(str(n)),), float(n)))))
        title = self._say.type(type_name, plural=True)
        return self._kept(Grid(f"tables/entities/{type_name}", title, columns, ((None, tuple(rows)),), self._say))

    def sources(self, documents: Sequence[Listed]) -> Grid:
        """All sources."""
        words, contents = self._say.messages, self._say.contents
        columns = (
            Column(words["column_source"], stub=True),
            Column(words["column_producer"], label=True),
            Column(words["column_kind"], label=True),
            Column(words["column_date"], "time", label=True),
            Column(words["column_lines"], "num", label=True),
            Column(words["column_claims"], "num", label=True),
        )
        rows = []
        for one in documents:
            title = Bit(one.origin.title or one.name, "", contents.document_address[one.document_id])
            named = (title, Bit(one.name, "dim file")) if one.origin.title else (title,)
            plain = map(_plain, (one.origin.producer, self._say.source_kind(one.origin.kind), one.origin.date))
            counts = (Cell((Bit(f"{n:,}"),), float(n)) for n in (one.n_lines, one.n_claims))
            rows.append(Row((Cell(named), *plain, *counts)))
        return self._kept(Grid("tables/sources", words["sources"], columns, ((None, tuple(rows)),), self._say))

    def problems(self, problems: Iterable[tuple[str, str, str, str]]) -> Grid:
        """What was set aside, as (place, its address, severity, words)."""
        words = self._say.messages
        columns = (
            Column(words["column_place"], "mono key", label=True),
            Column(words["column_kind"], label=True),
            Column(words["column_why"], "wide long", label=True),
        )
        rows = []
        for place, to, severity, why in problems:
            chip = Bit(self._say.severity(severity), f"chip {'disputed' if severity == 'error' else 'single'}")
            rows.append(Row((Cell((Bit(place, "", to),)), Cell((chip,)), _plain(why))))
        return self._kept(Grid("tables/problems", words["problems"], columns, ((None, tuple(rows)),), self._say))

    def pairs(self, title: str, pairs: Iterable[tuple[str, ...]], *, typed: bool = False, path: str = "") -> Grid:
        """Names that are or may be one: two names, their type where it is told, why, the score."""
        words = self._say.messages
        name, why = Column(words["column_name"], "key", label=True), Column(words["column_why"], "long", label=True)
        kind = (Column(words["column_type"], label=True),) if typed else ()
        columns = (name, name, *kind, why, Column(words["column_score"], "num", label=True))
        rows = tuple(Row(tuple(map(_plain, pair))) for pair in pairs)
        return self._kept(Grid(path, title, columns, ((None, rows),), self._say, classes="stacked merges"))


def _plain(words: str) -> Cell:
    return Cell((Bit(words),)) if words else EMPTY


def _table(figure: Figure, shape: Shape, say: Wording) -> Grid:
    columns = []
    for n in shape.places:
        kinds = (("num", shape.numeric), ("short", shape.short), ("key", shape.keys))
        classes = " ".join(name for name, places in kinds if n in places)
        columns.append(Column(figure.columns[n], classes, label=True, apart=say.messages["comma"]))
    groups: list[Group] = []
    for name, rows in shape.groups:
        head = None if name is None else marks_cell(name, say.contents)
        listed = (Row(tuple(marks_cell(row[n], say.contents) for n in shape.places)) for row in rows)
        groups.append((head, tuple(listed)))
    return Grid(
        f"tables/exhibits/{figure.name}",
        figure.title,
        tuple(columns),
        tuple(groups),
        say,
        csv=f"exhibits/{figure.name}.csv",
        classes=f"stacked{' compact' if shape.compact else ''}",
    )


def _matrix(figure: Figure, shape: Shape, say: Wording) -> Grid:
    columns = (
        Column(figure.columns[0], "stub", stub=True),
        *(Column(words, shape.cells, apart="") for words in figure.columns[1:]),
    )
    rows = []
    for n, row in enumerate(figure.rows):
        cells = (marks_cell(cell, say.contents, best=(n, place) in shape.best) for place, cell in enumerate(row[1:], 1))
        rows.append(Row((marks_cell(row[0], say.contents), *cells)))
    banded = any(len(band.places) > 1 for band in shape.bands)
    return Grid(
        f"tables/exhibits/{figure.name}",
        figure.title,
        columns,
        ((None, tuple(rows)),),
        say,
        csv=f"exhibits/{figure.name}.csv",
        classes="matrix",
        always_filtered=True,
        n_heads=2 if banded else 1,
    )
