"""Which measure words name: downloads, monthly users, daily calls; read from ``measures.yaml``, never mixed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.content import load_yaml

_FILE = Path(__file__).with_name("measures.yaml")
_SCHEMA = Path(__file__).parents[1] / "model" / "schemas" / "measures.schema.json"
# Measures that are sums of money.
MONEY = frozenset({"arr", "aum", "market_cap"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, its unit, and the pattern of the words that name it."""

    name: str
    unit: str
    pattern: re.Pattern[str]


@cache
def measures() -> tuple[Measure, ...]:
    """All measures, the narrower first."""
    found = []
    for item in _items():
        words = [*item["zh"], *(rf"(?<![A-Za-z])(?:{word})(?![A-Za-z])" for word in item["en"])]
        found.append(Measure(item["measure"], item["unit"], re.compile("|".join(words), re.IGNORECASE)))
    return tuple(found)


@cache
def _items() -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = load_yaml(_FILE, _SCHEMA)
    return items


def names_measure(text: str) -> bool:
    """Whether a text names a measure at all."""
    return _any_measure().search(text.lower()) is not None


@cache
def _any_measure() -> re.Pattern[str]:
    """All words of all measures in lower case: case put aside by the pattern itself takes five times as long."""
    han = "|".join(word for item in _items() for word in item["zh"])
    latin = "|".join(word for item in _items() for word in item["en"])
    return re.compile(rf"{han}|(?<![a-z])(?:{latin})(?![a-z])".lower())


def find_measure(
    text: str, start: int = 0, end: int | None = None, *, fits: Callable[[Measure], bool] | None = None
) -> tuple[Measure, int, int] | None:
    """The measure whose words stand nearest to ``text[start:end]`` (a number), and where; behind it before in front of it.

    At equal distance the narrower measure is taken; of those that do not ``fit`` none.
    """
    end = start if end is None else end
    best: tuple[tuple[int, int], Measure, int, int] | None = None
    for order, measure in enumerate(measures()):
        if fits and not fits(measure):
            continue
        for match in measure.pattern.finditer(text):
            if match.start() >= end:
                distance = match.start() - end
            elif match.end() <= start:
                distance = start - match.end()
            else:
                distance = 0
            rank = (distance // 4, order)
            if best is None or rank < best[0]:
                best = rank, measure, match.start(), match.end()
    return None if best is None else (best[1], best[2], best[3])


def measure_of(text: str) -> Measure | None:
    """The measure that a label names, the narrowest; None where it names none."""
    return next((measure for measure in measures() if measure.pattern.search(text)), None)
