"""A fact: what the claims for and against it come to, and how these stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from geju.base.language import messages, say
from geju.model.claim import Qualifiers, value_fields
from geju.model.value import Value

Status = Literal["single", "agreed", "disputed", "superseded", "scheduled", "cancelled"]
Sort = Literal["contradictory", "implausible", "scope", "superseded", "compatible", "equal"]
# Worst first.
SORTS: tuple[Sort, ...] = get_args(Sort)
Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """ "GLM-4 (0520) scores 83.3 on MMLU: two claims for it, one against, decided by majority."

    ``slot`` are the qualifiers that, with entity and kind, make one question. ``chosen`` is the claim whose value was
    taken, ``claims_for`` (with the chosen) and ``claims_against`` are claim ids, ``rule`` the name of the rule that
    decided and ``reason`` its words (a message key), ``hedged`` whether even the chosen claim doubts itself.

    Of something that changes, the value holds from ``time`` until, but not on, ``until`` (an ISO day; empty: it still
    holds): a later value has *superseded* it. *scheduled*: told ahead, its day is still to come; *cancelled*: told
    ahead, but after its day a source still gives the old value, so that it held for no day (``until`` is its first).
    ``weights``: where sources are counted, what the value and the strongest other one weigh.
    """

    fact_id: str
    entity_id: str
    kind: str
    value: Value
    slot: Qualifiers
    status: Status
    rule: str
    reason: str
    chosen: str
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    hedged: bool = False
    time: str = ""
    until: str = ""
    weights: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The fact as plain values; the value stands under the keys of a claim line (``amount``, ``unit``, ``text`` …)."""
        return {
            "fact_id": self.fact_id,
            "entity_id": self.entity_id,
            "kind": self.kind,
            **value_fields(self.value),
            "slot": dict(self.slot),
            "time_of": self.time,
            "until": self.until,
            "status": self.status,
            "hedged": self.hedged,
            "rule": self.rule,
            "reason": self.reason,
            "chosen": self.chosen,
            "claims_for": list(self.claims_for),
            "claims_against": list(self.claims_against),
        }


@lru_cache(maxsize=4096)
def say_reason(reason: str, words: Words, language: str = "en") -> str:
    """A reason in a language; names of qualifiers (``names``) and statuses among its words are said in it too."""
    params = {key: say(f"cli.{word}", language) if word.startswith("status_") else word for key, word in words}
    if "names" in params:
        labels = (f"model.qualifier_{name}" for name in params["names"].split())
        said = [say(key, language) if key in messages() else key.rpartition("_")[2] for key in labels]
        params["names"] = ("、" if language == "zh" else ", ").join(said)
    return say(reason, language, **params)


def what_would_change(fact: Fact, language: str = "en") -> str:
    """What it would take for another value to stand; empty where nobody knows (a rule of somebody's own)."""
    reason = fact.reason.rpartition(".")[2]
    keys: list[str] = [fact.status] if fact.status == "scheduled" else []
    keys += [reason] if reason in ("judged_right", "cancelled") else []
    keys += [f"by_{fact.rule}"] if fact.weights or fact.rule == "keep_all" else [reason, f"by_{fact.rule}"]
    known = next((key for name in keys if (key := f"landscape.change_{name}") in messages()), "")
    mine, other = fact.weights or (0, 0)
    return say(known, language, n=(mine - other) // 2 + 1, mine=mine, other=other, time=fact.time) if known else ""


@dataclass(frozen=True, slots=True)
class Relation:
    """ "60.1 and 61.0 for Claude 3 Opus on MATH contradict each other."

    ``a`` and ``b`` are claim ids, ``a`` the one whose value was taken; ``fact_id`` is the fact of ``a``. ``reason`` is a
    message key with its ``words``; ``gap`` how far the values are apart as a share of the larger one, 0 to 1.

    - *equal*: they say the same. *compatible*: both may be true as printed: rounding, an interval, money exchanged at
      the rate of its day, a condition that only one of them states.
    - *superseded*: of something that changes, a later value. *scope*: said of different conditions, variants, plans.
    - *implausible*: one of them cannot be right as it stands. *contradictory*: one question, two answers.
    """

    fact_id: str
    a: str
    b: str
    sort: Sort
    reason: str
    words: Words = ()
    gap: float = 0.0

    @property
    def disagrees(self) -> bool:
        """Whether they are more than two ways of saying one thing."""
        return self.sort not in ("equal", "compatible")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim cannot be right as it stands: "the amount raised is what the company was worth by another source".

    ``check`` is the shelf entry that found it, ``reason`` a message key with its ``words``, ``beside`` the claims that
    speak for the doubt.
    """

    claim_id: str
    check: str
    reason: str
    words: Words = ()
    beside: tuple[str, ...] = ()
