"""How a score table is laid out: which row names the tests, which column the models, where a header has slipped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from geju.claims.fields.columns import Column, read_column
from geju.claims.tables.benchmark import Test, mend, read_test, take_as_test
from geju.claims.tables.scores import cells
from geju.claims.tables.scores.heads import Head, by_corner, carried, is_shots_row, join, said_by, split
from geju.claims.tables.scores.titles import is_evaluation, titled_heads
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import subject_in
from geju.model.naming.names import find_names
from geju.model.vocabulary import Vocabulary

_MODEL_HEAD = re.compile(
    r"(?:[\w./ -]*\b)?(?:models?|methods?|llms?|systems?)|(?:[\u4e00-\u9fff]{0,4})模型(?:名称|名)?|方法|モデル名?",
    re.IGNORECASE,
)
# The model inside a model: who built on it stands in another column.
_INNER_HEAD = re.compile(
    r"llms?(?: size)?|backbone|base (?:model|llm)|基座(?:模型)?|底座|language model|vision(?: encoder)?", re.IGNORECASE
)
# The size of what a model is built on is not its own.
_INNER_SIZE = re.compile(r"\b(?:llm|backbone|language model|base model|encoder)\b.*\bsize|基座|底座", re.IGNORECASE)
_MODALITY = re.compile(r"modalit(?:y|ies)|模态(?:类型)?", re.IGNORECASE)
_SHARE_AT_MOST = 200
_PHYSICAL_KINDS = ("price", "funding_amount", "valuation", "revenue", "released")


@dataclass(frozen=True)
class Reading:
    """One way to read a table: heads by column of values, rows of values from ``first`` on, subjects in ``subject_column``."""

    sheet: Sheet
    header: int
    first: int
    subject_column: int
    heads: dict[int, tuple[Head, ...]]
    columns: dict[int, Column]
    weight: float
    headed: bool = False

    @cached_property
    def key_columns(self) -> tuple[int, ...]:
        """Columns of words that are neither subject nor tests nor of a kind."""
        taken = {self.subject_column, *self.heads, *self.columns}
        return tuple(c for c in range(self.sheet.n_columns) if c not in taken)


@dataclass(frozen=True, slots=True)
class _Subjects:
    column: int
    share: float
    share_sure: float
    n_sure: int
    n_shaped: int
    headed: bool


@dataclass(frozen=True)
class _Frame:
    """The frame of a table: its header, the first row of values, its subjects, the columns that hold values."""

    sheet: Sheet
    header: int
    first: int
    subjects: _Subjects
    values: list[int]

    @property
    def other(self) -> list[int]:
        """Rows above the values that are not the header itself."""
        return [r for r in range(self.first) if r != self.header and not (r == 0 and self.sheet.banner)]


def read_layout(sheet: Sheet, vocabulary: Vocabulary) -> Reading | None:
    """How to read a table as scores with tests in a row, None where it is no such table."""
    header, tests = _header_row(sheet, vocabulary)
    subjects = _subjects(sheet, header, vocabulary)
    if subjects is None or not (subjects.n_sure or subjects.headed or (len(tests) > 1 and subjects.n_shaped > 1)):
        return None
    own = subject_in(sheet, sheet.text(header, subjects.column), vocabulary) if header else None
    if own and own.sure and len(tests) == 1:
        return None  # a row of data that names a test, not a header
    if len(tests) == 1 and not any(_is_sure(sheet.text(header, c), vocabulary) for c in tests):
        tests = {}
    values = cells.value_columns(sheet, header + 1, subjects.column)
    frame = _Frame(sheet, header, _first_row(sheet, header, subjects.column, values, vocabulary), subjects, values)
    among = set(values)
    known = [c for c in tests if c in among]
    plain = bool(known) and not any(_is_sure(sheet.text(header, c), vocabulary) for c in known)
    titled = titled_heads(sheet, header, values, vocabulary) if len(known) < 2 or plain else {}
    if titled and (len(known) * 3 < len(values) or not known or (plain and _rated(sheet, header, known))):
        columns = _kinds(sheet, header, [c for c in range(sheet.n_columns) if c not in titled], vocabulary)
        return _reading(frame, titled, columns, 1.0, vocabulary)
    if plain and _rated(sheet, header, known):
        return None
    going_on = carried(sheet, header, frame.other, values, tests)
    n_known = len(tests) + len(going_on)
    if (n_known == 0 or (n_known == 1 and sheet.n_columns > 4)) and not _shows_scores(frame, vocabulary):
        return None
    columns = _kinds(
        sheet, header, [c for c in range(sheet.n_columns) if c not in tests and c != subjects.column], vocabulary
    )
    tests = tests | _unknown(frame, tests, columns, vocabulary)
    heads = {}
    for column, head in _aligned(sorted(tests), values).items():
        if column != subjects.column:
            heads[column] = Head(tests[head], said_by(sheet, header, head, tests[head]))
    if not set(heads) & set(values):
        return None
    heads |= {column: heads[left] for column, left in going_on.items() if left in heads}
    return _reading(frame, heads, columns, n_known, vocabulary)


def _first_row(sheet: Sheet, header: int, subject_column: int, values: list[int], vocabulary: Vocabulary) -> int:
    """The first row of values: rows below the header that name parts, shots or metrics belong to it."""
    first = header + 1
    while first < min(sheet.n_rows, header + 4) and _is_header(sheet, first, subject_column, values, vocabulary):
        first += 1
    return first


def _header_row(sheet: Sheet, vocabulary: Vocabulary) -> tuple[int, dict[int, Test]]:
    """The row that names most known tests, with them; the first row below a banner where none names any."""
    start = 1 if sheet.banner and sheet.n_rows > 2 else 0
    best: tuple[int, dict[int, Test]] = (start, {})
    for header in range(start, min(start + 4, sheet.n_rows - 1)):
        tests = {c: t for c, text in enumerate(sheet.row(header)) if (t := read_test(text, vocabulary.lexicon))}
        if len(tests) > len(best[1]):
            best = header, tests
    return best


def _is_sure(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a header that names one known test cannot be a plain word."""
    return any(n.sure for n in find_names(text, vocabulary.lexicon, "Benchmark"))


def _rated(sheet: Sheet, header: int, columns: list[int]) -> bool:
    """Whether columns hold ratings, above any share of questions: “Math” over 1461 is a part of what rates, no test."""
    return all(n > _SHARE_AT_MOST for c in columns for n in cells.numbers(sheet, header + 1, c))


def _subjects(sheet: Sheet, header: int, vocabulary: Vocabulary) -> _Subjects | None:
    """The column of model names: one headed so before others, never that of a model inside the model."""
    found = []
    for column in range(min(3, sheet.n_columns)):
        texts = [t for t in sheet.column(column, header + 1) if t and not cells.is_value(t)]
        names = [n for t in texts if (n := subject_in(sheet, t, vocabulary))]
        sure = sum(n.sure for n in names)
        title = sheet.text(header, column).strip() or sheet.text(0, column).strip()
        inner = bool(_INNER_HEAD.fullmatch(title)) and sheet.n_columns > 2 and column > 0
        headed = bool(_MODEL_HEAD.fullmatch(title)) and not inner
        if not texts or (len(names) < len(texts) / 3 and not headed) or not (sure or len(names) > 1 or headed):
            continue
        share = len(names) / len(texts)
        shaped = sum(bool(re.search(r"[A-Za-z]-?\d|[a-z]-[a-z]", n.name)) for n in names)
        headed = headed and (share > 0 or not sheet.turned)
        rank = (not inner, headed and share >= 0.3, sure / len(texts), share, -column)
        found.append((rank, _Subjects(column, share, sure / len(texts), sure, shaped, headed)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _shows_scores(frame: _Frame, vocabulary: Vocabulary) -> bool:
    """Whether a table with hardly a known test is one of scores all the same: models, shares of a hundred, no units."""
    sheet, header, subjects, values = frame.sheet, frame.header, frame.subjects, frame.values
    if not values or sheet.n_rows - header < 3 or not is_evaluation(sheet):
        return False
    if not (subjects.n_sure >= 2 and subjects.share_sure >= 0.5) and not (
        subjects.headed and subjects.n_sure >= 1 and subjects.share >= 0.5
    ):
        return False
    heads = [sheet.text(header, c) for c in range(sheet.n_columns)]
    around = [sheet.banner.text if sheet.banner else "", sheet.table.caption.text if sheet.table.caption else ""]
    if any(cells.PHYSICAL.search(text) for text in (*heads, *around)):
        return False
    if any((t := read_column(text, vocabulary)) and t.kind in _PHYSICAL_KINDS for text in heads):
        return False
    given = [n for c in values for n in cells.numbers(sheet, header + 1, c)]
    fine = sum(n != n.to_integral_value() for n in given)
    return bool(given) and fine * 2 >= len(given) and all(0 <= n <= 100 for n in given)


def _kinds(sheet: Sheet, header: int, places: list[int], vocabulary: Vocabulary) -> dict[int, Column]:
    """Columns beside the tests that hold values of another kind."""
    found = {}
    for column in places:
        text = sheet.text(header, column)
        typed = read_column(text, vocabulary) if not _INNER_SIZE.search(text) else None
        if typed and _tells(typed, text):
            found[column] = typed
    return found


def _tells(typed: Column, text: str) -> bool:
    """Whether a column beside the tests tells of the models what its header says; of prices those of input and output."""
    if typed.kind == "price":
        return bool(typed.direction or typed.pair)
    if typed.kind == "modality":
        return bool(_MODALITY.fullmatch(text.strip()))
    return typed.role == "organization" or typed.kind not in ("", "score", "metric")


def _unknown(
    frame: _Frame, tests: dict[int, Test], columns: dict[int, Column], vocabulary: Vocabulary
) -> dict[int, Test]:
    """Tests that no lexicon knows, among the known: their values are like those of the known ones."""
    sheet, header, values = frame.sheet, frame.header, set(frame.values)
    if len(tests) < 2 and not _shows_scores(frame, vocabulary):
        return {}
    measured = [n for c in tests if c in values for n in cells.numbers(sheet, header + 1, c)]
    shifted = not set(tests) <= set(values)
    found: dict[int, Test] = {}
    for column, text in enumerate(sheet.row(header)):
        if column in tests or column == frame.subjects.column or not text or column in columns:
            continue
        test = mend(text, vocabulary.lexicon) if column in values else None
        if test is None and column in values and not cells.NO_TEST.search(re.split(r"[(（]", text)[0]):
            if (not tests and not cells.has_name_shape(text)) or (len(tests) == 1 and cells.is_plain(text)):
                continue
            like = not tests or shifted or cells.alike(cells.numbers(sheet, header + 1, column), measured)
            test = take_as_test(text) if like else None
        if test:
            found[column] = test
    return found


def _reading(
    frame: _Frame, heads: dict[int, Head], columns: dict[int, Column], n_known: float, vocabulary: Vocabulary
) -> Reading:
    """The reading with what other header rows add to the heads, and with columns of several values split."""
    sheet, subjects = frame.sheet, frame.subjects
    heads = join(sheet, heads, frame.other, subjects.column, vocabulary)
    heads = by_corner(sheet, heads, frame.header, subjects.column)
    parted: dict[int, tuple[Head, ...]] = {c: (h,) for c, h in sorted(heads.items())}
    for column, head in sorted(heads.items()):
        n = cells.n_parts(sheet, frame.first, column)
        if n == 2 and (questions := cells.questions(sheet, frame.first, column)):
            parted[column] = (replace(head, questions=questions),)
        elif n > 1:
            parted[column] = split(sheet, frame.header, column, head, n, vocabulary)
    weight = n_known + 2 * (subjects.share + subjects.share_sure)
    return Reading(sheet, frame.header, frame.first, subjects.column, parted, columns, weight, subjects.headed)


def _is_header(sheet: Sheet, row: int, subject_column: int, values: list[int], vocabulary: Vocabulary) -> bool:
    """Whether a row below the header names parts, shots or metrics and holds no values."""
    if is_shots_row(sheet, row, subject_column):
        return True
    texts = [t for c in values if (t := sheet.text(row, c)) and not sheet.missing(row, c)]
    if not texts or any(cells.is_value(t) for t in texts):
        return False
    same = sheet.cell(row, subject_column) is sheet.cell(row - 1, subject_column)
    return same or not subject_in(sheet, sheet.text(row, subject_column), vocabulary)


def _aligned(named: list[int], values: list[int]) -> dict[int, int]:
    """Column of values -> column of its name: where a header is shifted, the n-th name belongs to the n-th column."""
    if named != values and len(named) == len(values) and not set(named) <= set(values):
        return dict(zip(values, named, strict=True))
    return {column: column for column in named}
