"""A transcript as plain values and back; whoever reads it back believes none of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from geju.base.errors import Problem
from geju.base.language import messages
from geju.base.text import MappedText
from geju.documents.format import Transcript
from geju.documents.worker.frames import GarbledError
from geju.model.document import Block, BlockKind, Cell, Page, Place, Table
from geju.model.record import Record, page_record, place_record, problem_record, read_place, read_problem

_KINDS = frozenset(get_args(BlockKind))
# A table is laid out as a grid when it is asked: more places than this are no table that anybody made.
_MOST_PLACES = 4_000_000


def transcript_record(t: Transcript) -> Record:
    """A transcript as a record."""
    return [
        t.text,
        [_block_record(b) for b in t.blocks],
        [place_record(_bounded(p)) for p in t.places],
        [page_record(_sized(p)) for p in t.pages],
        t.origin,
        [problem_record(p) for p in t.problems],
    ]


def _bounded(place: Place) -> Place:
    """A place without its box where that is nowhere: a damaged file may put words anywhere, or at no number."""
    return place if place.box is None or all(map(_is_real, place.box)) else replace(place, box=None)


def _sized(page: Page) -> Page:
    return page if _is_real(page.width) and _is_real(page.height) else replace(page, width=0.0, height=0.0)


def _block_record(b: Block) -> Record:
    return [b.kind, b.start, b.end, _mapped_record(b.text), b.level, b.label, _table_record(b.table)]


def _mapped_record(text: MappedText | None) -> Record | None:
    return None if text is None else [text.text, text.runs]


def _table_record(t: Table | None) -> Record | None:
    if t is None:
        return None
    cells = [[c.row, c.column, _mapped_record(c.text), c.n_rows, c.n_columns, c.header] for c in t.cells]
    return [cells, t.n_rows, t.n_columns, _mapped_record(t.caption)]


def read_transcript(record: Any) -> Transcript:
    """The transcript of a record; raises GarbledError, ValueError or TypeError where it is none that holds together."""
    text, blocks, places, pages, origin, problems = record
    _text(text)
    size = len(text)
    read = tuple(_page(page) for page in pages)
    return Transcript(
        text=text,
        blocks=tuple(_block(block, size) for block in blocks),
        places=_in_order(tuple(_place(place, size) for place in places), {page.number for page in read}),
        pages=read,
        origin=tuple((_text(key), _text(value)) for key, value in origin),
        problems=tuple(map(_problem, problems)),
    )


def _block(record: Record, size: int) -> Block:
    kind, start, end, text, level, label, table = record
    _check(kind in _KINDS)
    _range(start, end, size)
    read = _mapped(text, size)
    return Block(kind, start, end, read, _number(level, 0, 1000), _text(label), _table(table, size))


def _mapped(record: Record, size: int) -> MappedText:
    text, runs = record
    _text(text)
    at = 0
    read = []
    for t, start, n, length in runs:
        _check(type(t) is int and type(start) is int and type(n) is int and type(length) is int)
        _check(t == at and n > 0 and length >= 0 and start >= 0 and start + length <= size)
        at += n
        read.append((t, start, n, length))
    _check(at == len(text))
    return MappedText(text, tuple(read))


def _table(record: Record | None, size: int) -> Table | None:
    if record is None:
        return None
    cells, n_rows, n_columns, caption = record
    _number(n_rows, 0, _MOST_PLACES)
    _number(n_columns, 0, _MOST_PLACES)
    _check(n_rows * n_columns <= _MOST_PLACES)
    read = []
    for row, column, text, height, width, header in cells:
        _number(row, 0, n_rows - 1)
        _number(column, 0, n_columns - 1)
        _number(height, 1, n_rows)
        _number(width, 1, n_columns)
        _check(type(header) is bool)
        read.append(Cell(row, column, _mapped(text, size), height, width, header))
    _check(sum(c.n_rows * c.n_columns for c in read) <= 2 * _MOST_PLACES)
    return Table(tuple(read), n_rows, n_columns, None if caption is None else _mapped(caption, size))


def _place(record: Record, size: int) -> Place:
    place = read_place(record)
    _range(place.start, place.end, size)
    _check(place.box is None or (len(place.box) == 4 and all(map(_is_real, place.box))))
    _check(place.confidence is None or (_is_real(place.confidence) and 0 <= place.confidence <= 1))
    _check(type(place.hidden) is bool)
    _check(place.page is None or _number(place.page, 1, _MOST_PLACES) > 0)
    _text(place.label)
    _text(place.stored)
    return place


def _in_order(places: tuple[Place, ...], pages: set[int]) -> tuple[Place, ...]:
    at = 0
    for place in places:
        _check(place.start >= at and (place.page is None or place.page in pages))
        at = place.end
    return places


def _page(record: Record) -> Page:
    page = Page(*record)
    _check(_is_real(page.width) and _is_real(page.height))
    _number(page.number, 1, _MOST_PLACES)
    _number(page.rotation, 0, 359)
    _text(page.label)
    return page


def _problem(record: Record) -> Problem:
    problem = read_problem(record)
    _check(problem.key in messages() and problem.severity in ("error", "warning"))
    _check(problem.line is None or type(problem.line) is int)
    problem.words()
    return problem


def _range(start: Any, end: Any, size: int) -> None:
    _check(type(start) is int and type(end) is int and 0 <= start <= end <= size)


def _number(value: Any, least: int, most: int) -> int:
    _check(type(value) is int and least <= value <= most)
    return int(value)


def _is_real(value: Any) -> bool:
    return type(value) in (int, float) and -1e9 < value < 1e9


def _text(value: Any) -> str:
    _check(isinstance(value, str))
    return str(value)


def _check(holds: bool) -> None:
    if not holds:
        raise GarbledError
