"""What pages showed at earlier dates: beside each that was another one a script with those versions of its content.

A version is kept as the lines of its HTML, each line once a page: most of a page stays the same from date to date.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geju.model.figure import Figure
from geju.outputs.publisher import Earlier
from geju.outputs.site.contents import Contents
from geju.outputs.site.pages import dated_pages, speak
from geju.outputs.site.spoken import CLOSE, OPEN, Spoken

_ENDING = ".as-of.js"


@dataclass(slots=True)
class _Versions:
    """The versions of a page: for each date the numbers of its lines, None where it was what it is now."""

    now: str
    lines: dict[str, int] = field(default_factory=dict)
    dates: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def add(self, place: int, content: str) -> None:
        if content != self.now:
            self.dates[place] = tuple(self.lines.setdefault(line, len(self.lines)) for line in content.split("\n"))

    def script(self, n_dates: int) -> bytes:
        """The versions as a script: ``lines``, and for each date runs of them (first, how many, first, …)."""
        runs = [_runs(self.dates[place]) if place in self.dates else None for place in range(n_dates)]
        said = {"lines": list(self.lines), "dates": runs}
        return f"geju.earlier({json.dumps(said, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def earlier_versions(
    contents: Contents,
    earlier: Sequence[Earlier],
    present: Callable[[str], str],
    figures: Sequence[Figure],
    *,
    explorable: bool = False,
) -> Iterator[tuple[str, bytes, list[str]]]:
    """For each page that was another one at some date: the path of the script of its versions, the script, and these as HTML.

    ``present`` gives a page as it is now, ``figures`` are those that have one. Then for each language a script that lists these pages, with no versions.
    """
    found: dict[str, _Versions] = {}
    shown = frozenset(figure.name for figure in figures)
    now = _signatures(contents, figures)
    before: Mapping[str, object] = {}
    for place, one in enumerate(earlier):
        with one.open() as (view, drawn):
            then = Contents(view, contents)
            signed = _signatures(then, drawn)
            same = {path for path, sign in signed.items() if sign == now.get(path)}
            kept = {path for path, sign in signed.items() if path not in same and sign == before.get(path)}
            for language in contents.languages:
                ours = f"{language}/"
                skipped = frozenset(path.removeprefix(ours) for path in same | kept if path.startswith(ours))
                spoken = speak(then, drawn, language, at=one.date, skipped=skipped, shown=shown, explorable=explorable)
                _turn(spoken, contents, found, present, place)
                yield from ((path, data, []) for path, data in spoken.files())
            for path in kept:
                versions = found.get(f"{path}.html")
                if versions and place - 1 in versions.dates:
                    versions.dates[place] = versions.dates[place - 1]
            before = signed
    yield from _scripts(contents, found, len(earlier))


def _scripts(
    contents: Contents, found: Mapping[str, _Versions], n_dates: int
) -> Iterator[tuple[str, bytes, list[str]]]:
    turned = {path: versions for path, versions in found.items() if versions.dates}
    for path, versions in turned.items():
        known = list(versions.lines)
        contents_then = ["\n".join(known[n] for n in numbers) for numbers in dict.fromkeys(versions.dates.values())]
        yield path.removesuffix(".html") + _ENDING, versions.script(n_dates), contents_then
    for language in contents.languages:
        listed = [path.partition("/")[2] for path in turned if path.startswith(f"{language}/")]
        yield f"assets/as-of-{language}.js", f"geju.dated({json.dumps(listed, ensure_ascii=False)});\n".encode(), []


def _turn(
    spoken: Spoken, contents: Contents, found: dict[str, _Versions], present: Callable[[str], str], place: int
) -> None:
    """Take up every page of one language at one date; what was not there yet says so."""
    made: dict[str, str] = dict(dated_pages(spoken))
    for entity_id, entity in contents.entities.items():
        if entity_id not in spoken.contents.entities and entity_id not in contents.brief:
            path = spoken.contents.entity_path(entity_id).removesuffix(".html")
            made.update([spoken.page(path, "not_yet", entity.label(spoken.language))])
    for path, html in made.items():
        if path not in found:
            found[path] = _Versions(_content(present(path)))
        found[path].add(place, _content(html))


def _content(html: str) -> str:
    return html.partition(OPEN)[2].rpartition(CLOSE)[0]


def _runs(numbers: Sequence[int]) -> list[int]:
    runs: list[int] = []
    for number in numbers:
        if runs and runs[-2] + runs[-1] == number:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs


def _signatures(contents: Contents, figures: Iterable[Figure]) -> dict[str, object]:
    """Path of a page, without its ending -> what differs where the page may; of the pages of things and exhibits.

    Of an exhibit that is its figure, for a page says nothing else, but where it says that nothing was there at the date.
    """
    things = _things(contents)
    paths = {entity_id: contents.entity_path(entity_id).removesuffix(".html") for entity_id in things}
    told: dict[str, int] = {}
    for entity_id, sign in things.items():
        told[paths[entity_id]] = hash((told.get(paths[entity_id]), sign))
    signed: dict[str, object] = {
        f"{language}/{path}": sign for language in contents.languages for path, sign in told.items()
    }
    drawn = {f"{figure.language}/exhibits/{figure.name}": figure for figure in figures}
    return signed | {path: figure for path, figure in drawn.items() if figure.rows or figure.brought}


def _things(contents: Contents) -> dict[str, int]:
    """Entity id -> a number that differs where its page may: by its own facts and those of what they name."""
    own: dict[str, int] = {}
    beside: dict[str, set[str]] = {}
    for entity_id in contents.entities:
        lists = [group.get(entity_id, ()) for group in (contents.facts_of, contents.facts_naming, contents.facts_under)]
        own[entity_id] = hash((*map(tuple, lists), tuple(contents.documents_about.get(entity_id, ()))))
        beside[entity_id] = {
            other
            for facts in lists
            for fact in facts
            for other in (fact.entity_id, contents.object_id(fact), *contents.slot_ids(fact).values())
            if other
        }
    return {e: hash((own[e], tuple(sorted(own[other] for other in beside[e])))) for e in own}
