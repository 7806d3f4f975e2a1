"""Tables of two columns, a key and a value, about the thing that the section names."""

from __future__ import annotations

from collections.abc import Iterator

from geju.claims.tables.columns import read_column
from geju.claims.tables.making import as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.tables.values import cell_values
from geju.claims.values.moment import find_moments
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_KINDS = frozenset({"founded", "founder", "investor", "valuation", "parameters", "active_parameters", "context_window", "architecture", "training_tokens", "license", "released", "developer"})  # fmt: skip


class Pairs(TableReader):
    """“| Founded | June 2019 |”: an infobox."""

    order = 40

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A claim for each row whose key is the name of a kind, where at least two are."""
        if sheet.n_columns != 2:
            return
        typed = {
            r: t
            for r in range(sheet.n_rows)
            if (t := read_column(sheet.text(r, 0), vocabulary)) and t.kind in _KINDS and t.fit > 0.5
        }
        if len(typed) < 2:
            return
        for row, meaning in typed.items():
            kind = vocabulary.kind(meaning.kind)
            subject = section_subject(sheet, vocabulary, *kind.subject)
            if subject is None:
                continue
            header = as_evidence("header", sheet.span(row, 0))
            text = sheet.text(row, 1)
            times = find_moments(text) if kind.form == "time" else []
            if times:
                span = sheet.span(row, 1, times[0].start, times[0].end)
                yield from make(sheet, subject, kind.name, times[0].value, span, header)
                continue
            for value, start, end in cell_values(sheet, row, 1, meaning, vocabulary):
                yield from make(sheet, subject, kind.name, value, sheet.span(row, 1, start, end), header)
