"""Tables of investors: those of the section's company, or what each of them has invested in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.fields.values import entities
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.model.claim import Claim
from geju.model.naming.names import find_names, read_name
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_INVESTOR = re.compile(
    r"(?:key |major |lead |notable |main )?(?:investors?|backers?|shareholders?|funds?)|投资方|投资机构|投资人|资方|股东|机构",
    re.IGNORECASE,
)
_DEALS = re.compile(
    r"\b(?:deals?|portfolio|investments?|bets?|holdings?)\b|被投|投资组合|投资项目|代表项目|投资案例", re.IGNORECASE
)
_ABOUT = re.compile(
    r"roles?|details?|stakes?|notes?|type|series|rounds?|amount|relationship|说明|备注|轮次|角色|类型|持股|金额|背景",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?<![A-Za-z])(?:Series\s+(?P<series>[A-H]\d?\+?)|(?P<word>Seed|Angel|Pre-[A-Z]))(?![A-Za-z])|(?P<han>天使轮|种子轮|[A-H]\+*\s*轮)",
    re.IGNORECASE,
)

# A company that nobody knows: proper names only, no field of business (“AI infrastructure”, “defense”).
_PROPER = re.compile(r"(?!AI\Z|SaaS\Z)[A-Z][A-Za-z0-9.&-]{2,}(?: [A-Z][A-Za-z0-9.&-]+){0,2}")


class Backers(TableReader):
    """“| Investor | Role |” below a company's heading, “| Investor | Notable deals |” below none."""

    order = 22

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """An investor a row, or what the row's investor holds."""
        head = [text.strip() for text in sheet.row(0)]
        if sheet.n_columns < 2 or not _INVESTOR.fullmatch(head[0]) or sheet.n_rows < 2:
            return
        deals = [c for c, text in enumerate(head) if c and _DEALS.search(text)]
        if deals:
            for row in range(1, sheet.n_rows):
                yield from _held(sheet, row, deals[0], vocabulary)
        elif any(_ABOUT.search(text) for text in head[1:]):
            company = section_subject(sheet, vocabulary, "Organization")
            for row in range(1, sheet.n_rows) if company else ():
                assert company is not None
                yield from _backer(sheet, row, company, vocabulary)


def _backer(sheet: Sheet, row: int, company: Subject, vocabulary: Vocabulary) -> Iterator[Claim]:
    said = next(((c, m) for c in range(1, sheet.n_columns) if (m := _SERIES.search(sheet.text(row, c)))), None)
    series = ""
    words: tuple[Evidence, ...] = ()
    if said:
        column, match = said
        series = (match["series"] or match["word"] or match["han"]).strip()
        words = as_evidence("series", sheet.span(row, column, *match.span()))
    kind = vocabulary.kind("investor")
    for value, start, end in entities(sheet.text(row, 0), kind, vocabulary):
        if isinstance(value, Mention) and value.name != company.mention.name:
            yield from make(sheet, company, "investor", value, sheet.span(row, 0, start, end), words, series=series)


def _held(sheet: Sheet, row: int, column: int, vocabulary: Vocabulary) -> Iterator[Claim]:
    text = sheet.text(row, 0)
    name = read_name(text, vocabulary.lexicon, "Organization", "Person")
    span = sheet.span(row, 0)
    if span is None or sheet.missing(row, 0) or not (name or len(text) <= 40):
        return
    investor = Subject(name.mention if name else Mention(text, "Organization"), span, name)
    cell = sheet.text(row, column)
    for piece in re.finditer(r"[^,，、;；/]+", cell):
        words = piece[0].strip()
        start = piece.start() + piece[0].index(words) if words else 0
        known = next(
            (t for n in find_names(words, vocabulary.lexicon) if n.start == 0 and (t := n.as_type("Organization"))),
            None,
        )
        taken = (
            known.name if known else words if _PROPER.fullmatch(words) and not vocabulary.lexicon.lookup(words) else ""
        )
        if taken and taken != investor.mention.name:
            where = sheet.span(row, column, start, start + len(taken))
            yield from make(sheet, investor, "invested_in", Mention(taken, "Organization"), where)
