"""The drawing of a network of two sides: where each thing and each line between them stands, in the units of an SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geju.base.language import say
from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.poster import breadth

WIDTH = 968.0
# Names stand outside of the bars of both sides.
BAR = 7.0
_AROUND, _WIDEST = 18.0, 300.0
_TOP, _BOTTOM = 30.0, 8.0
_ROW, _LINE, _GAP = 21.0, 3.0, 1.0
_MOST_LEFT, _MOST_RIGHT = 48, 30
_HUES = 8
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on one side: the middle and the height of its bar, how many lines it has; its hue on the right."""

    key: str
    mark: Mark
    x: float
    y: float
    height: float
    n: int
    hue: int = _HUES


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its path and breadth, the keys of its ends, all that it says, and the mark where it leads."""

    path: str
    width: float
    left: str
    right: str
    hue: int
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Network:
    """A network ready to be drawn. ``lists``: of each thing on the right the rows that lead to it; ``left_out``: how
    many rows are not drawn, in words."""

    width: float
    height: float
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    lines: tuple[Line, ...]
    heads: tuple[str, str]
    lists: tuple[tuple[Node, tuple[int, ...]], ...]
    left_out: str
    find: str


@dataclass(frozen=True, slots=True)
class _Tie:
    row: int
    a: str
    b: str
    n: int

    @property
    def breadth(self) -> float:
        return self.n * _LINE + _GAP


def network(figure: Figure) -> Network | None:
    """The drawing of a figure of form ``network``, or None where no row joins two things."""
    a, b, times = (_place(figure, name) for name in ("from", "to", "times"))
    whole = [
        _Tie(n, _key(row[a][0]), _key(row[b][0]), max(1, len(row[times])) if times >= 0 else 1)
        for n, row in enumerate(figure.rows)
        if row[a] and row[b]
    ]
    if not whole:
        return None
    ties = _most(whole)
    left, right = _ordered(ties)
    lefts, rights = _stacked(left, ties, "a"), _stacked(right, ties, "b")
    high = max(lefts[1], rights[1])
    marks = {tie.a: figure.rows[tie.row][a][0] for tie in ties}, {tie.b: figure.rows[tie.row][b][0] for tie in ties}
    hues = {key: n % _HUES for n, key in enumerate(right)}
    x, to = _room(marks[0], figure.columns[a]), WIDTH - BAR - _room(marks[1], figure.columns[b])
    nodes = (
        _nodes(left, lefts, high, ties, marks[0], {}, x),
        _nodes(right, rights, high, ties, marks[1], hues, to),
    )
    lists = tuple((node, tuple(tie.row for tie in ties if tie.b == node.key)) for node in nodes[1])
    n = len(whole) - len(ties)
    return Network(
        WIDTH,
        round(_TOP + high + _BOTTOM, 1),
        *nodes,
        _lines(figure, ties, nodes, hues, times),
        (figure.columns[a], figure.columns[b]),
        lists,
        say("network.left_out", figure.language, n=n) if n else "",
        say("network.find", figure.language),
    )


def _place(figure: Figure, option: str) -> int:
    found = figure.options.get(option, -1)
    return found if isinstance(found, int) else -1


def _room(marks: Mapping[str, Mark], heading: str) -> float:
    """How much room the names of a side take."""
    said = (f"{mark.words[:34]} · 00" for mark in marks.values())
    return round(min(_WIDEST, max(breadth(words, 12.5) for words in (heading, *said)) + _AROUND))


def _key(mark: Mark) -> str:
    return mark.entity_id or mark.words


def _most(ties: Sequence[_Tie]) -> list[_Tie]:
    """The ties between the most connected things of both sides."""
    right = set(_leading(ties, "b", _MOST_RIGHT))
    held = [tie for tie in ties if tie.b in right]
    left = set(_leading(held, "a", _MOST_LEFT))
    return [tie for tie in held if tie.a in left]


def _leading(ties: Sequence[_Tie], side: str, most: int) -> list[str]:
    counts: dict[str, list[int]] = {}
    for tie in ties:
        found = counts.setdefault(getattr(tie, side), [0, 0])
        found[0] -= 1
        found[1] -= tie.n
    return sorted(counts, key=lambda key: (*counts[key], key))[:most]


def _ordered(ties: Sequence[_Tie]) -> tuple[list[str], list[str]]:
    """Both sides in the order in which the fewest lines were found to cross: each thing near those it is joined to."""
    right = _leading(ties, "b", len(ties))
    left = _leading(ties, "a", len(ties))
    best = (_crossings(ties, left, right), left, right)
    for n in range(_SWEEPS):
        if n % 2:
            right = _near(ties, right, left, "b", "a")
        else:
            left = _near(ties, left, right, "a", "b")
        best = min(best, (_crossings(ties, left, right), left, right))
    return best[1], best[2]


def _near(ties: Sequence[_Tie], moved: Sequence[str], fixed: Sequence[str], side: str, other: str) -> list[str]:
    places = {key: n for n, key in enumerate(fixed)}
    found: dict[str, list[int]] = {}
    for tie in ties:
        found.setdefault(getattr(tie, side), []).append(places[getattr(tie, other)])
    return sorted(moved, key=lambda key: (sum(found[key]) / len(found[key]), key))


def _crossings(ties: Sequence[_Tie], left: Sequence[str], right: Sequence[str]) -> int:
    a, b = ({key: n for n, key in enumerate(side)} for side in (left, right))
    ends = [b[tie.b] for tie in sorted(ties, key=lambda tie: (a[tie.a], b[tie.b]))]
    return sum(later < earlier for n, earlier in enumerate(ends) for later in ends[n + 1 :])


def _stacked(keys: Sequence[str], ties: Sequence[_Tie], side: str) -> tuple[dict[str, float], float]:
    """The middle of each thing's row from the top of its side, and the height of the side."""
    breadths = _breadths(ties, side)
    at, y = {}, 0.0
    for key in keys:
        row = max(_ROW, breadths[key] + 6)
        at[key] = y + row / 2
        y += row
    return at, y


def _breadths(ties: Sequence[_Tie], side: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for tie in ties:
        found[getattr(tie, side)] = found.get(getattr(tie, side), 0.0) + tie.breadth
    return found


def _nodes(
    keys: Sequence[str],
    stacked: tuple[dict[str, float], float],
    high: float,
    ties: Sequence[_Tie],
    marks: Mapping[str, Mark],
    hues: Mapping[str, int],
    x: float,
) -> tuple[Node, ...]:
    """The things of a side; the lower side is spread over the height of the other."""
    side = "b" if hues else "a"
    breadths = _breadths(ties, side)
    spare = (high - stacked[1]) / len(keys)
    found = []
    for n, key in enumerate(keys):
        y = round(_TOP + stacked[0][key] + spare * (n + 0.5), 1)
        count = sum(getattr(tie, side) == key for tie in ties)
        found.append(Node(key, marks[key], x, y, round(breadths[key], 1), count, hues.get(key, _HUES)))
    return tuple(found)


def _lines(
    figure: Figure,
    ties: Sequence[_Tie],
    nodes: tuple[tuple[Node, ...], tuple[Node, ...]],
    hues: Mapping[str, int],
    times: int,
) -> tuple[Line, ...]:
    """The lines: on both bars in the order of their other ends, so that none crosses another without need."""
    lefts, rights = ({node.key: node for node in side} for side in nodes)
    starts = _along(ties, lefts, rights, "a", "b")
    ends = _along(ties, rights, lefts, "b", "a")
    x, end = nodes[0][0].x + BAR, nodes[1][0].x
    middle = (x + end) / 2
    found = []
    for tie in ties:
        row = figure.rows[tie.row]
        y, to = starts[tie.row], ends[tie.row]
        path = f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to:g} {end:g} {to:g}"
        cited = [mark for mark in (row[times] if times >= 0 else ()) if mark.claim_ids]
        said = ", ".join(mark.words for mark in row[times]) if times >= 0 else ""
        title = say("network.line", figure.language, a=lefts[tie.a].mark.words, b=rights[tie.b].mark.words)
        mark = cited[0] if cited else next((m for cell in row for m in cell if m.claim_ids), Mark(""))
        words = f"{title}\n{said}" if said else title
        found.append(Line(path, tie.n * _LINE, tie.a, tie.b, hues[tie.b], words, mark))
    return tuple(found)


def _along(
    ties: Sequence[_Tie], own: Mapping[str, Node], other: Mapping[str, Node], side: str, across: str
) -> dict[int, float]:
    """Row -> where its line meets the bar of a side."""
    found = {}
    for key, node in own.items():
        at = node.y - node.height / 2
        for tie in sorted(
            (t for t in ties if getattr(t, side) == key), key=lambda t: (other[getattr(t, across)].y, t.row)
        ):
            found[tie.row] = round(at + tie.breadth / 2, 1)
            at += tie.breadth
    return found
