"""A fact with the words it rests on, and what is left out of an answer, with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from geju.base.errors import UsageError
from geju.landscape.money import Reason
from geju.landscape.view import View
from geju.model.claim import Claim
from geju.model.entity import Entity
from geju.model.fact import Fact
from geju.model.record import read_claim, read_doubt
from geju.model.value import Quantity, bounds


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact, and the claim whose value it took: where it is said, in which words."""

    fact: Fact
    claim: Claim

    @property
    def value(self) -> Quantity:
        """The value of a fact that is a quantity."""
        assert isinstance(self.fact.value, Quantity)
        return self.fact.value

    @property
    def place(self) -> str:
        """``document:line``."""
        return f"{self.claim.document}:{self.claim.span.line}"

    def to_dict(self) -> dict[str, object]:
        """The fact as plain values, with document, line and quote."""
        source = {"document": self.claim.document, "line": self.claim.span.line, "quote": self.claim.span.quote}
        return {**self.fact.to_dict(), **source}


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not compared, and why: an entity with the facts that were looked at."""

    entity: Entity
    reason: Reason
    facts: tuple[Cited, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The entity, the reason in a language, and the facts."""
        return {
            "entity": self.entity.label(language),
            "entity_id": self.entity.entity_id,
            "terms": dict(self.terms),
            "reason": self.reason.say(language),
            "key": self.reason.key,
            "facts": [cited.to_dict() for cited in self.facts],
        }


def cite(view: View, facts: Iterable[Fact]) -> list[Cited]:
    """Facts with their claims, in the order given."""
    listed = list(facts)
    sql = "SELECT claim_id, record FROM (SELECT unnest(?::VARCHAR[]) AS claim_id) JOIN store.claims USING (claim_id)"
    rows = view.rows(sql, [list({fact.chosen for fact in listed})])
    claims = {claim_id: read_claim(json.loads(record)) for claim_id, record in rows}
    return [Cited(fact, claims[fact.chosen]) for fact in listed]


def entities_of(view: View) -> Mapping[str, Entity]:
    """Entity id -> entity, for all of them."""
    return {entity.entity_id: entity for entity in view.entities()}


def doubts_of(view: View) -> Mapping[str, Reason]:
    """Claim id -> why it cannot be right as it stands."""
    found = (read_doubt(json.loads(row[0])) for row in view.rows("SELECT record FROM store.doubts ORDER BY claim_id"))
    return {doubt.claim_id: Reason(doubt.reason, doubt.words) for doubt in found}


def day_of(view: View, on: str, option: str = "--on") -> str:
    """The day that is asked for: the last of the time given, else the edition's; empty where that has no date.

    Raises UsageError for a time that is none.
    """
    asked = on or view.edition.date
    try:
        return bounds(asked)[1].isoformat() if asked else ""
    except ValueError:
        raise UsageError("model.no_time", option=option, time=asked) from None


def currency_of(view: View, currency: str, usual: str) -> str:
    """The currency asked for, else the project's, else the usual one; raises UsageError for what is no code of one."""
    asked = (currency or view.about.get("base_currency") or usual).upper()
    if len(asked) != 3 or not asked.isascii() or not asked.isalpha():
        raise UsageError("questions.no_currency", currency=currency)
    return asked


@lru_cache(maxsize=65536)
def first_day(time: str) -> str:
    """The first day of an ISO time; empty where it is none."""
    try:
        return bounds(time)[0].isoformat()
    except ValueError:
        return ""


def number(words: str, option: str) -> Decimal:
    """A number as people type it: ``10M``, ``2.5B``, ``300万``, ``1,000``; raises UsageError for anything else.

    Below nothing is no number either.
    """
    text = words.strip().replace(",", "").replace("_", "")
    suffix, scale = next((found for found in _SCALES if text.casefold().endswith(found[0])), ("", 0))
    digits = text[: len(text) - len(suffix)].rstrip()
    if not digits or not digits.replace(".", "", 1).isdecimal() or not digits.isascii() or len(digits) > _LONGEST:
        raise UsageError("questions.no_number", option=option, words=words[:40])
    return Decimal(digits).scaleb(scale)


_LONGEST = 20
_SCALES = (
    ("万亿", 12), ("萬億", 12), ("亿", 8), ("億", 8), ("万", 4), ("萬", 4), ("千", 3), ("k", 3), ("m", 6), ("b", 9), ("t", 12),
)  # fmt: skip
