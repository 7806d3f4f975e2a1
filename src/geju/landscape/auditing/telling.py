"""The door for the history of a landscape: two editions compared, and what changed from edition to edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geju.base.errors import LandscapeError, UnknownNameError
from geju.base.text import fold
from geju.landscape.answers import Terms
from geju.landscape.auditing.changes import CHANGES, Change, compare_issues
from geju.landscape.auditing.held import Held, facts_of, loaded
from geju.landscape.auditing.history import Issue, find_issue, issues
from geju.landscape.store import edition_path


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What kinds and terms are called: kind -> language -> label, and the terms of values and qualifiers."""

    kinds: Mapping[str, Mapping[str, str]]
    terms: Terms
    ids: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one edition to another: corrections first, then later values, other changes, new, gone."""

    old: Issue
    new: Issue
    changes: tuple[Change, ...]
    words: Vocabulary

    @property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each sort that occurs."""
        counted = Counter(change.sort for change in self.changes)
        return {sort: counted[sort] for sort in CHANGES if counted[sort]}

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """Both editions and every change as plain values."""
        return {
            "from": self.old.to_dict(),
            "to": self.new.to_dict(),
            "counts": self.counts,
            "changes": [change.to_dict(language) for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Told:
    """A value in the history of one fact: true from ``fact.time`` until ``fact.until``, known since ``fact.known_on``.

    ``first`` and ``last`` are the editions that first and last gave it so; ``stands``: the last edition still does.
    """

    fact: Held
    first: Issue
    last: Issue
    stands: bool

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The value as plain values, with the editions that gave it."""
        return {
            "entity": self.fact.labels[language],
            "kind": self.fact.kind,
            "slot": dict(self.fact.slot_labels[language]),
            **self.fact.to_dict(),
            "first_edition": self.first.to_dict(),
            "last_edition": self.last.to_dict(),
            "stands": self.stands,
        }


@dataclass(frozen=True, slots=True)
class Log:
    """What changed, edition by edition, newest first; and of one entity every value that was ever given.

    ``first`` is the earliest edition that is kept, with which everything in it begins.
    """

    steps: tuple[Changes, ...]
    values: tuple[Told, ...]
    first: Issue
    words: Vocabulary

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The changes from edition to edition, and the values, as plain values."""
        return {
            "first": self.first.to_dict(),
            "editions": [step.to_dict(language) for step in self.steps],
            "values": [told.to_dict(language) for told in self.values],
        }


def diff(landscape: Path, old: str = "previous", new: str = "current", entity: str = "", kind: str = "") -> Changes:
    """What changed from one edition to another; raises UsageError, UnknownNameError, LandscapeError.

    ``old`` and ``new`` as ``history.find_issue`` says. ``entity`` by id or any name, ``kind`` by name or label.
    """
    one, other = find_issue(landscape, old), find_issue(landscape, new)
    words = _words(landscape, (other, one), entity)
    return Changes(one, other, _narrowed(compare_issues(one, other), (one, other), words, entity, kind), words)


def log(landscape: Path, entity: str = "", kind: str = "", most: int = 20) -> Log:
    """The changes of the last ``most`` editions (0: all), of one entity and kind where given; raises as ``diff`` does.

    ``entity`` may be the id of a fact: then all is of its question, at whatever time.
    """
    listed = issues(landscape)
    if not listed:
        raise LandscapeError("landscape.not_built", path=landscape)
    shown = listed[-(most + 1) :] if most else listed
    asked = _asked(shown, entity) if entity.startswith("f-") else None
    if asked:
        entity, kind = asked.entity_id, asked.kind
    words = _words(landscape, listed, entity)
    steps = []
    for one, other in pairwise(shown):
        changes = _narrowed(compare_issues(one, other), shown, words, entity, kind)
        of_it = tuple(c for c in changes if not asked or c.fact.question == asked.question)
        steps.append(Changes(one, other, of_it, words))
    values = _values(shown, words, entity, kind) if entity else ()
    told = tuple(told for told in values if not asked or told.fact.question == asked.question)
    return Log(tuple(reversed(steps)), told, shown[0], words)


def _asked(among: Sequence[Issue], fact_id: str) -> Held:
    """The fact of that id, as the latest edition that has it held it; raises UnknownNameError."""
    for issue in reversed(among):
        with loaded(edition=issue.path) as connection:
            found = facts_of(connection, "SELECT * FROM edition WHERE fact_id = ?", [fact_id])
            if found:
                return found[0]
            near = "SELECT fact_id FROM edition ORDER BY jaro_winkler_similarity(fact_id, ?) DESC, fact_id LIMIT 12"
            known = [row[0] for row in connection.execute(near, [fact_id]).fetchall()]
    raise UnknownNameError("fact", fact_id, known)


def _words(landscape: Path, among: Iterable[Issue], entity: str) -> Vocabulary:
    """What things are called, by the edition that holds, else by one that is compared; the ids that a name stands for."""
    from geju.landscape.view import View

    holding = edition_path(landscape)
    files = [*([holding] if holding else []), *(issue.path for issue in among if issue.path.suffix == ".duckdb")]
    for place, path in enumerate(files):
        try:
            with View(path) as view:
                terms = Terms(view.rows("SELECT kind, word, label_en, label_zh FROM store.terms ORDER BY kind, word"))
                ids: dict[str, tuple[str, ...]] = {}
                with suppress(UnknownNameError):
                    ids[entity] = (view.find(entity).entity_id,) if entity else ()
                return Vocabulary(view.kinds, terms, ids)
        except LandscapeError:
            if place == len(files) - 1:
                raise
    raise LandscapeError("landscape.not_built", path=landscape)


def _kind(word: str, words: Vocabulary) -> str:
    called = {fold(label): name for name, labels in words.kinds.items() for label in (name, *labels.values())}
    if fold(word) not in called:
        raise UnknownNameError("kind", word, words.kinds)
    return called[fold(word)]


def _narrowed(
    changes: Sequence[Change], among: Sequence[Issue], words: Vocabulary, entity: str, kind: str
) -> tuple[Change, ...]:
    kept: Iterable[Change] = changes
    if kind:
        name = _kind(kind, words)
        kept = [change for change in kept if change.fact.kind == name]
    if entity:
        ids = _ids(among, words, entity)
        sides = [(change, [fact for fact in (change.before, change.after) if fact]) for change in kept]
        kept = [change for change, facts in sides if any(fact.entity_id in ids for fact in facts)]
    return tuple(kept)


def _ids(among: Iterable[Issue], words: Vocabulary, entity: str) -> set[str]:
    """The ids that a name stands for in any of the editions; raises UnknownNameError where it stands for none."""
    found = set(words.ids.get(entity, ()))
    if found:
        return found
    wanted = fold(entity)
    known: set[str] = set()
    sql = "SELECT DISTINCT entity_id, entity, entity_en, entity_zh FROM edition"
    for issue in among:
        with loaded(edition=issue.path) as connection:
            for entity_id, *labels in connection.execute(sql).fetchall():
                known |= set(filter(None, labels))
                if entity == entity_id or wanted in map(fold, filter(None, labels)):
                    found.add(entity_id)
    if not found:
        raise UnknownNameError("entity", entity, known)
    return found


def _values(among: Sequence[Issue], words: Vocabulary, entity: str, kind: str) -> tuple[Told, ...]:
    """Every value that any of the editions gave for an entity, by question, time and the edition that first gave it."""
    ids = sorted(_ids(among, words, entity))
    sql = "SELECT * FROM edition WHERE list_contains(?::VARCHAR[], entity_id) AND (? = '' OR kind = ?) ORDER BY place"
    name = _kind(kind, words) if kind else ""
    found: dict[tuple[object, ...], Told] = {}
    for place, issue in enumerate(among):
        with loaded(edition=issue.path) as connection:
            facts = facts_of(connection, sql, [ids, name, name])
        for fact in facts:
            key = (fact.question, fact.time, fact.said)
            first = found[key].first if key in found else issue
            found[key] = Told(fact, first, issue, place == len(among) - 1)
    order = {issue.path: place for place, issue in enumerate(among)}
    return tuple(
        sorted(found.values(), key=lambda t: (str(t.fact.question), t.fact.time, order[t.first.path], t.fact.said))
    )
