"""What must hold before a site is put in its place: every link leads somewhere, every fact's number to its claim."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from geju.base.errors import LandscapeError
from geju.outputs.site.tables.cells import STYLES

_LINK = re.compile(r'\s(?:href|src|data-rows|data-claims-file|data-map-file)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
# A number of a fact; the templates write it in this one way.
_NUMBER = re.compile(r'<(\w+) class="v"(?: href="([^"]*)")?')
_ROWS = "window.gejuRows = "
_V = STYLES.index("v")


class Check:
    """Looks at files as they are written and keeps what they link to; ``finish`` says whether all of it is there."""

    def __init__(self) -> None:
        self._places: dict[str, frozenset[str]] = {}
        # Page and place -> the first page that links there.
        self._wanted: dict[str, dict[str, str]] = {}
        self._files: set[str] = set()
        self._bare: list[str] = []

    def page(self, path: str, html: str) -> None:
        """Take in a page."""
        self._places[path] = frozenset(_ID.findall(html))
        self._bare += [path for _, link in _NUMBER.findall(html) if "#c-" not in link]
        for link in set(_LINK.findall(html)):
            if not link.startswith(("http://", "https://")):
                self._want(path, link)

    def version(self, path: str, html: str) -> None:
        """Take in what a page showed at an earlier date: it stands in the place of the page's content."""
        own = frozenset(_ID.findall(html))
        self._bare += [path for _, link in _NUMBER.findall(html) if "#c-" not in link]
        for link in set(_LINK.findall(html)):
            inside = link.startswith("#") and unquote(unescape(link[1:])) in own
            if not inside and not link.startswith(("http://", "https://")):
                self._want(path, link)

    def file(self, path: str) -> None:
        """Take in a file that is no page."""
        self._files.add(path)

    def rows(self, path: str, script: str) -> None:
        """Take in the rows of a long table: its links are those of the language's folder."""
        self.file(path)
        said = json.loads(script[len(_ROWS) :].rstrip(";\n"))
        base = f"{path.partition('/')[0]}/index.html"
        pages = [_target(base, page) for page in said["pages"]]
        heads = [head for head, _ in said["groups"] if head]
        for cell in (cell for row in (*(row[1:] for row in said["rows"]), heads) for cell in row if cell):
            for bit in cell[1:]:
                for place in self._linked(path, bit):
                    self._wanted.setdefault(pages[place[0]], {}).setdefault(unquote(place[1]), path)

    def _linked(self, path: str, bit: object) -> Iterable[tuple[int, str]]:
        """The places that a bit leads to, as (page, place)."""
        if isinstance(bit, dict):
            return [(claim[3], claim[4]) for claim in (*bit.get("f", ()), *bit.get("a", ()))]
        if not isinstance(bit, list):
            return ()
        to, cite = tuple(bit[2:4]), tuple(bit[5:7])
        if bit[1:2] == [_V] and not (len(to) == 2 and to[1].startswith("c-")):
            self._bare.append(path)
        return [(place[0], place[1] if len(place) > 1 else "") for place in (to, cite) if place and place[0] >= 0]

    def _want(self, page: str, link: str) -> None:
        path, _, place = unescape(link).partition("#")
        target = _target(page, path) if path else page
        self._wanted.setdefault(target, {}).setdefault(unquote(place), page)

    def finish(self) -> None:
        """Raise LandscapeError where a page or table links to what is neither a page with that place nor a file."""
        broken = [
            (page, f"{target}#{place}" if place else target)
            for target, places in self._wanted.items()
            for place, page in places.items()
            if not self._holds(target, place)
        ]
        if broken:
            page, target = min(broken)
            raise LandscapeError("outputs.link_broken", page=page, target=target, n=len(broken))
        if self._bare:
            raise LandscapeError("outputs.number_bare", page=self._bare[0], n=len(self._bare))

    def _holds(self, target: str, place: str) -> bool:
        if target in self._places:
            return not place or place in self._places[target]
        return target in self._files and not place


@lru_cache(maxsize=1 << 14)
def _resolved(folder: str, path: str) -> str:
    return normpath(join(folder, unquote(path)))


def _target(page: str, path: str) -> str:
    return _resolved(dirname(page), path)
