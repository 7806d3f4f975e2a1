"""Where in a page its furniture stands: menus, side columns, banners, adverts, and which letters are links."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from html.parser import HTMLParser
from typing import Literal

# hard: never what the page is about. soft: seldom, but a box of figures may stand there.
Sort = Literal["hard", "soft"]
_TAGS: dict[str, Sort] = {
    "nav": "hard",
    "footer": "hard",
    "dialog": "hard",
    "aside": "soft",
    "header": "soft",
    "form": "soft",
}
_ROLES: dict[str, Sort] = {
    "navigation": "hard",
    "contentinfo": "hard",
    "dialog": "hard",
    "alertdialog": "hard",
    "search": "hard",
    "banner": "soft",
    "complementary": "soft",
}
# Words in the class or the id of a box that say what it is for, each a whole word of the name.
_HARD = re.compile(
    r"(?:ads?|adv|advert\w*|adsense|sponsor\w*|promo(?:tion|ted|s)?|cookie\w*|consent\w*|gdpr|breadcrumbs?|nav|navbar|"
    r"navigation|menu|footer|related|recommend\w*|recirc\w*|share|sharing|social|newsletter|subscribe|subscription|"
    r"paywall|popup|modal|outbrain|taboola|hot(?:list|news)?|readmore|morenews|guesslike|copyright|guanggao|"
    r"tuijian|xiangguan)"
)
_SOFT = re.compile(r"(?:sidebar|side|aside|rail|widget|comments?|toolbar|masthead|topbar|login|tags?|hidden)")
_SHARP = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_BODY = ("article", "main")
# What parts of a page stand in; lists, quotations, figures and what unfolds belong to the text around them.
_HOLDERS = frozenset({"body", "div", "section", "td", *_BODY, *_TAGS})
_FAR = 1 << 60


Ranges = list[tuple[int, int]]


@dataclass
class Regions:
    """Ranges of offsets: ``boxes`` of furniture with their sort, ``links`` whose words lead elsewhere; offsets of ``letters``.

    ``turns``: where another holder becomes the innermost, in order, and which of them it is.
    """

    boxes: list[tuple[int, int, Sort]] = field(default_factory=list)
    links: Ranges = field(default_factory=list)
    letters: array[int] = field(default_factory=lambda: array("Q"))
    turns: Ranges = field(default_factory=list)

    def holder(self, at: int) -> int:
        """The number of the innermost holder at an offset; 0 outside of all."""
        index = bisect_right(self.turns, (at, _FAR)) - 1
        return self.turns[index][1] if index >= 0 else 0

    @cached_property
    def _merged(self) -> dict[str, Ranges]:
        found: dict[str, Ranges] = {
            sort: _union([(left, right) for left, right, s in self.boxes if s == sort]) for sort in ("hard", "soft")
        }
        return {**found, "links": _union(self.links)}

    def sort_of(self, start: int, end: int) -> Sort | None:
        """The hardest furniture that ``start`` to ``end`` stands in, None where it stands in none."""
        for sort in ("hard", "soft"):
            ranges = self._merged[sort]
            at = bisect_right(ranges, (start, _FAR)) - 1
            if at >= 0 and end <= ranges[at][1]:
                return "hard" if sort == "hard" else "soft"
        return None

    def linked(self, start: int, end: int) -> float:
        """The share of the letters between two offsets that are links."""
        own = self._letters(start, end)
        if not own:
            return 0.0
        ranges = self._merged["links"]
        n = 0
        for at in range(max(0, bisect_right(ranges, (start, -1)) - 1), len(ranges)):
            left, right = ranges[at]
            if left >= end:
                break
            n += self._letters(max(left, start), min(right, end))
        return n / own

    def _letters(self, start: int, end: int) -> int:
        return max(0, bisect_left(self.letters, end) - bisect_left(self.letters, start))


def _union(ranges: Ranges) -> Ranges:
    found: Ranges = []
    for left, right in sorted(ranges):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


_WORDS = re.compile(r"<[^<>]*>|&#?\w+;|([^\W_])")


def regions(text: str) -> Regions:
    """The regions of a page."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.close_all()
    letters = array("Q", (m.start() for m in _WORDS.finditer(text) if m[1]))
    return replace(reader.found, letters=letters)


@dataclass
class _Open:
    tag: str
    start: int
    sort: Sort | None


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found = Regions()
        self.size = len(text)
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.open: list[_Open] = []
        self.counts: dict[str, int] = {}
        self.holders = [0]
        self.n_holders = 0

    def _here(self) -> int:
        line, column = self.getpos()
        return self.starts[min(line, len(self.starts)) - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        sort = self._sort(tag, {key: value or "" for key, value in attrs})
        start = self._here()
        if tag == "a":
            start += len(self.get_starttag_text() or "")
        self.open.append(_Open(tag, start, sort))
        if tag in _HOLDERS:
            self.n_holders += 1
            self.holders.append(self.n_holders)
            self.found.turns.append((start, self.n_holders))
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if not self.counts.get(tag):
            return
        end = self._here()
        while self.open:
            done = self.open.pop()
            self._close(done, end)
            if done.tag == tag:
                return

    def _sort(self, tag: str, given: dict[str, str]) -> Sort | None:
        inside = any(self.counts.get(body) for body in _BODY)
        if tag in ("body", "html", *_BODY) or (tag == "header" and inside):
            return None
        sort = _TAGS.get(tag) or _ROLES.get(given.get("role", "").lower())
        words = {w.lower() for w in _WORD.findall(f"{given.get('class', '')} {given.get('id', '')}")}
        if sort == "hard" or any(_HARD.fullmatch(word) for word in words):
            return "hard"
        hidden = "hidden" in given or given.get("aria-hidden") == "true" or _SHARP.search(given.get("style", ""))
        return "soft" if sort or hidden or any(_SOFT.fullmatch(word) for word in words) else None

    def _close(self, done: _Open, end: int) -> None:
        self.counts[done.tag] -= 1
        if done.tag in _HOLDERS:
            self.holders.pop()
            self.found.turns.append((end, self.holders[-1]))
        if done.sort:
            self.found.boxes.append((done.start, end, done.sort))
        if done.tag == "a":
            self.found.links.append((done.start, end))

    def close_all(self) -> None:
        """What the page leaves open ends with it."""
        while self.open:
            self._close(self.open.pop(), self.size)
