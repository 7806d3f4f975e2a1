"""How a table of things is laid out: what its columns are, whom a row is about, whether a row has slipped."""

from __future__ import annotations

import re

from geju.claims.tables.columns import Column, read_column
from geju.claims.tables.making import Subject
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import maker_of, row_subject
from geju.model.naming.names import find_names, read_name
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

SUBJECT_ROLES = {"organization": "Organization", "model": "Model", "product": "Product", "person": "Person"}


def read_columns(sheet: Sheet, vocabulary: Vocabulary) -> tuple[dict[int, Column], int]:
    """What each column is, from up to two header rows; the first row of data."""
    best: tuple[float, int, dict[int, Column]] = (0.0, 1, {})
    for n_header in (1, 2):
        if sheet.n_rows <= n_header:
            break
        found: dict[int, Column] = {}
        for column in range(sheet.n_columns):
            texts = [sheet.text(row, column) for row in range(n_header)]
            joined = " ".join(dict.fromkeys(t for t in texts if t))
            typed = read_column(texts[-1], vocabulary) or read_column(joined, vocabulary)
            if typed is None and n_header == 1 and not texts[0]:
                continue
            if typed:
                found[column] = typed
        weight = sum(t.fit for t in found.values()) - (0.6 if n_header == 2 else 0)
        if weight > best[0]:
            best = weight, n_header, found
    return best[2], best[1]


def _fits(text: str, column: Column, vocabulary: Vocabulary) -> bool:
    """Whether a cell could stand below a header."""
    kind = vocabulary.kinds.get(column.kind)
    if kind is None:
        type_ = SUBJECT_ROLES.get(column.role, "")
        return bool(type_ and find_names(text, vocabulary.lexicon, type_))
    if kind.form == "entity":
        return bool(find_names(text, vocabulary.lexicon, *kind.entity_types))
    if kind.form == "quantity":
        return any(c.isdigit() for c in text) and not find_names(text, vocabulary.lexicon, "Model", "Product")
    return not find_names(text, vocabulary.lexicon, "Person", "Organization", "Model", "Product")


def find_shift(sheet: Sheet, row: int, typed: dict[int, Column], vocabulary: Vocabulary) -> int:
    """By how many columns a row's cells have slipped against the header: 0 but where another fits clearly better."""

    def weight(shift: int) -> int:
        total = 0
        for column, meaning in typed.items():
            at = column + shift
            if meaning.kind in ("metric", "score"):
                continue
            if 0 <= at < sheet.n_columns and not sheet.missing(row, at):
                total += 1 if _fits(sheet.text(row, at), meaning, vocabulary) else -1
        return total

    straight = weight(0)
    best = max((1, -1), key=weight)
    return best if weight(best) >= straight + 3 else 0


def find_subject(
    sheet: Sheet, row: int, typed: dict[int, Column], shift: int, vocabulary: Vocabulary
) -> tuple[int, Subject] | None:
    """The column and the subject of a row: its organization, else its product or model; else what its cells imply."""
    for role in ("organization", "model", "product", "person"):
        for column, meaning in sorted(typed.items()):
            at = column + shift
            if meaning.role != role or not 0 <= at < sheet.n_columns or sheet.missing(row, at):
                continue
            others = {t.role for c, t in typed.items() if c != column}
            if role in ("model", "product") and "founder" in {t.kind for t in typed.values()}:
                continue
            found = _named(sheet, row, at, role, vocabulary)
            if found and not (role == "organization" and "model" in others and _is_model_table(typed)):
                return at, found
    implied = [c + shift for c, t in typed.items() if t.role in ("model", "product") or t.kind == "founder"]
    owner = maker_of(sheet, row, [c for c in implied if 0 <= c < sheet.n_columns], vocabulary)
    if owner and any(t.kind in ("founder", "valuation", "category", "founded") for t in typed.values()):
        return -1, owner
    first = _named(sheet, row, 0, "organization", vocabulary)
    if first and first.name and first.name.known and 0 not in typed:
        return 0, first
    return None


def _is_model_table(typed: dict[int, Column]) -> bool:
    """Whether the columns speak of models rather than of companies."""
    about_models = {
        "parameters",
        "active_parameters",
        "context_window",
        "architecture",
        "price",
        "modality",
        "license",
        "openness",
        "training_tokens",
        "released",
    }
    return bool({t.kind for t in typed.values()} & about_models)


def _named(sheet: Sheet, row: int, column: int, role: str, vocabulary: Vocabulary) -> Subject | None:
    text = sheet.text(row, column)
    type_ = SUBJECT_ROLES[role]
    if type_ == "Model":
        name = row_subject(text, vocabulary)
    else:
        name = read_name(text, vocabulary.lexicon, type_)
        if name is None and (only := find_names(text, vocabulary.lexicon, type_)) and len(only) == 1:
            name = only[0]
    if name is not None:
        span = sheet.span(row, column, name.start, name.end)
        return Subject(name.mention, span, name) if span else None
    span = sheet.span(row, column)
    if (
        role in ("organization", "product")
        and span
        and 1 < len(text) <= 30
        and not re.search(r"\d{4}|[。，,；;:：|]", text)
    ):
        return Subject(Mention(text, type_), span)
    return None
