"""What a map shows: its tiles, the ways to group them, how dark each is, and how near it is first seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from geju.base.language import messages, say
from geju.model.figure import Figure, Mark

HUES = 8
SHADES = 5
_NO_HUE = HUES
# Up to so many tiles the first view is of this level: names with a number, names, short names.
_LEVELS = ((60, 3), (500, 2))
_FARTHEST = 1
# A grouping of which most tiles know nothing is offered, but not shown first.
_ENOUGH = 0.5
# Where there are more values than can be told apart, the smaller ones stand together.
_MOST_GROUPS = 40
_OTHERS = "*"
_SIGNS = {"en": (": ", ", "), "zh": ("：", "、")}


@dataclass(frozen=True, slots=True)
class Group:
    """Tiles (places of rows) of one value, and the groups within it; ``mark`` is None for those without a value.

    ``key`` names the value whatever the language; ``n`` counts tiles, each once.
    """

    key: str
    words: str
    mark: Mark | None
    hue: int
    tiles: tuple[int, ...]
    within: tuple[Group, ...] = ()

    @property
    def n(self) -> int:
        """How many tiles there are in it."""
        return len({*self.tiles, *(tile for group in self.within for tile in group.tiles)})


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group: the column, its name, and its groups, those without a value last."""

    place: int
    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Shading:
    """A way to shade: of each row its step from 1 to ``SHADES``, 0 without a number; the words of the ends."""

    place: int
    name: str
    steps: tuple[int, ...]
    least: str
    most: str


@dataclass(frozen=True, slots=True)
class Landscape:
    """A map ready to be shown: ``groupings`` with the first one to be seen at ``first``, ``shadings``, the places of
    the columns to choose by, the ``level`` of zoom (0 marks to 4 cards), and its words."""

    figure: Figure
    title: int
    groupings: tuple[Grouping, ...]
    first: int
    shadings: tuple[Shading, ...]
    filters: tuple[Grouping, ...]
    level: int
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups to be seen first."""
        return self.groupings[self.first].groups

    @property
    def shading(self) -> Shading | None:
        """The shading to be seen first."""
        return self.shadings[0] if self.shadings else None

    def step(self, row: int) -> int:
        """How dark a tile is at first."""
        return self.shading.steps[row] if self.shading else 0

    def number(self, row: int) -> Mark | None:
        """The number that a tile is first shaded by."""
        return next(iter(self.figure.rows[row][self.shading.place]), None) if self.shading else None


def landscape(figure: Figure) -> Landscape | None:
    """The map of a figure of form ``map``; None where there is no tile."""
    title = figure.options.get("title")
    tiles = [n for n, row in enumerate(figure.rows) if isinstance(title, int) and row[title]]
    if not tiles or not isinstance(title, int):
        return None
    few = _few(figure)
    found = [_grouping(figure, place, tiles, few, n == 0) for n, place in enumerate(_places(figure, "groups"))]
    told = [grouping for grouping in found if any(group.mark for group in grouping.groups)] or found[:1]
    first = next((n for n, one in enumerate(told) if _covered(one, len(tiles)) >= _ENOUGH), 0)
    shadings = [_shading(figure, place) for place in _places(figure, "numbers")]
    chosen = [_grouping(figure, place, tiles, few) for place in _places(figure, "filters")]
    words = {
        key.removeprefix("map."): said.get(figure.language, said["en"])
        for key, said in messages().items()
        if key.startswith("map.")
    }
    words |= dict(zip(("colon", "comma"), _SIGNS.get(figure.language, _SIGNS["en"]), strict=True))
    return Landscape(
        figure,
        title,
        tuple(told),
        first,
        tuple(one for one in shadings if any(one.steps)),
        tuple(one for one in chosen if len(one.groups) > 1),
        next((level for most, level in _LEVELS if len(tiles) <= most), _FARTHEST),
        words,
    )


def _places(figure: Figure, option: str) -> tuple[int, ...]:
    found = figure.options.get(option)
    return found if isinstance(found, tuple) else ()


def _name(figure: Figure, place: int) -> str:
    names = figure.options.get("names")
    return names[place] if isinstance(names, tuple) else str(place)


def _covered(grouping: Grouping, n: int) -> float:
    """The share of tiles that a grouping tells something of, where it tells them apart."""
    told = {tile for group in grouping.groups if group.mark for tile in _all(group)}
    return len(told) / n if len(grouping.groups) > 1 else 0.0


def _all(group: Group) -> set[int]:
    return {*group.tiles, *(tile for inner in group.within for tile in inner.tiles)}


def key_of(mark: Mark) -> str:
    """What names a mark whatever the language."""
    return mark.entity_id or (mark.sort if isinstance(mark.sort, str) else "") or mark.words


def _few(figure: Figure) -> frozenset[int]:
    """The rows that are not of the sort that most are of, by the first column to choose by."""
    place = next(iter(_places(figure, "filters")), None)
    sorts = [row[place][0].words if row[place] else "" for row in figure.rows] if place is not None else []
    most = max(sorted(set(sorts)), key=sorts.count, default="")
    return frozenset(n for n, sort in enumerate(sorts) if sort != most)


def _grouping(figure: Figure, place: int, tiles: Sequence[int], few: frozenset[int], outer: bool = False) -> Grouping:
    members: dict[str, list[int]] = {}
    marks: dict[str, list[Mark]] = {}
    for tile in tiles:
        for mark in figure.rows[tile][place] or (None,):
            words = mark.words if mark else ""
            members.setdefault(words, []).append(tile)
            marks.setdefault(words, []).extend([mark] if mark else ())
    told = (words for words in members if marks[words])
    said = sorted(told, key=lambda words: _rank(marks[words], members[words], few))
    inner = _within(figure, place) if outer else {}
    shown = said if len(said) <= _MOST_GROUPS + 1 else said[:_MOST_GROUPS]
    groups = []
    for n, words in enumerate(shown):
        parts = _parts(inner, words, n % HUES)
        held = {tile for part in parts for tile in part.tiles}
        own = tuple(tile for tile in members[words] if tile not in held)
        groups.append(Group(min(map(key_of, marks[words])), words, marks[words][0], n % HUES, own, parts))
    rest = tuple(dict.fromkeys(tile for words in said[len(shown) :] for tile in members[words]))
    blank = tuple(tile for words in members if not marks[words] for tile in members[words])
    for key, name, held_by in ((_OTHERS, "exhibits.other", rest), ("", "map.unstated", blank)):
        if held_by:
            groups.append(Group(key, say(name, figure.language), None, _NO_HUE, held_by))
    return Grouping(place, _name(figure, place), tuple(groups))


def _rank(marks: Sequence[Mark], tiles: Sequence[int], few: frozenset[int]) -> tuple[object, ...]:
    """Years one after the other, latest first; all else by how much there is of it, first what the map is mostly of."""
    words = marks[0].words
    if len(words) == 4 and words.isdecimal() and words.isascii():
        return (0, -int(words), 0, "")
    return (1, sum(tile in few for tile in tiles) * 2 > len(tiles), -len(tiles), words)


def _within(figure: Figure, place: int) -> dict[tuple[str, str], list[tuple[int, Mark]]]:
    """(words of the group, words within it) -> its tiles with their marks."""
    found: dict[tuple[str, str], list[tuple[int, Mark]]] = {}
    sections, inner = figure.options.get("sections"), figure.options.get("within")
    if isinstance(sections, tuple) and isinstance(inner, int):
        for tile, pairs in enumerate(sections):
            row = figure.rows[tile]
            for outer, n in pairs:
                found.setdefault((row[place][outer].words, row[inner][n].words), []).append((tile, row[inner][n]))
    return found


def _parts(inner: Mapping[tuple[str, str], list[tuple[int, Mark]]], words: str, hue: int) -> tuple[Group, ...]:
    parts = [
        Group(min(key_of(mark) for _, mark in held), name, held[0][1], hue, tuple(dict.fromkeys(t for t, _ in held)))
        for (outer, name), held in inner.items()
        if outer == words
    ]
    return tuple(sorted(parts, key=lambda part: (-len(part.tiles), part.words)))


def _shading(figure: Figure, place: int) -> Shading:
    """The steps of a column's numbers: by factors where they are far apart, else evenly."""
    numbers = [next((mark for mark in row[place] if isinstance(mark.sort, float)), None) for row in figure.rows]
    told = sorted((mark for mark in numbers if mark), key=lambda mark: (mark.sort, mark.words))
    if not told:
        return Shading(place, _name(figure, place), (0,) * len(numbers), "", "")
    low, high = float(told[0].sort or 0), float(told[-1].sort or 0)
    factors = low > 0 and high / low >= 10

    def step(mark: Mark | None) -> int:
        if mark is None or not isinstance(mark.sort, float):
            return 0
        if high <= low:
            return (SHADES + 1) // 2
        share = log(mark.sort / low) / log(high / low) if factors else (mark.sort - low) / (high - low)
        return 1 + min(SHADES - 1, int(share * SHADES))

    return Shading(place, _name(figure, place), tuple(map(step, numbers)), told[0].words, told[-1].words)
