"""Which claims answer one question: the same qualifiers, the same unit, the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geju.base.text import fold
from geju.landscape.agreement import agrees, identity, times_agree
from geju.landscape.rule import Trust
from geju.model.claim import Claim, Qualifiers
from geju.model.kind import Kind
from geju.model.value import Quantity


@dataclass(frozen=True, slots=True)
class Question:
    """Claims that answer one question about one entity: "what does it score on MMLU, 5-shot?".

    ``slot`` holds the qualifiers with entity ids where they name entities; ``time`` when the value held; ``key`` is
    unique among the questions of an entity and kind; ``series`` is the same for all times of one series.
    """

    claims: tuple[Claim, ...]
    slot: Qualifiers
    time: str
    key: str
    series: str


@dataclass(slots=True)
class _Group:
    slot: dict[str, str]
    time: str
    unit: str
    value: str
    claims: list[Claim]

    def question(self, with_time: bool) -> Question:
        slot = tuple(sorted(self.slot.items()))
        words = tuple((key, fold(value)) for key, value in slot)
        series = repr((words, self.unit, self.value))
        shown = tuple(sorted({**self.slot, **({"time": self.time} if with_time and self.time else {})}.items()))
        return Question(tuple(self.claims), shown, self.time, repr((series, self.time)), series)


def questions(claims: Sequence[Claim], kind: Kind, trust: Trust) -> list[Question]:
    """The questions that claims of one entity and kind answer, in the order of slot and time.

    The fullest claims come first. One that leaves qualifiers open joins the one question that it fits: where its value
    agrees with what is said there, or where everything but the precision of the time is the same.
    """
    groups: list[_Group] = []
    for claim in sorted(claims, key=lambda c: _fullness(c, kind)):
        slot, time = _slot(claim, kind)
        unit = claim.value.unit if isinstance(claim.value, Quantity) else ""
        value = identity(claim, kind) if kind.holds == "many" else ""
        alike = [g for g in groups if g.unit == unit and g.value == value]
        exact = [g for g in alike if _same(slot, g.slot) and time == g.time]
        fits = exact or [g for g in alike if _fits(claim, slot, time, g, kind)]
        if len(fits) == 1:
            fits[0].claims.append(claim)
        else:
            groups.append(_Group(slot, time, unit, value, [claim]))
    found = [group.question("time" in kind.slot) for group in groups]
    return sorted(found, key=lambda question: question.key)


def _fullness(claim: Claim, kind: Kind) -> tuple[object, ...]:
    slot, time = _slot(claim, kind)
    return -len(slot), -len(time), claim.document, claim.span.start, claim.span.end, claim.claim_id


def _slot(claim: Claim, kind: Kind) -> tuple[dict[str, str], str]:
    said = dict(claim.qualifiers) | dict(claim.qualifier_ids)
    slot = {name: said[name] for name in kind.slot if said.get(name) and name != "time"}
    return slot, said.get("time", "") if "time" in kind.slot else ""


def _same(slot: dict[str, str], other: dict[str, str]) -> bool:
    return slot.keys() == other.keys() and all(fold(value) == fold(other[name]) for name, value in slot.items())


def _fits(claim: Claim, slot: dict[str, str], time: str, group: _Group, kind: Kind) -> bool:
    """Whether a claim that says less than a question may be an answer to it."""
    if any(fold(group.slot.get(name, "")) != fold(value) for name, value in slot.items()):
        return False
    if time and not (group.time and times_agree(time, group.time)):
        return False
    return agrees(claim, group.claims[0], kind)
