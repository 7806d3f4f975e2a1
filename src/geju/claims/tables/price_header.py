"""What header and lines around a price table say for all its prices."""

from __future__ import annotations

from geju.claims.tables.columns import Column, read_currency
from geju.claims.tables.sheet import Sheet
from geju.claims.values.moment import find_moments
from geju.claims.values.price import read_per
from geju.model.span import Evidence
from geju.model.value import Moment
from geju.model.vocabulary import Vocabulary


def read_shared(
    sheet: Sheet, first: int, typed: dict[int, Column], vocabulary: Vocabulary
) -> tuple[str, object, tuple[Evidence, ...], Moment | None]:
    """What header rows and the lines around say for every price: currency, token base, time."""
    currency, per = "", None
    evidence: list[Evidence] = []
    moment: Moment | None = None
    if not any(t.kind == "price" for t in typed.values()):
        return currency, per, (), None
    for row in range(first):
        for column in range(sheet.n_columns):
            text = sheet.text(row, column)
            if (read_per(text) or read_currency(text)) and (span := sheet.span(row, column)):
                per, currency = per or read_per(text), currency or read_currency(text)
                evidence.append(Evidence("header", span))
    anchor = sheet.document.origin.date
    around = [
        sheet.table.caption,
        *(b.text for b in (sheet.context.after, sheet.context.before, sheet.context.title) if b),
    ]
    for beside in around:
        if not beside:
            continue
        if per is None and read_per(beside.text):
            per = read_per(beside.text)
            currency = currency or read_currency(beside.text)
            evidence.append(Evidence("caption", sheet.document.span_of(beside)))
        times = find_moments(beside.text, anchor=anchor) if len(beside.text) < 200 else []
        if times and moment is None:
            moment = times[0].value
            evidence.append(Evidence("time", sheet.document.span_of(beside, times[0].start, times[0].end)))
    return currency, per, tuple(evidence), moment
