"""Revenue by segment: “| 业务 | 2023 年收入 |”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.tables.columns import Column, read_column
from geju.claims.tables.making import as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.tables.values import cell_values
from geju.claims.values.moment import find_moments
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_TOTAL = re.compile(r"合计|总计|总收入|total", re.IGNORECASE)


class Revenue(TableReader):
    """Rows are segments, columns are years or one revenue column."""

    order = 25

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A revenue for each segment and column, with the time that the column's header names."""
        if sheet.n_rows < 2 or sheet.n_columns > 6:
            return
        first = read_column(sheet.text(0, 0), vocabulary)
        columns = [
            c for c in range(1, sheet.n_columns) if re.search(r"收入|营收|revenue", sheet.text(0, c), re.IGNORECASE)
        ]
        subject = section_subject(sheet, vocabulary, "Organization")
        if subject is None or not columns or first is None or first.role not in ("segment", "product"):
            return
        for row in range(1, sheet.n_rows):
            segment = sheet.text(row, 0)
            for column in columns:
                head = sheet.text(0, column)
                times = find_moments(head)
                header = as_evidence("header", sheet.span(0, column))
                when = as_evidence("time", sheet.span(0, column, times[0].start, times[0].end)) if times else ()
                label = as_evidence("segment", sheet.span(row, 0))
                for value, start, end in cell_values(sheet, row, column, Column("revenue"), vocabulary):
                    yield from make(
                        sheet, subject, "revenue", value, sheet.span(row, column, start, end), (*header, *when, *label),
                        segment="" if _TOTAL.search(segment) else segment, time=times[0].value.iso if times else "",
                    )  # fmt: skip
