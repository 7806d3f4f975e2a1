"""The values of a cell of a table."""

from __future__ import annotations

from collections.abc import Iterator

from geju.claims.fields.columns import Column
from geju.claims.fields.values import Read, read_values
from geju.claims.tables.sheet import Sheet
from geju.model.vocabulary import Vocabulary


def cell_values(sheet: Sheet, row: int, column: int, typed: Column, vocabulary: Vocabulary) -> Iterator[Read]:
    """(value, start, end) of each value in a cell; nothing where the cell is not of the kind."""
    text = sheet.text(row, column)
    if not sheet.missing(row, column) and not (typed.kind == "modality" and _is_design(text, vocabulary)):
        yield from read_values(text, typed, vocabulary, sheet.document)


def _is_design(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sort of model says how it is built: “MoE” among “多模态” and “代码”."""
    kind = vocabulary.kinds.get("architecture")
    return kind is not None and any(text.strip() in (term, *words) for term, words in kind.terms)
