"""Which of several claims is to be preferred, and what the others are to it: for it, or against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from geju.landscape.comparing.agreement import agrees, last_place, order
from geju.landscape.rule import Decision, Trust
from geju.model.claim import Claim
from geju.model.fact import Status
from geju.model.kind import Kind
from geju.model.value import Moment, Quantity


def _exactness(claim: Claim) -> int:
    """How much a claim commits itself to: the most exact first."""
    value = claim.value
    if isinstance(value, Quantity):
        return 2 if value.amount is None else 1 if value.approx else 0
    return -len(value.iso) if isinstance(value, Moment) else 0


def _fineness(claim: Claim) -> int:
    """Of two numbers that agree the one with more digits says more; it decides nothing between others."""
    return (last_place(claim.value) or 0) if isinstance(claim.value, Quantity) else 0


def _unit(claim: Claim) -> str:
    return claim.value.unit if isinstance(claim.value, Quantity) else ""


@lru_cache(maxsize=4096)
def _newness(date: str) -> tuple[int, ...]:
    """Orders dates the newest first, no date last."""
    return tuple(-ord(character) for character in date) or (1,)


# What may prefer one claim to another, by the message that says so.
_PREFERENCES: dict[str, Callable[[Claim, Trust], object]] = {
    "landscape.plausible": lambda claim, trust: claim.claim_id in trust.doubted,
    "landscape.plain_word": lambda claim, trust: claim.hedged,
    "landscape.official_word": lambda claim, trust: not trust.is_official(claim),
    "landscape.most_trusted": lambda claim, trust: trust.of(claim).rank,
    "landscape.latest_word": lambda claim, trust: _newness(trust.of(claim).date),
    "landscape.most_exact": lambda claim, trust: _exactness(claim),
    "landscape.first_met": lambda claim, trust: order(claim),
}


def choose(claims: Iterable[Claim], preferences: Sequence[str], kind: Kind, trust: Trust) -> tuple[Claim, str]:
    """The claim that comes first by the preferences, and the one that decided against those that say otherwise.

    ``preferences`` are the ends of message keys: plain_word, official_word, most_trusted, latest_word, most_exact; before them comes
    what can be right at all, and where they leave two claims equal, the first met is taken.
    """
    keys = ["landscape.plausible", *[f"landscape.{name}" for name in preferences], "landscape.first_met"]
    preferred = [_PREFERENCES[key] for key in keys]
    ranked = sorted([(tuple([prefer(claim, trust) for prefer in preferred]), claim) for claim in claims], key=_rank)
    (best, chosen), *others = ranked
    rival = next((rank for rank, claim in others if not agrees(claim, chosen, kind, trust)), best)
    return chosen, next((key for key, x, y in zip(keys, best, rival, strict=True) if x != y), keys[-1])


def _rank(pair: tuple[tuple[Any, ...], Claim]) -> tuple[Any, ...]:
    return pair[0]


def settle(claims: Sequence[Claim], chosen: Claim, kind: Kind, trust: Trust, reason: str) -> Decision:
    """The decision for a chosen claim: who agrees with it is for it, everybody else against.

    Where another claim that is trusted as much says the same with more digits (83.3 for 83), it is taken instead.
    """
    ordered = sorted(claims, key=order)
    sides = [agrees(claim, chosen, kind, trust) for claim in ordered]
    pro = tuple(claim for claim, side in zip(ordered, sides, strict=True) if side)
    contra = tuple(claim for claim, side in zip(ordered, sides, strict=True) if not side)
    finest = _finest(pro, chosen, trust)
    if finest is not chosen and [agrees(claim, finest, kind, trust) for claim in ordered] == sides:
        chosen = finest
    status: Status = "disputed" if contra else "agreed" if trust.n_origins(pro) > 1 else "single"
    if len(ordered) == 1:
        reason = "landscape.only_claim"
    elif not contra:
        reason = "landscape.all_agree"
    return Decision(chosen, pro, contra, status, reason)


def _finest(pro: Sequence[Claim], chosen: Claim, trust: Trust) -> Claim:
    """Of claims that agree the one with more digits than the chosen one, where it is as plain and trusted; else this."""
    if all(claim.value == chosen.value for claim in pro):  # as most do
        return chosen
    unit, fineness, rank = _unit(chosen), _fineness(chosen), trust.of(chosen).rank
    finest = min(
        (claim for claim in pro if _unit(claim) == unit),
        key=lambda c: (c.claim_id in trust.doubted, c.hedged, trust.of(c).rank > rank, _fineness(c), order(c)),
    )
    return finest if _fineness(finest) < fineness else chosen
