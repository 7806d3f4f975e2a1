"""What a score table cannot say: two amounts for one thing, an amount that its test cannot give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.text import fold
from geju.model.claim import Claim
from geju.model.value import Quantity
from geju.model.vocabulary import Vocabulary


def checked(claims: list[Claim], vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
    """The claims of one table without those that contradict each other, which are said to be lost."""
    amounts: dict[tuple[str, tuple[tuple[str, str], ...]], set[object]] = defaultdict(set)
    for claim in claims:
        if claim.kind == "score":
            amounts[_key(claim)].add(_amount(claim))
    lost = [c for c in claims if c.kind == "score" and len(amounts[_key(c)]) > 1]
    if lost:
        first = lost[0]
        words = {
            "n": str(len(lost)),
            "subject": first.subject.name,
            "benchmark": dict(first.qualifiers)["benchmark"],
        }
        yield Problem(
            "claims.table_contradicts", tuple(sorted(words.items())), first.document, first.span.line, "warning"
        )
    gone = set(map(id, lost))
    yield from (claim for claim in claims if id(claim) not in gone)


def _key(claim: Claim) -> tuple[str, tuple[tuple[str, str], ...]]:
    said = dict(claim.qualifiers)
    return fold(claim.subject.name), tuple((k, fold(said.get(k, ""))) for k in ("benchmark", "shots", "setting"))


def _amount(claim: Claim) -> object:
    return claim.value.low if isinstance(claim.value, Quantity) else claim.value
