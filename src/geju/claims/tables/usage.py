"""Figures of use in tables: columns whose headers name a measure, perhaps with a time and a scale: “| 应用 | 2025 年 2 月 MAU（万） |”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from geju.base.text import simplify
from geju.claims.fields.columns import read_currency
from geju.claims.measures import MONEY, Measure, measure_of
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.sheet import Sheet
from geju.claims.values import units
from geju.claims.values.moment import find_moments
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Quantity
from geju.model.vocabulary import Vocabulary

_FIRM = frozenset({"headcount", "market_cap"})
_COUNTED = _FIRM | {"downloads", "downloads_monthly", "mau", "wau", "dau", "visits_monthly", "users", "paying_users", "enterprise_customers", "developers", "stars", "arr", "api_calls_daily", "tokens_daily"}  # fmt: skip
# A column of how a figure changed or ranks counts nothing.
_CHANGE = re.compile(
    r"环比|同比|增[长速幅减]|变[化动]|涨|跌|占比|份额|渗透|排[名行]|名次|榜|率|时长|次数|人均|目标|预[计测]|\brank|growth|change|share|Δ|YoY|MoM|[%％]|rate|target|forecast",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"[(（/,，]\s*(?:单位\s*[:：]?\s*)?[$¥€£]?\s*(?P<scale>万亿|亿|百万|千万|万|千|million|billion|thousand|[KMB])\s*(?:人次|人|次|户|家|个|名|颗|美?元|人民币|users?)?\s*[)）]?\s*\Z"
)
_LONGEST = 32


@dataclass(frozen=True)
class UsageColumn:
    """What a column counts, in which scale and currency, and the time that its header names."""

    measure: Measure
    scale: Decimal
    currency: str
    time: str
    evidence: tuple[Evidence, ...]


def usage_columns(sheet: Sheet, first: int) -> dict[int, UsageColumn]:
    """The columns that count how much things are used, by the headers in the rows before ``first``."""
    found: dict[int, UsageColumn] = {}
    for column in range(sheet.n_columns):
        header = simplify(" ".join(dict.fromkeys(filter(None, (sheet.text(r, column) for r in range(first))))))
        measure = measure_of(header) if 0 < len(header) <= _LONGEST and not _CHANGE.search(header) else None
        if measure is None or measure.name not in _COUNTED:
            continue
        scale = _SCALE.search(header)
        times = find_moments(header, anchor=sheet.document.origin.date)
        said = tuple(e for r in range(first) for e in as_evidence("measure", sheet.span(r, column)))
        header_says = tuple(
            Evidence(role, e.span) for e in said for role in ("header", *(("time",) if len(times) == 1 else ()))
        )
        found[column] = UsageColumn(
            measure,
            units.SCALES.get(scale["scale"], Decimal(1)) if scale else Decimal(1),
            read_currency(header) if measure.name in MONEY else "",
            times[0].value.iso if len(times) == 1 else "",
            (*said, *header_says),
        )
    return found


def used(
    sheet: Sheet,
    row: int,
    columns: dict[int, UsageColumn],
    subject: Subject,
    when: tuple[str, tuple[Evidence, ...]],
    vocabulary: Vocabulary,
) -> Iterator[Claim]:
    """metric, of each figure of a row; ``when`` is the time that the row names."""
    kind = vocabulary.kinds.get("metric")
    if kind is None or subject.mention.type not in kind.subject:
        return
    for place, column in columns.items():
        firm_only = column.measure.name in _FIRM and subject.mention.type != "Organization"
        value = None if firm_only or sheet.missing(row, place) else _value(sheet.text(row, place).strip(), column)
        if value is not None:
            time, evidence = (column.time, column.evidence) if column.time else (when[0], (*column.evidence, *when[1]))
            yield from make(
                sheet, subject, "metric", value, sheet.span(row, place), evidence,
                measure=column.measure.name, time=time,
            )  # fmt: skip


def _value(text: str, column: UsageColumn) -> Quantity | None:
    """A cell as a figure of its column; None where it is none or counts something else."""
    value = read_quantity(text, currency=column.currency, scale=column.scale)
    bound = (value.low if value.low is not None else value.high) if value else None
    if value is None or bound is None or bound <= 0:
        return None
    if column.measure.name in MONEY:
        return value if len(value.unit) == 3 else None
    fits = value.unit in ("", column.measure.unit, "person", "user")
    return replace(value, unit=column.measure.unit) if fits else None
