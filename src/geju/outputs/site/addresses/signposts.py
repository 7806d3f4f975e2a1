"""Small pages at addresses where nothing stands any more: where the thing is now, or that it is gone.

And at the plain address that several things of one name would have: which of them there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from geju.model.figure import Figure
from geju.outputs.site.addresses.record import RECORD, Former, Thing, found_again, write_record
from geju.outputs.site.addresses.whereabouts import Whereabouts
from geju.outputs.site.contents import Contents
from geju.outputs.site.places import address, anchor
from geju.outputs.site.spoken import Page, Spoken

_INDEX = {"entities", "sources"}


@dataclass(frozen=True, slots=True)
class Sign:
    """Leads on: the address, what it is called, what it is; ``place`` is where on this page that stood."""

    address: str
    words: str
    what: str
    place: str = ""


class Signposts:
    """What is to be said at the addresses of an earlier publication, and at ambiguous ones."""

    def __init__(self, contents: Contents, figures: Sequence[Figure], former: Former) -> None:
        self.contents = contents
        self.former = former
        self.whereabouts = Whereabouts(contents, figures)
        self.aliases = self.whereabouts.aliases(former)
        self.forks = contents.forks
        # What was elsewhere, by address; what stands where it stood is not told of.
        self.left: dict[str, list[Thing]] = {
            path: [thing for thing in things if self.whereabouts.of(thing) != [path]]
            for path, things in former.things.items()
        }
        # Page -> the things that stood on it with others.
        self.shared: dict[str, list[Thing]] = {}
        for path, things in self.left.items():
            page, mark, _ = path.partition("#")
            if mark:
                self.shared.setdefault(page, []).extend(things)

    def record(self, standing: Collection[str]) -> tuple[str, bytes]:
        """The record of this publication, for the next one; ``standing`` are its pages but for these, with the language."""
        paths = {name.partition("/")[2] for name in standing}
        left = {
            path: [self._remembered(thing) for thing in things if thing.sort != "page" or path not in paths]
            for path, things in self.left.items()
        }
        return RECORD, write_record(self.contents, self.whereabouts.now, left, self.aliases)

    def _remembered(self, thing: Thing) -> Thing:
        found = self.whereabouts.of(thing)
        return found_again(thing, self.whereabouts.now[found[0]]) if len(found) == 1 and thing.sort != "page" else thing

    def notes(self, spoken: Spoken) -> dict[str, list[Sign]]:
        """Address of a page -> where that is which stood there before, for pages that something else has now."""
        found: dict[str, list[Sign]] = {}
        # A thing with a page of its own keeps its place on the one that it shared: a line that leads on.
        standing = {
            page: {f"{page}#{anchor(self.contents.entity_file(i))}" for i in ids}
            for page, ids in self.contents.listings.items()
        }
        shared = {path for path in self.left if path not in standing.get(path.partition("#")[0], {path})}
        for path in sorted({*self.whereabouts.now, *shared}):
            targets = dict.fromkeys(
                target for thing in self.left.get(path, ()) for target in self.whereabouts.of(thing)
            )
            page, _, place = path.partition("#")
            signs = [replace(self._sign(target, spoken), place=place) for target in targets if target != path]
            if signs:
                found.setdefault(address(page), []).extend(signs)
        return found

    def all_pages(self, speak: Callable[[str], Spoken], standing: Collection[str]) -> Iterator[Page]:
        """The pages in every language, those that the site no longer speaks as well."""
        languages = self.contents.languages
        made = [page for language in languages for page in self.pages(speak(language), standing)]
        yield from made
        yield from self.pages_elsewhere(speak(languages[0]), {*standing, *(path for path, _ in made)})

    def pages(self, spoken: Spoken, standing: Collection[str]) -> Iterator[Page]:
        """The pages in one language, where no page is ``standing`` (with the language)."""
        for path in sorted({path.partition("#")[0] for path in (*self.former.things, *self.forks)}):
            if f"{spoken.language}/{path}" not in standing:
                yield self._page(path, spoken)

    def pages_elsewhere(self, spoken: Spoken, standing: Collection[str]) -> Iterator[Page]:
        """Pages of languages that the site no longer speaks: each leads to the same thing in the one that it does."""
        dropped = [name for name in self.former.languages if name not in self.contents.languages]
        for name in sorted(self.former.pages):
            language, _, path = name.partition("/")
            if language in dropped and name not in standing:
                there = f"{spoken.language}/{path}" in standing
                up = f"{'../' * (path.count('/') + 1)}{spoken.language}/"
                _, html = self._page(path, spoken, up=up, others=[], same=there)
                yield name, html

    def _page(self, path: str, spoken: Spoken, *, same: bool = False, **values: object) -> Page:
        shared = self.shared.get(path, ())
        things = [*(self.left.get(path) or self.former.things.get(path, ())), *shared]
        thing = things[0] if things else None
        led = [path] if same else self.whereabouts.of(thing) if thing else []
        earlier = [target for one in things[1:] for target in self.whereabouts.of(one)]
        others = [target for target in dict.fromkeys((*earlier, *self.forks.get(path, ()))) if target not in led]
        signs = [self._sign(target, spoken) for target in led]
        straight = len(signs) == 1 and path not in self.forks
        sort = (
            "moved" if straight else "fork" if path in self.forks or signs else "apart" if shared and others else "gone"
        )
        words = spoken.words
        titles = {"moved": words["moved"], "fork": words["fork"], "apart": words["moved"], "gone": words["gone"]}
        folder = path.partition("/")[0]
        index = folder if folder in _INDEX else "index"
        name = thing.label(spoken.language) if thing else ""
        values = {
            "sort": sort,
            "thing": thing,
            "name": name,
            "signs": signs,
            "others_here": [self._sign(target, spoken) for target in others],
            "target": signs[0].address if straight else "",
            "site_canonical": self.contents.site_address,
            "site_address": "",
            "dates": (),
            **values,
        }
        return spoken.page(path.removesuffix(".html"), "signpost", titles[sort], index, **values)

    def _sign(self, path: str, spoken: Spoken) -> Sign:
        thing = self.whereabouts.now.get(path)
        if thing is None:
            return Sign(address(path), spoken.title, "")
        words = thing.label(spoken.language) or thing.id
        if thing.sort == "entity":
            return Sign(address(path), spoken.wording.label(thing.id), spoken.wording.type(thing.type))
        return Sign(address(path), words, thing.names[0] if thing.names else "")
