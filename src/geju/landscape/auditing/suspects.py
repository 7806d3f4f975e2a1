"""Rows and columns of a document's tables that cannot be right: contradicted far more than chance, or under a doubted header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Literal

from geju.landscape.auditing.voices import Checked
from geju.model.document import Document
from geju.model.span import Span

# How seldom so many contradictions would come together if they were spread over the tables by chance.
_SELDOM = Fraction(1, 50)
_LEAST = 2
Part = Literal["row", "column", "header"]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A row or a column of the table that begins on ``line``; ``heads`` are the words that name it.

    ``n_checked`` of its values could be checked and ``n_wrong`` of them are contradicted or doubted (``wrong``, in
    order); ``chance`` is how probable that many would be if contradictions fell evenly on all that could be checked.
    Of a ``header`` the reading itself doubted what it prints: ``note`` says why, ``read_as`` what it was read as.
    """

    part: Part
    line: int
    heads: tuple[Span, ...]
    wrong: tuple[Checked, ...]
    n_checked: int
    chance: Fraction = Fraction(1)
    note: str = ""
    read_as: str = ""

    @property
    def n_wrong(self) -> int:
        """How many of its values are contradicted or doubted."""
        return len(self.wrong)

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The part with its place, its figures and the claims that speak against it."""
        return {
            "part": self.part,
            "table_line": self.line,
            "line": self.heads[0].line if self.heads else self.line,
            "name": " ".join(dict.fromkeys(span.quote for span in self.heads)),
            "n_checked": self.n_checked,
            "n_wrong": self.n_wrong,
            "chance": f"{float(self.chance):.2g}",
            **({"note": self.note, "read_as": self.read_as} if self.note else {}),
            "wrong": [checked.to_dict(language) for checked in self.wrong],
        }


def find_suspects(document: Document, found: Sequence[Checked]) -> tuple[Suspect, ...]:
    """The rows, columns and headers of a document's tables that cannot be right, in the order of their tables."""
    tables = [block for block in document.blocks if block.kind == "table"]
    placed: dict[int, list[Checked]] = defaultdict(list)
    for checked in found:
        start = checked.claim.span.start
        table = next((block for block in tables if block.start <= start < block.end), None)
        if table:
            placed[table.start].append(checked)
    weighed = [checked for checked in found if _checked(checked)]
    suspects = [
        suspect
        for start, group in sorted(placed.items())
        for suspect in (*_headers(document, start, group), *_parts(document, start, group, weighed))
    ]
    return tuple(suspects)


def _checked(checked: Checked) -> bool:
    return checked.verdict in ("confirmed", "contradicted")


def _wrong(checked: Checked) -> bool:
    """Whether it is contradicted by more than by what may have been measured under other conditions."""
    return checked.verdict == "contradicted" and not checked.conditions


def _parts(document: Document, start: int, group: Iterable[Checked], weighed: Sequence[Checked]) -> Iterable[Suspect]:
    """The rows and columns of one table in which far more is contradicted than elsewhere in the document."""
    parts: dict[tuple[Part, str], list[Checked]] = defaultdict(list)
    for checked in filter(_checked, group):
        parts["row", str(checked.claim.span.line)].append(checked)
        parts["column", repr(_column(checked))].append(checked)
    for (part, _), members in parts.items():
        wrong = [c for c in members if _wrong(c)]
        ids = {c.claim.claim_id for c in members}
        rest = [c for c in weighed if c.claim.claim_id not in ids]
        share = Fraction(sum(_wrong(c) for c in rest), len(rest)) if rest else Fraction(1)
        chance = tail(len(wrong), len(members), share)
        if len(wrong) >= _LEAST and 2 * len(wrong) > len(members) and chance < _SELDOM:
            heads = _heads(members[0], part)
            yield Suspect(part, document.line_of(start), heads, tuple(wrong), len(members), chance)


def tail(n_wrong: int, n: int, share: Fraction) -> Fraction:
    """How probable ``n_wrong`` or more of ``n`` are wrong where each is with probability ``share``."""
    each = (comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n_wrong, n + 1))
    return sum(each, Fraction(0))


def _headers(document: Document, start: int, group: Iterable[Checked]) -> Iterable[Suspect]:
    """The headers that the reading doubted, each with what is contradicted below it."""
    noted: dict[tuple[str, str], list[Checked]] = defaultdict(list)
    for checked in group:
        if checked.claim.note:
            noted[checked.claim.note, repr(_column(checked))].append(checked)
    for (note, _), members in noted.items():
        wrong = tuple(c for c in members if _wrong(c))
        n_checked = sum(map(_checked, members))
        yield Suspect(
            "header",
            document.line_of(start),
            _heads(members[0], "column"),
            wrong,
            n_checked,
            Fraction(1),
            note,
            members[0].claim.qualifier("benchmark"),
        )


def _column(checked: Checked) -> tuple[str, ...]:
    """What the values of a column share: kind, test, conditions."""
    claim = checked.claim
    kept = (
        word for name, word in claim.qualifiers if name in ("benchmark", "shots", "setting", "direction", "measure")
    )
    return (claim.kind, *kept)


def _heads(checked: Checked, part: Part) -> tuple[Span, ...]:
    """The words that name a row (whom it is about) or a column (its header)."""
    claim = checked.claim
    roles = ("subject",) if part == "row" else ("header",)
    spans = [e.span for e in claim.evidence if e.role in roles]
    if not spans and part == "column":
        spans = [e.span for e in claim.evidence if e.role in ("benchmark", "measure", "unit")]
    return tuple(spans)
