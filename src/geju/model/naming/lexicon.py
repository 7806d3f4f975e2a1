"""The lexicon: names that everybody in the industry knows, and finding them in text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from geju.base.content import load_yaml
from geju.base.errors import ContentError
from geju.base.text import MappedText, fold, has_cjk, normalise, simplify

# Which type a spelling is taken for where nothing else decides.
TYPE_ORDER = ("Organization", "Institution", "Person", "Product", "Model", "Benchmark")
_SCHEMA = Path(__file__).parents[1] / "schemas" / "lexicon.schema.json"
# “智谱 AI” is as often printed “智谱AI”.
_BETWEEN_SCRIPTS = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Known:
    """A thing that the lexicon knows: "zhipu-ai, an Organization, 智谱 AI in Chinese, Zhipu AI in English".

    ``names`` holds every spelling, the canonical first; ``ambiguous`` those of them that count only with support from
    the context, ``unless`` longer words that hold one without naming the thing. ``by``: the entity id of the maker (of a model, a product) or parent (of a company); it serves to tell
    things apart and to find a row's missing name, never as a claim. ``tags``: ``investor``, ``university`` ….
    """

    entity_id: str
    type: str
    labels: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    ambiguous: frozenset[str] = frozenset()
    by: str = ""
    people: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0]

    def is_ambiguous(self, spelling: str) -> bool:
        """Whether a spelling alone does not say that this is meant: ``Step``, or ``perplexity`` in small letters."""
        if not self.ambiguous and not spelling.islower():
            return False
        folded = simplify(spelling.casefold())
        if any(folded == name.casefold() for name in self.ambiguous):
            return True
        return folded == spelling and spelling.isascii() and spelling.isalpha() and spelling not in self.names


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name found in a text: ``text[start:end]`` names ``known``; not ``sure`` if the spelling is ambiguous."""

    start: int
    end: int
    known: Known
    sure: bool = True


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All known things; immutable. ``find`` sees the longest names first and never cuts a Latin word in two."""

    things: tuple[Known, ...]

    @cached_property
    def by_id(self) -> dict[str, Known]:
        """Things by entity id."""
        return {thing.entity_id: thing for thing in self.things}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Known, ...]]:
        found: dict[str, list[Known]] = {}
        for thing in self.things:
            for key in dict.fromkeys(map(_key, thing.names)):
                found.setdefault(key, []).append(thing)
        return {key: tuple(things) for key, things in found.items()}

    def named(self, name: str) -> tuple[Known, ...]:
        """All things of that very name in file order; case, width, and Traditional or Simplified do not matter."""
        return self._by_name.get(_key(name), ())

    def lookup(self, name: str, *types: str) -> Known | None:
        """The thing of that very name, of one of the types if any are given, in the order of the types."""
        found = self.named(name)
        if not types:
            return found[0] if found else None
        return next((thing for type_ in types for thing in found if thing.type == type_), None)

    def find(self, text: str, *types: str) -> list[Hit]:
        """Known names in a text, left to right, longest first, not overlapping; only those of ``types`` where given.

        Where one spelling names things of several types, the one of the first type in ``types`` is taken, else in
        ``TYPE_ORDER``. Case, width, and Traditional or Simplified do not matter. A name inside a longer name of any type is not found.
        """
        order = types or TYPE_ORDER
        found = []
        for start, end, things, cut in self.spans(text):
            thing = next((thing for type_ in order for thing in things if thing.type == type_), None)
            if thing and not cut:
                found.append(Hit(start, end, thing, not thing.is_ambiguous(text[start:end])))
        return found

    @lru_cache(maxsize=4096)  # noqa: B019 - several readers ask about one text; a lexicon lives as long as the process
    def spans(self, text: str) -> tuple[tuple[int, int, tuple[Known, ...], bool], ...]:
        """Where known spellings stand: start, end, the things so spelled, and whether a digit follows a letter there.

        Longest first, not overlapping; a Latin word is never cut in two, but ``Qwen`` is found in ``Qwen4`` (*cut*).
        """
        folded: MappedText = normalise(text)
        haystack = simplify(folded.text)
        found: list[tuple[int, int, tuple[Known, ...], bool]] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            edge = _edge(haystack, start, end)
            if edge is not None:
                found.append((start, end, tuple(self._spellings[self._patterns[pattern]]), edge))
        plain = folded.text is text or len(folded.runs) <= 1
        taken = []
        at = -1
        for start, end, things, cut in sorted(found, key=lambda f: (f[0], -f[1])):
            if start >= at:
                if things:
                    taken.append((*((start, end) if plain else folded.source(start, end)), things, cut))
                at = end
        return tuple(taken)

    @cached_property
    def _spellings(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for thing in self.things:
            for name in thing.names:
                for spelling in dict.fromkeys((name, _BETWEEN_SCRIPTS.sub("", name))):
                    things = found.setdefault(simplify(normalise(spelling).text), [])
                    if thing not in things:
                        things.append(thing)
        for thing in self.things:
            for word in thing.unless:
                found.setdefault(simplify(normalise(word).text), [])
        return found

    @cached_property
    def _patterns(self) -> list[str]:
        return sorted(self._spellings)

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(self._patterns)


def _key(name: str) -> str:
    return fold(simplify(name))


def _edge(text: str, start: int, end: int) -> bool | None:
    """None where a Latin word or number is cut; True where only a digit follows a letter; else False."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before.isascii() and before.isalnum() and text[start].isascii() and text[start].isalnum():
        return None
    last = text[end - 1]
    if after and after.isascii() and after.isalnum() and last.isascii() and last.isalnum():
        return True if after.isdigit() and last.isalpha() else None
    return False


def read_lexicon(paths: Iterable[Path]) -> Lexicon:
    """The lexicon from its YAML files in the order given; raises ContentError for an id that stands twice."""
    things: dict[str, Known] = {}
    where: dict[str, Path] = {}
    for path in paths:
        for item in load_yaml(path, _SCHEMA):
            thing = _known(item)
            if thing.entity_id in things:
                other = where[thing.entity_id]
                raise ContentError("base.twice", path=path, what="id", name=thing.entity_id, other=other)
            things[thing.entity_id] = thing
            where[thing.entity_id] = path
    return Lexicon(tuple(things.values()))


def _known(item: dict[str, Any]) -> Known:
    name = item["name"]
    if isinstance(name, dict):
        labels = tuple((str(k), str(v)) for k, v in name.items())
    else:
        labels = (("zh" if has_cjk(str(name)) else "en", str(name)),)
    ambiguous = [str(n) for n in item.get("ambiguous", ())]
    names = [value for _, value in labels] + [str(n) for n in item.get("names", ())] + ambiguous
    return Known(
        entity_id=item["id"],
        type=item["type"],
        labels=labels,
        names=tuple(dict.fromkeys(names)),
        ambiguous=frozenset(ambiguous),
        by=item.get("by", ""),
        people=tuple(item.get("people", ())),
        tags=frozenset(item.get("tags", ())),
        unless=tuple(item.get("unless", ())),
    )
