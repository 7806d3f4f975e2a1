"""Values that change: “从 300 万增长到 1000 万”, “grew from $6B in 2024 to $20B”: the one left, the one reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geju.claims.values.found import Found
from geju.claims.values.quantity import read_quantity
from geju.model.naming.names import Name
from geju.model.value import Moment, Quantity

_UP = r"(?:增长|增加|提升|上升|上涨|攀升|飙升|跃升|成长|扩大|扩张|暴涨|膨胀|翻倍|下降|下跌|下滑|跌|降|缩水|涨|升|增|拉升|扩|抬升|提高)"
_FROM = re.compile(r"(?:从|从前|由|\bfrom)\s*(?P<between>[^，,。；;]{0,24}?)\s*\Z", re.IGNORECASE)
_LEAVES = re.compile(r"从|由|from", re.IGNORECASE)
_TO = re.compile(rf"(?:[^，,。；;\d]{{0,12}}?{_UP})?(?:到|至|为|了)?\s*[^，。；;]{{0,14}}?\s*\Z", re.DOTALL)
_MOVES = re.compile(_UP)
_MOVES_TO = re.compile(rf"{_UP}|到|至")
_RISES = re.compile(rf"{_UP}(?:到|至|为|了)")
# “从 1 亿到 10 亿美元只用了一年”
_TAKES = re.compile(r"[^，,。；;]{0,16}?(?:用了|用时|仅用|花了|耗时)")
_EN_TO = re.compile(r"(?:\s+(?:in|at|by|as of)\s+[\w ,]{3,24}?)?,?\s+to\s+[\w ~]{0,24}?\Z", re.IGNORECASE)
_EN_RISES = re.compile(
    r"\b(?:grew|grown|grow(?:s|ing)|rose|risen|ris(?:es|ing)|jump(?:ed|s|ing)|surg(?:ed|es|ing)|soar(?:ed|s|ing)|climb(?:ed|s|ing)|tripl(?:ed|es|ing)|doubl(?:ed|es|ing)|quadrupl(?:ed|es|ing)|"
    r"increas(?:ed|es|ing)|expand(?:ed|s|ing)|went|going|up|down|fell|fall(?:s|ing)|dropp(?:ed|ing)|declin(?:ed|es|ing)|decreas(?:ed|es|ing)|cut|leap(?:t|ed)|balloon(?:ed|ing)|growth)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<=[\w%])\s*(?:到|至|\bto\b|-|–|—|~|～)\s*", re.IGNORECASE)

# “8 月” of a year that is not known counts nothing.
_MONTH = re.compile(r"\s?月(?:份|[底初末的，,]|\s?\d)")
# “7,360” names no company 360.
_IN_NUMBER = re.compile(r"\d[,.]\d+\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """A change told in ``text[start:end]``: ``left`` is where the value left stands, ``reached`` the value reached."""

    start: int
    left: int
    reached: int


def part_ranges(text: str, found: Sequence[Found[Quantity]]) -> list[Found[Quantity]]:
    """Quantities, “from A to B” behind a verb of rising taken apart where it was read as one range."""
    if not _LEAVES.search(text):
        return list(found)
    parted: list[Found[Quantity]] = []
    for one in found:
        joint = _RANGE.search(one.value.raw)
        rises = bool(joint) and _FROM.search(text[: one.start]) and _rises(text, one.start, one.end)
        if not joint or not rises:
            parted.append(one)
            continue
        pieces = ((0, joint.start()), (joint.end(), len(one.value.raw)))
        values = [read_quantity(one.value.raw[a:b]) for a, b in pieces]
        last = values[1]
        for (a, b), value in zip(pieces, values, strict=True):
            if value and last and value.unit == last.unit:
                parted.append(Found(one.start + a, one.start + b, value))
    return parted


def _rises(text: str, start: int, end: int) -> bool:
    behind = _RISES.search(text, end, end + 12) or _TAKES.search(text, end, end + 24)
    return bool(_EN_RISES.search(text, max(0, start - 60), start) or behind) or bool(
        _MOVES.search(text, max(0, start - 16), start)
    )


def free(
    text: str, found: Sequence[Found[Quantity]], names: Sequence[Name], moments: Sequence[Found[Moment]]
) -> list[Found[Quantity]]:
    """Quantities that are no times, no months of a year that is not known, and stand in no name."""
    taken = [(m.start, m.end) for m in moments]
    taken += [(n.start, n.end) for n in names if not _IN_NUMBER.search(text, max(0, n.start - 2), n.end)]
    counted = [q for q in found if not _MONTH.match(text, q.end)]
    return [q for q in counted if not any(a < q.end and q.start < b for a, b in taken)]


def find_changes(text: str, quantities: Sequence[Found[Quantity]]) -> list[Change]:
    """The changes of a sentence whose two values are both printed."""
    found = []
    if not _LEAVES.search(text):
        return []
    for first, second in pairwise(quantities):
        ahead = _FROM.search(text[: first.start])
        gap = text[first.end : second.start]
        if not ahead:
            continue
        chinese = _TO.fullmatch(gap) and (_RISES.search(gap) or _MOVES_TO.search(gap))
        english = _EN_TO.fullmatch(gap) and _EN_RISES.search(text, max(0, ahead.start() - 60), second.end + 30)
        if chinese or english:
            found.append(Change(ahead.start(), first.start, second.start))
    return found


def time_of_left(text: str, change: Change, start: int, end: int, moments: Sequence[Found[Moment]]) -> int | None:
    """The index of the time that the value left, ``text[start:end]``, has of its own: right before it behind “from”, or right behind it."""
    for index, moment in enumerate(moments):
        before = change.start <= moment.start and moment.end <= start
        gap = text[end : moment.start]
        behind = end <= moment.start < change.reached and re.fullmatch(r"\s*(?:in|at|[(（])?\s*", gap)
        if before or behind:
            return index
    return None
