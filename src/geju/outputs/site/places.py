"""Where every page of the site stands: readable names, never twice the same, good on every file system."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from urllib.parse import quote

from geju.base.ids import content_id, slug

# Names that Windows keeps for itself, whatever the ending.
_RESERVED = {"con", "prn", "aux", "nul", "index", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_LONGEST = 80


def file_names(things: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> file name from (id, name) pairs; where two names would be one file, each bears a hash of its id.

    The name of a thing's file does not depend on the order, and on other things only where they collide.
    """
    wanted = {thing_id: stem(name) for thing_id, name in things}
    taken = Counter(wanted.values())
    return {
        thing_id: f"{stem if taken[stem] == 1 and stem not in _RESERVED else _marked(stem, thing_id)}.html"
        for thing_id, stem in wanted.items()
    }


def forks(things: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """File name -> the ids of all that would bear it, of (id, name) pairs: nothing stands there but a list of them."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for thing_id, name in things:
        wanted[stem(name)].append(thing_id)
    return {f"{word}.html": ids for word, ids in wanted.items() if len(ids) > 1 and word not in _RESERVED}


def stem(name: str) -> str:
    """What a thing's file is called after its name, without the ending."""
    stem = slug(name).strip("-") or "unnamed"
    if len(stem.encode()) <= _LONGEST:
        return stem
    return _marked(stem.encode()[: _LONGEST - 10].decode(errors="ignore"), name)


def _marked(stem: str, thing_id: str) -> str:
    return f"{stem}-{content_id('', thing_id, length=6).strip('-')}"


def listing(file: str) -> str:
    """The page that a thing shares with all whose files begin as its own does: ``of/s.html``.

    It depends on the name alone. Letters beyond the Latin ones are too many for a page each: they share sixteen.
    """
    first = file[0]
    shared = first if "a" <= first <= "z" else "0-9" if first.isdigit() else f"other-{ord(first) % 16:x}"
    return f"of/{shared}.html"


def anchor(file: str) -> str:
    """The place of a thing on a page that it shares."""
    return f"at-{file.removesuffix('.html')}"


def address(place: str) -> str:
    """A path, and a place in it after ``#``, as they stand in an ``href``."""
    return quote(place, safe="/-._~#")


def beyond(where: str, place: str) -> str:
    """The address of a place on the page of an address, whatever place of it that names."""
    return f"{where.partition('#')[0]}#{place}"
