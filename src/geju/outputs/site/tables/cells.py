"""A cell of a table: what is said in it, as HTML and as data for the script that makes the same HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geju.model.figure import Mark
from geju.outputs.site.contents import Contents
from geju.outputs.site.render import escaped, isolated
from geju.outputs.site.tables.behind import behind, claims_data
from geju.outputs.site.wording import Told, Wording

DISPUTED, HEDGED, BEST = 1, 2, 4
# How a bit is set; anything else is the classes of a chip. The script knows them by their places.
STYLES = ("", "thing", "v", "file", "dim")
_RUN_ON = 3


@dataclass(frozen=True, slots=True)
class Bit:
    """One thing said: its words, where they lead (``to``) and where the words behind them stand (``cite``)."""

    words: str
    style: str = ""
    to: str = ""
    cite: str = ""
    signs: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Bits, what the cell sorts by where that is not its words, whether it is the best, and the fact that it unfolds."""

    bits: tuple[Bit, ...] = ()
    sort: float | str | None = None
    best: bool = False
    told: Told | None = None


EMPTY = Cell()


def marks_cell(marks: tuple[Mark, ...], contents: Contents, *, best: bool = False) -> Cell:
    """A cell of a figure: a thing leads to its page, a number to the words it was taken from."""
    return Cell(tuple(_bit(mark, contents) for mark in marks), marks[0].sort, best) if marks else EMPTY


def _bit(mark: Mark, contents: Contents) -> Bit:
    signs = DISPUTED * (mark.status == "disputed") + HEDGED * mark.hedged
    words = contents.claim_address(mark.claim_ids[0]) if mark.claim_ids else ""
    if mark.entity_id:
        return Bit(mark.words, "thing", contents.entity_address[mark.entity_id], words, signs)
    return Bit(mark.words, "v" if words else "", words, "", signs)


def value_cell(told: Told) -> Cell:
    """The value of a fact."""
    signs = DISPUTED * (told.fact.status == "disputed") + HEDGED * told.fact.hedged
    if told.object_address:
        return Cell((Bit(told.words, "thing", told.object_address, told.address, signs),), told.sort)
    return Cell((Bit(told.words, "v", told.address, "", signs),), told.sort)


def who_cell(told: Told) -> Cell:
    """What a fact is about, and the words that say so."""
    signs = DISPUTED * (told.fact.status == "disputed") + HEDGED * told.fact.hedged
    return Cell((Bit(told.entity, "thing", told.entity_address, told.address, signs),))


def slot_cell(told: Told, hide: str = "") -> Cell:
    """What narrows a fact, but for the thing whose page this is."""
    said = (bit for bit in told.slot if not hide or bit[2] != hide)
    return Cell(tuple(Bit(words, "thing" if to else "", to) for _, words, to in said))


# What narrows a value is said before it, after it, or is all that is said.
_BEFORE, _AFTER, _ALONE = ("score", "metric"), ("former_role", "education", "price"), ("role", "founder")


def things_cell(kind: str, told: Sequence[Told]) -> Cell:
    """What facts of a kind say of one of several things side by side."""
    bits = [bit for one in told for bit in _narrowed_bits(kind, one)]
    return Cell(tuple(bits), told[0].sort) if told else EMPTY


def _narrowed_bits(kind: str, told: Told) -> Iterator[Bit]:
    narrowed = " · ".join(words for _, words, _ in told.slot)
    if kind in _ALONE:
        yield Bit(narrowed or told.kind, "", "", told.address)
        return
    (value,) = value_cell(told).bits
    if narrowed and kind in _BEFORE:
        yield replace(value, words=f"{narrowed}: {value.words}")
    elif narrowed and kind in _AFTER:
        yield replace(value, words=f"{value.words} ({narrowed})")
    else:
        yield value


def html(cell: Cell, up: str, wording: Wording, apart: str | None = None) -> str:
    """What stands in the cell. ``apart``: None puts bits side by side, a dot runs them on; else each has a line of its own,
    and this stands between them where there is no room."""
    if cell.told:
        return behind(cell.told, up, wording)
    bits = [_html(bit, up, wording.messages["sign_quote"], wording) for bit in cell.bits]
    if len(bits) < 2 or apart is None:
        return "".join(bits)
    if apart == " · ":
        return apart.join(bits)
    many = " of-many" if len(bits) > _RUN_ON else ""
    between = f'<span class="sep">{apart}</span>' if apart else ""
    return "".join(
        f'<span class="one{many}">{bit}{between if n < len(bits) else ""}</span>' for n, bit in enumerate(bits, 1)
    )


def _html(bit: Bit, up: str, cite: str, wording: Wording) -> str:
    words = isolated(bit.words)
    if bit.to:
        style = f' class="{bit.style}"' if bit.style else ""
        words = f'<a{style} href="{up}{escaped(bit.to)}">{words}</a>'
    elif bit.style:
        words = f'<span class="{escaped(bit.style)}">{words}</span>'
    if bit.cite:
        words += f'<a class="cite" href="{up}{escaped(bit.cite)}" title="{cite}"></a>'
    return words + signs(bit.signs, wording) if bit.signs else words


def signs(flags: int, wording: Wording) -> str:
    """The signs of a fact that is disputed or hedged."""
    said = wording.messages
    return f'<abbr class="sign disputed" title="{said["sign_disputed"]}">≠</abbr>' * bool(
        flags & DISPUTED
    ) + f'<abbr class="sign hedged" title="{said["sign_hedged"]}">?</abbr>' * bool(flags & HEDGED)


class Places:
    """Addresses that occur again and again, each kept once: an address is the place of its page, and a place in it."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}

    def __call__(self, to: str) -> tuple[int, str]:
        """The two of an address; (-1, "") of none."""
        page, _, place = to.partition("#")
        return (self.pages.setdefault(page, len(self.pages)), place) if to else (-1, "")


def data(cell: Cell, places: Places, wording: Wording) -> object:
    """The cell as the script reads it: 0 where it is empty, else what it sorts by (``true``: its first words), then its bits."""
    if cell.told:
        return [None, claims_data(cell.told, places, wording)]
    if not cell.bits:
        return 0
    first = int(cell.sort) if isinstance(cell.sort, float) and cell.sort.is_integer() else cell.sort
    first = True if first == cell.bits[0].words else first
    return [first, *(_data(bit, places, BEST * cell.best) for bit in cell.bits)]


def _data(bit: Bit, places: Places, best: int) -> object:
    if not (bit.style or bit.to or bit.cite or bit.signs or best):
        return bit.words
    style: object = STYLES.index(bit.style) if bit.style in STYLES else bit.style
    said = [bit.words, style, *places(bit.to), bit.signs | best, *places(bit.cite)]
    nothing = (None, None, -1, "", 0, -1, "")
    while said[-1] == nothing[len(said) - 1]:
        said.pop()
    return said


def text(cell: Cell, wording: Wording) -> str:
    """The words of a cell, for a spreadsheet."""
    if cell.told:
        return wording.status(cell.told.fact.status)
    return "; ".join(bit.words for bit in cell.bits)


def claim_ids(cell: Cell) -> list[str]:
    """The claims that the cell leads to."""
    if cell.told:
        return [said.claim.claim_id for said in (*cell.told.claims_for, *cell.told.claims_against)]
    places = (to.partition("#")[2] for bit in cell.bits for to in (bit.to, bit.cite))
    return [place for place in places if place.startswith("c-")]
