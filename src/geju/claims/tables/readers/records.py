"""Tables whose rows are things and whose columns are kinds of claims: overviews, matrices, prices."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.claims.fields.columns import Column
from geju.claims.tables.layouts.prices import read_price_header
from geju.claims.tables.layouts.records import (
    SUBJECT_ROLES,
    find_shift,
    find_subjects,
    read_columns,
    row_time,
    tells_of_models,
)
from geju.claims.tables.makers import (
    made_by_bracket,
    made_by_house,
    things_alone,
    told_by_bracket,
)
from geju.claims.tables.making import Subject
from geju.claims.tables.notes import remarked
from geju.claims.tables.reader import TableReader
from geju.claims.tables.records import Layout, Row, cell_claims, score_claims
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.usage import UsageColumn, usage_columns, used
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary


class Records(TableReader):
    """“| 公司 | 创始人 | 估值 |”, “| Model | Params | Context |”, “| Model | Input | Output |”."""

    order = 30

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """A claim for each cell whose column is a kind and whose row has a subject; models may be the columns."""
        found = list(self._read(sheet, vocabulary))
        if not any(isinstance(one, Claim) for one in found) and sheet.n_columns > 2:
            found = list(self._read(sheet.turn(), vocabulary))
        yield from found

    def _read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        typed, first = read_columns(sheet, vocabulary)
        kinds = {c: t for c, t in typed.items() if t.kind}
        named = len({t.role for t in typed.values()} & set(SUBJECT_ROLES))
        counts = usage_columns(sheet, first) if named else {}
        if not kinds and named < 2 and not counts:
            alone = list(things_alone(sheet, typed, first, vocabulary))
            yield from made_by_house(sheet, typed, alone, vocabulary)
            return
        if sheet.turned and not tells_of_models(sheet, typed, len(kinds), vocabulary):
            return
        usage = list(_used(sheet, typed, first, counts, vocabulary)) if counts and not sheet.turned else []
        yield from usage
        if usage and not kinds and named < 2:
            return
        layout = Layout(sheet, typed, first, read_price_header(sheet, first, typed), vocabulary)
        carried: dict[int, int] = {}
        listed: list[Subject] = []
        for row in range(first, sheet.n_rows):
            yield from _row(layout, row, carried, listed)
        yield from made_by_house(sheet, typed, listed, vocabulary)


def _used(
    sheet: Sheet, typed: dict[int, Column], first: int, counts: dict[int, UsageColumn], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """The figures of use of each row: a product's before its maker's."""
    for row in range(first, sheet.n_rows):
        found = find_subjects(sheet, row, typed, 0, vocabulary, ("product", "model", "organization"))
        if found and found[0] not in counts and len(found[1]) == 1:
            yield from used(sheet, row, counts, found[1][0], row_time(sheet, row, typed, 0), vocabulary)


def _row(layout: Layout, index: int, carried: dict[int, int], listed: list[Subject]) -> Iterator[Claim | Problem]:
    """The claims of a row; a category that stands only in the first row of its group is carried down."""
    sheet, typed = layout.sheet, layout.typed
    shift = find_shift(sheet, index, typed, layout.vocabulary)
    at, subjects = find_subjects(sheet, index, typed, shift, layout.vocabulary) or (-1, [])
    when = row_time(sheet, index, typed, shift)
    for column, meaning in typed.items():
        if (
            meaning.kind == "category"
            and 0 <= column + shift < sheet.n_columns
            and not sheet.missing(index, column + shift)
        ):
            carried[column] = index
    listed.extend(subjects)
    for subject in subjects:
        row = Row(index, shift, subject, *when)
        for column, meaning in sorted(typed.items()):
            if 0 <= column + shift < sheet.n_columns and column + shift != at:
                source = carried.get(column, index) if meaning.kind == "category" else index
                yield from cell_claims(layout, row, source, column)
        yield from score_claims(layout, row)
        yield from remarked(sheet, index, layout.first - 1, {*typed, at}, subject, layout.vocabulary)
        yield from made_by_bracket(sheet, index, at, subject, layout.vocabulary)
        yield from told_by_bracket(sheet, index, at, subject)
