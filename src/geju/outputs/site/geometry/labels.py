"""Words in drawings: how wide they are, whether they would cover each other, and how they make room."""

from __future__ import annotations

from collections.abc import Sequence

from geju.model.figure import Figure, Mark

Box = tuple[float, float, float, float]
_LATIN, _WIDE = 6.9, 12.5


def width_of(words: str) -> float:
    """About how wide words are at 12 pixels; rather too wide than too narrow."""
    return sum(_LATIN if ord(character) < 0x2E80 else _WIDE for character in words)


def cut(words: str, room: float) -> str:
    """Words that fit: the end is left out where they do not."""
    if width_of(words) <= room:
        return words
    while words and width_of(words) + _WIDE > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes (left, top, right, bottom) share a point."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places as near as can be to those wanted, each at least ``apart`` from the next, in the same order, within bounds.

    Where there is not room for all, they stand closer, evenly.
    """
    if not wanted:
        return []
    apart = min(apart, (high - low) / max(1, len(wanted) - 1))
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # Runs that touch are moved as one: (places wanted, less what each is below the first of its run).
    runs: list[list[float]] = []
    for index in order:
        runs.append([wanted[index]])
        while len(runs) > 1 and _start(runs[-2], apart, low, high) + len(runs[-2]) * apart > _start(
            runs[-1], apart, low, high
        ):
            last = runs.pop()
            shift = len(runs[-1]) * apart
            runs[-1] += [place - shift for place in last]
    found = [0.0] * len(wanted)
    placed = (_start(run, apart, low, high) + n * apart for run in runs for n in range(len(run)))
    for index, place in zip(order, placed, strict=True):
        found[index] = round(place, 1)
    return found


def _start(run: Sequence[float], apart: float, low: float, high: float) -> float:
    start = sum(run) / len(run)
    return max(low, min(start, high - (len(run) - 1) * apart))


def title(figure: Figure, row: Sequence[tuple[Mark, ...]]) -> str:
    """All that a row says, a column a line."""
    pairs = zip(figure.columns, row, strict=True)
    return "\n".join(f"{column}: {', '.join(mark.words for mark in cell)}" for column, cell in pairs if cell)
