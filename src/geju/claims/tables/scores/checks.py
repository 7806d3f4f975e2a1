"""What a score table cannot say: two amounts for one thing, an amount that its test cannot give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from geju.base.content import load_yaml
from geju.base.errors import Problem
from geju.base.text import fold
from geju.model.claim import Claim
from geju.model.naming.lexicon import Lexicon
from geju.model.value import Quantity
from geju.model.vocabulary import Vocabulary

_HERE = Path(__file__).parent
_SCALES = {"percent": (0, 100), "ten": (0, 10), "thousand": (0, 1000), "rating": (0, 5000)}


def checked(claims: list[Claim], vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
    """The claims of one table without those that cannot be, which are said to be lost."""
    amounts: dict[tuple[str, tuple[tuple[str, str], ...]], set[object]] = defaultdict(set)
    for claim in claims:
        if claim.kind == "score":
            amounts[_key(claim)].add(_amount(claim))
    lost = [c for c in claims if c.kind == "score" and len(amounts[_key(c)]) > 1]
    if lost:
        first = lost[0]
        said = {"n": str(len(lost)), "subject": first.subject.name, "benchmark": dict(first.qualifiers)["benchmark"]}
        place = first.document, first.span.line
        yield Problem("claims.table_contradicts", tuple(sorted(said.items())), *place, "warning")
    gone = set(map(id, lost))
    for claim in claims:
        if id(claim) not in gone:
            yield _impossible(claim, vocabulary.lexicon) or claim


def _impossible(claim: Claim, lexicon: Lexicon) -> Problem | None:
    """Why a test cannot have given a score, None where it can."""
    if claim.kind != "score":
        return None
    benchmark = dict(claim.qualifiers)["benchmark"]
    scale = _bounds(benchmark.partition(" (")[0], lexicon)
    amount = _amount(claim)
    if scale is None or not isinstance(amount, Decimal) or scale[0] <= amount <= scale[1]:
        return None
    said = {
        "subject": claim.subject.name,
        "benchmark": benchmark,
        "amount": str(amount),
        "low": str(scale[0]),
        "high": str(scale[1]),
    }
    return Problem("claims.score_impossible", tuple(sorted(said.items())), claim.document, claim.span.line, "warning")


@lru_cache(maxsize=2_000)
def _bounds(benchmark: str, lexicon: Lexicon) -> tuple[int, int] | None:
    known = lexicon.lookup(benchmark, "Benchmark")
    scale = next((name for name, ids in _scales().items() if known and known.entity_id in ids), None)
    return _SCALES[scale] if scale else None


@cache
def _scales() -> dict[str, list[str]]:
    scales: dict[str, list[str]] = load_yaml(_HERE / "bounds.yaml", _HERE / "bounds.schema.json")
    return scales


def _key(claim: Claim) -> tuple[str, tuple[tuple[str, str], ...]]:
    said = dict(claim.qualifiers)
    return fold(claim.subject.name), tuple((k, fold(said.get(k, ""))) for k in ("benchmark", "shots", "setting"))


def _amount(claim: Claim) -> object:
    return claim.value.low if isinstance(claim.value, Quantity) else claim.value
