"""A map as a picture of its own: where each heading, panel and tile stands, in the units of an SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from geju.outputs.site.geometry.map import SHADES, Group, Landscape
from geju.outputs.site.geometry.packing import Bundle, Measures, Rows, height, pack, pack_within

# (most tiles, tiles side by side and how far apart, height of a tile, size of its letters, lines of its name)
_SIZES = (
    (24, 6, 180.0, 64.0, 15.0, 2),
    (80, 8, 146.0, 54.0, 13.0, 2),
    (400, 11, 116.0, 40.0, 11.0, 2),
    (1000, 16, 92.0, 18.0, 9.0, 1),
)
_LARGEST = (0, 26, 66.0, 14.0, 7.5, 1)
_GAP, _PAD = 6.0, 10.0
_HEAD, _INNER = 30.0, 20.0
_NARROW = 0.53
_LEAST, _WIDEST, _BOLD = 92.0, 250.0, 1.08


# The colours of ``styles/map.css`` in the light.
_COLOURS = ("0b5563", "a5421f", "47682a", "59478f", "96700a", "2f5f9e", "8f3a63", "3d6f6a", "6a7078")
_INK, _PAPER, _CARD = "1b1e23", "fcfbf8", "ffffff"


@dataclass(frozen=True, slots=True)
class Hue:
    """The colours of a group: of its heading, its ground, its tiles by their steps, their edge."""

    ink: str
    wash: str
    shades: tuple[str, ...]
    edge: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A group: its place, its heading, how many tiles it holds; ``inner`` within another."""

    x: float
    y: float
    width: float
    height: float
    words: str
    n: int
    hue: int
    inner: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: its place, the lines of its name with their heights, its hue and step, the words of its number."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    number: str
    hue: int
    step: int
    title: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A map ready to be drawn; ``size`` is that of the letters of a tile, ``pad`` the room before them, ``legend`` how
    far the steps stand from the words of the least."""

    width: float
    height: float
    size: float
    pad: float
    legend: float
    panels: tuple[Panel, ...]
    tiles: tuple[Tile, ...]
    hues: tuple[Hue, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all tiles of a poster share."""

    map: Landscape
    pitch: float
    tile: float
    size: float
    lines: int
    measures: Measures


def poster(found: Landscape) -> Poster:
    """The picture of a map by its first grouping."""
    n = sum(group.n for group in found.groups)
    _, wide, pitch, tile, size, lines = next((one for one in _SIZES if n <= one[0]), _LARGEST)
    measures = Measures(tile + _GAP, _HEAD + 2 * _PAD, _INNER + _GAP)
    frame = _Frame(found, pitch, tile, size, lines, measures)
    bundles = [_bundle(group, pitch, wide) for group in found.groups]
    rows = pack(bundles, wide, measures)
    panels: list[Panel] = []
    tiles: list[Tile] = []
    y = 0.0
    for row in rows:
        high = max(height(bundles[n], k, measures) for n, k in row)
        x = 0.0
        for n, k in row:
            group = found.groups[n]
            panels.append(Panel(x, y, k * pitch - _GAP, high - _GAP, "", group.n, group.hue, False))
            panels[-1] = _headed(panels[-1], group, k * pitch - 2 * _PAD, 13.0)
            _fill(frame, group, x, y, k, panels, tiles)
            x += k * pitch
        y += high
    shading = found.shading
    said = f"{found.figure.columns[shading.place]}{found.words['colon']}{shading.least}" if shading else ""
    whole = wide * pitch - _GAP
    pad = 7.0 if lines > 1 else 3.0
    hues = tuple(map(_hue, _COLOURS))
    return Poster(whole, y - _GAP, size, pad, breadth(said, 12) + 16, tuple(panels), tuple(tiles), hues)


def _hue(colour: str) -> Hue:
    shades = tuple(_mixed(colour, 10 * step, _CARD) for step in range(SHADES + 1))
    return Hue(_mixed(colour, 62, _INK), _mixed(colour, 7, _PAPER), shades, _mixed(colour, 30, _CARD))


def _mixed(colour: str, percent: int, ground: str) -> str:
    pairs = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (0, 2, 4))
    return "#" + "".join(f"{(a * percent + b * (100 - percent) + 50) // 100:02x}" for a, b in pairs)


def _bundle(group: Group, pitch: float, wide: int, size: float = 13.0) -> Bundle:
    least = max(_LEAST, min(_WIDEST, breadth(group.words, size) * _BOLD + 44)) / pitch
    within = tuple(_bundle(part, pitch, wide, 11.0) for part in group.within)
    return Bundle(len(group.tiles), min(wide, ceil(least)), within)


def _headed(panel: Panel, group: Group, room: float, size: float) -> Panel:
    words = fit(group.words, (room - 14 - 8 * len(str(group.n))) / _BOLD, size)
    return Panel(panel.x, panel.y, panel.width, panel.height, words, panel.n, panel.hue, panel.inner)


def _fill(frame: _Frame, group: Group, x: float, y: float, k: int, panels: list[Panel], tiles: list[Tile]) -> None:
    """The tiles of a group, and those of the groups within it below."""
    left, room = x + _PAD, k * frame.pitch - _GAP - 2 * _PAD
    top = y + _HEAD + _PAD / 2
    tiles.extend(_tiles(frame, group, left, top, room, k))
    top += ceil(len(group.tiles) / k) * frame.measures.tile
    whole = _bundle(group, frame.pitch, k)
    rows: Rows = pack_within(whole, k, frame.measures) if group.within else ()
    for row in rows:
        high = max(height(whole.within[n], w, frame.measures, inner=True) for n, w in row)
        at = left
        for n, w in row:
            part, wide = group.within[n], room * w / k
            inner = Panel(at, top, wide - _GAP, high, "", part.n, part.hue, True)
            panels.append(_headed(inner, part, wide, 11.0))
            tiles.extend(
                _tiles(frame, part, at, top + _INNER, wide if at + wide >= left + room - 1 else wide - _GAP, w)
            )
            at += wide
        top += high


def _tiles(frame: _Frame, group: Group, left: float, top: float, room: float, k: int) -> Iterator[Tile]:
    pitch = (room + _GAP) / k
    for n, row in enumerate(group.tiles):
        name = frame.map.figure.rows[row][frame.map.title][0].words
        number = frame.map.number(row)
        x, y = left + n % k * pitch, top + n // k * frame.measures.tile
        wide = pitch - _GAP
        words = number.words if number and frame.tile > 50 else ""
        lines = _lines(frame, name, wide, words)
        step = frame.map.step(row)
        title = f"{name}\n{number.words}" if number else name
        yield Tile(round(x, 1), round(y, 1), round(wide, 1), frame.tile, lines, words, group.hue, step, title)


def _lines(frame: _Frame, name: str, wide: float, number: str) -> tuple[tuple[float, str], ...]:
    """The lines of a name with their heights below the top of the tile."""
    room = wide - (10 if frame.lines > 1 else 6)
    if frame.lines == 1:
        return ((frame.tile / 2 + frame.size * 0.36, fit(name, room, frame.size)),)
    said = _broken(name, room, frame.size)
    if number:
        return ((frame.tile / 2 - 4, said[0] if len(said) == 1 else fit(name, room, frame.size)),)
    start = frame.tile / 2 + frame.size * 0.36 - (len(said) - 1) * frame.size * 0.6
    return tuple((start + n * frame.size * 1.2, line) for n, line in enumerate(said))


def _broken(name: str, room: float, size: float) -> list[str]:
    """A name in at most two lines, broken at a space where there is one."""
    if breadth(name, size) <= room:
        return [name]
    words, first = name.split(" "), ""
    while len(words) > 1 and breadth(f"{first} {words[0]}".strip(), size) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        cut = _cut(name, room, size)
        return (
            [name[:cut], fit(name[cut:], room, size)] if breadth(name[0], size) * len(name) > 0 and cut else [name[:1]]
        )
    return [first, fit(" ".join(words), room, size)]


def fit(words: str, room: float, size: float) -> str:
    """Words that fit a room, with a dot of dots where they are cut."""
    if breadth(words, size) <= room:
        return words
    return f"{words[: _cut(words, room - size * 0.7, size)].rstrip()}…"


def _cut(words: str, room: float, size: float) -> int:
    """How many characters fit."""
    used = 0.0
    for n, character in enumerate(words):
        used += breadth(character, size)
        if used > room:
            return n
    return len(words)


def breadth(words: Sequence[str] | str, size: float) -> float:
    """About how broad words are set."""
    return sum(size * (1.03 if ord(c) >= 0x2E80 else 0.72 if c.isupper() or c in "mw@%—…" else _NARROW) for c in words)
