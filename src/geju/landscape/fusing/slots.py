"""Which claims answer one question: the same qualifiers, the same unit (or money that can be exchanged), the same time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from geju.base.text import fold
from geju.landscape.comparing.agreement import agrees, identity, order, times_agree
from geju.landscape.comparing.exchange import HUB, has_rate, is_currency
from geju.landscape.rule import Trust
from geju.model.claim import Claim, Qualifiers
from geju.model.kind import Kind
from geju.model.value import Quantity

# "B+ 轮", "Series B+" and "B+" are one round.
_ROUND = re.compile(r"轮次?|\b(?:series|round)\b", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?\Z")
Key = tuple[object, ...]


class Question(NamedTuple):
    """Claims that answer one question about one entity: "what does it score on MMLU, 5-shot?".

    ``slot`` holds the qualifiers with entity ids where they name entities; ``time`` when the value held, as stated or,
    for a series whose last value holds, as the document is dated; ``key`` is unique among the questions of an entity
    and kind; ``series`` is the same for all times of one series.
    """

    claims: tuple[Claim, ...]
    slot: Qualifiers
    time: str
    key: str
    series: str


@dataclass(slots=True)
class _Asked:
    """A claim with the question it puts: ``rest`` is all of it but time and series."""

    claim: Claim
    slot: Qualifiers
    rest: Key
    series: str
    time: str
    stated: bool


@dataclass(slots=True)
class _Group:
    first: _Asked
    claims: list[Claim]
    other: str = ""

    def question(self) -> Question:
        asked = self.first
        series = _spoken(asked.rest, asked.series)
        return Question(tuple(self.claims), asked.slot, asked.time, repr((series, asked.time, self.other)), series)


def questions(claims: Iterable[Claim], kind: Kind, trust: Trust, *, supersedes: bool = False) -> list[Question]:
    """The questions that claims of one entity and kind answer.

    Claims that say most come first. Qualifiers must be equal, for silence is no agreement; only a claim that leaves the
    time or the round open, or gives the time less exactly, may join the one question that it fits. ``supersedes``: the
    kind is a series of which the last value holds, so that a claim without a time is of its document's time.
    """
    claims = list(claims)
    exchanged = kind.converted and len({c.value.unit for c in claims if isinstance(c.value, Quantity)}) > 1
    asked = [_ask(claim, kind, trust, supersedes, exchanged) for claim in claims]
    if len(asked) == 1:
        return [_Group(asked[0], claims).question()]
    asked.sort(key=lambda a: (not a.stated, -len(a.slot), a.time if not a.stated else "", -len(a.time), order(a.claim)))
    alike: dict[Key, list[_Group]] = defaultdict(list)
    exact: dict[Key, _Group] = {}
    n_alike: Counter[Key] = Counter()
    for one in asked:
        key = (one.rest, one.series, one.time)
        group = same = exact.get(key)
        if group is None or not _compete(one, group, kind, trust):
            beside = alike[one.rest]
            group = _fitting(one, beside, kind, trust, supersedes) if beside else None
            if group is None:
                group = _Group(one, [])
                beside.append(group)
                if same is None:
                    exact[key] = group
                elif value := identity(one.claim, kind):
                    n_alike[key, value] += 1
                    group.other = f"{value} {n_alike[key, value]}"
        group.claims.append(one.claim)
    found = [group.question() for groups in alike.values() for group in groups]
    return sorted(found, key=lambda question: question.key)


def _compete(one: _Asked, group: _Group, kind: Kind, trust: Trust) -> bool:
    """Whether a claim answers the same question as a group that is put in the same words.

    Of a series, values without a time that one document gives side by side are of different times, and rounds that
    nobody dates or names are different rounds.
    """
    if kind.holds != "series" or one.stated:
        return True
    if "series" in kind.slot and not one.series and not one.time:
        return agrees(one.claim, group.first.claim, kind, trust)
    return all(c.document_id != one.claim.document_id or agrees(c, one.claim, kind, trust) for c in group.claims)


def _ask(claim: Claim, kind: Kind, trust: Trust, supersedes: bool, exchanged: bool) -> _Asked:
    slot, words, within, time = _asks(claim.qualifiers, claim.qualifier_ids, kind, supersedes)
    unit = claim.value.unit if isinstance(claim.value, Quantity) else ""
    if exchanged and is_currency(unit) and has_rate(unit, HUB, trust.at(claim)):
        unit = "money"
    value = identity(claim, kind) if kind.holds == "many" else ""
    effective = time or (trust.of(claim).date if supersedes else "")
    return _Asked(claim, slot, (words, unit, value), within, effective, bool(time))


@lru_cache(maxsize=65536)
def _asks(said: Qualifiers, ids: Qualifiers, kind: Kind, supersedes: bool) -> tuple[Qualifiers, Key, str, str]:
    """What the qualifiers of a claim make of its question, for claims by the thousand: slot, rest, series, time."""
    words = dict(said) | dict(ids)
    slot = {name: words[name] for name in sorted(kind.slot) if words.get(name) and name != "time"}
    time = words.get("time", "") if supersedes or "time" in kind.slot else ""
    open_ones = {"series"} | (set(slot) if kind.holds == "many" else set())
    rest = tuple((name, fold(word)) for name, word in slot.items() if name not in open_ones)
    within = "".join(fold(_ROUND.sub(" ", word)) + ";" for name, word in slot.items() if name in open_ones)
    return tuple(sorted((slot | ({"time": time} if time else {})).items())), rest, within, time


@lru_cache(maxsize=65536)
def _spoken(rest: Key, series: str) -> str:
    return repr((rest, series))


def _fitting(one: _Asked, groups: Sequence[_Group], kind: Kind, trust: Trust, supersedes: bool) -> _Group | None:
    """The one group whose question a claim answers although it says less, or None."""
    if supersedes and not one.stated:
        return _running(one, groups, kind, trust)
    fits = [group for group in groups if _fits(one, group.first, kind, trust)]
    return fits[0] if len(fits) == 1 else None


def _fits(one: _Asked, other: _Asked, kind: Kind, trust: Trust) -> bool:
    same_series = one.series == other.series
    if one.time and other.time and not times_agree(one.time, other.time):
        return False
    if one.series and other.series and not same_series:
        return False
    if agrees(one.claim, other.claim, kind, trust):
        return True
    # One round of one time is one event, whatever is said of it; and so is what happened in one month.
    if not (one.time and other.time) or kind.holds == "many":
        return False
    month = bool(_DAY_OR_MONTH.match(one.time) and _DAY_OR_MONTH.match(other.time))
    return "series" in kind.slot and (month if not same_series else bool(one.series))


def _running(one: _Asked, groups: Sequence[_Group], kind: Kind, trust: Trust) -> _Group | None:
    """For a value that is only dated by its document: the value that ran up to then, if it is still the same."""
    before = [group for group in groups if group.first.series == one.series and group.first.time <= (one.time or "9")]
    last = max(before, key=lambda group: group.first.time, default=None)
    return last if last is not None and agrees(one.claim, last.first.claim, kind, trust) else None
