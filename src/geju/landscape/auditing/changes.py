"""The door for comparing editions: what is new, gone and changed between two, each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from geju.landscape.auditing.held import Held, facts_of, loaded
from geju.landscape.auditing.history import Issue
from geju.model.fact import Words, say_reason
from geju.model.value import bounds

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Sort = Literal["corrected", "superseded", "changed", "new", "gone"]
# In the order in which they are shown.
CHANGES: tuple[Sort, ...] = get_args(Sort)
_ENDED = ("superseded", "cancelled")
# What is compared of a fact that both editions have; not its line, for a line above it may have come or gone.
_TOLD_APART = "said, status, rule, document, until, hedged"
_MINE = f"SELECT fact_id, {_TOLD_APART} FROM"


@dataclass(frozen=True, slots=True)
class Change:
    """ "The price of GLM-4 was 5 yuan and is 1 yuan: superseded, a later value."

    ``before`` and ``after`` are the fact as either edition held it; None where it is *new* or *gone*. *superseded*: a
    later value holds. *corrected*: the same document says otherwise now, or a person judged. *changed*: another source
    or rule decides, or its standing is another. ``reason`` is a message key with its ``words``.
    """

    sort: Sort
    before: Held | None
    after: Held | None
    reason: str
    words: Words = ()

    @property
    def fact(self) -> Held:
        """The fact as the later edition has it, else as the earlier one had it."""
        found = self.after or self.before
        assert found is not None
        return found

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The change as plain values, the reason and the names of things in a language."""
        fact = self.fact
        return {
            "change": self.sort,
            "why": say_reason(self.reason, self.words, language),
            "key": self.reason,
            "entity": fact.labels[language],
            "entity_id": fact.entity_id,
            "kind": fact.kind,
            "slot": dict(fact.slot_labels[language]),
            "before": self.before.to_dict() if self.before else None,
            "after": self.after.to_dict() if self.after else None,
        }


def compare_issues(old: Issue, new: Issue) -> list[Change]:
    """Every change from one edition to another, by sort, entity, kind and place; raises LandscapeError."""
    if old.edition_id == new.edition_id:
        return []
    with loaded(old=old.path, new=new.path) as connection:
        left = {fact.fact_id: fact for fact in facts_of(connection, _only("old", "new"))}
        come = {fact.fact_id: fact for fact in facts_of(connection, _only("new", "old"))}
        found = list(_Comparison(old, new, left, come, connection).changes())
    return sorted(found, key=_order)


def _only(one: str, other: str) -> str:
    return f"SELECT * FROM {one} WHERE fact_id IN (SELECT fact_id FROM ({_MINE} {one} EXCEPT {_MINE} {other})) ORDER BY place"  # noqa: S608


def _order(change: Change) -> tuple[object, ...]:
    fact = change.fact
    question = tuple(map(str, fact.question))
    return CHANGES.index(change.sort), fact.labels["en"], question, fact.time, fact.said, fact.fact_id


class _Comparison:
    """The facts that are not the same in two editions: those of the earlier one that have ``left``, those that have ``come``."""

    def __init__(
        self, old: Issue, new: Issue, left: dict[str, Held], come: dict[str, Held], connection: DuckDBPyConnection
    ) -> None:
        self.old = old
        self.new = new
        self.left = left
        self.come = come
        self.connection = connection

    def changes(self) -> Iterable[Change]:
        """Facts of one id first; then those that a claim, a document or a question ties together; then the rest."""
        both = [fact_id for fact_id in self.left if fact_id in self.come]
        pairs = [(self.left.pop(fact_id), self.come.pop(fact_id)) for fact_id in both]
        ended = [pair for pair in pairs if pair[1].status == "superseded" and pair[0].status not in _ENDED]
        series = self._series(after for _, after in ended)
        used: set[str] = set()
        for before, after in ended:
            if before.said != after.said:  # what is corrected may be superseded as well: both are told
                yield self._otherwise(before, after)
                before = after
            change = self._superseded(before, after, series)
            used.add(change.fact.fact_id)
            yield change
        told = {after.fact_id for _, after in ended} | used
        yield from (self._standing(before, after) for before, after in pairs if after.fact_id not in told)
        for fact_id in used:
            self.come.pop(fact_id, None)
        for before, after in self._tied(lambda fact: fact.chosen):
            yield self._moved(before, after)
        for key in (_in_document_then, _at_address_then, _in_document, _at_address):
            for before, after in self._tied(key):
                yield self._otherwise(before, after)
        for before, after in self._tied(lambda fact: (fact.question, fact.time) if fact.rule != "keep_all" else None):
            yield self._otherwise(before, after)
        yield from (Change("gone", fact, None, self._why_gone(fact)) for fact in self.left.values())
        yield from (Change("new", None, fact, self._why_new(fact)) for fact in self.come.values())

    def _tied(self, key: Callable[[Held], object]) -> list[tuple[Held, Held]]:
        """Pairs of what has left and what has come with one key that no other has; they are taken away."""
        sides: tuple[dict[object, list[Held]], ...] = (defaultdict(list), defaultdict(list))
        for side, facts in zip(sides, (self.left, self.come), strict=True):
            for fact in facts.values():
                if key(fact) is not None:
                    side[key(fact)].append(fact)
        found = [(one[0], sides[1][k][0]) for k, one in sides[0].items() if len(one) == 1 == len(sides[1].get(k, ()))]
        for before, after in found:
            del self.left[before.fact_id]
            del self.come[after.fact_id]
        return found

    def _series(self, ended: Iterable[Held]) -> dict[object, list[Held]]:
        """By question, the values in time of whatever has ended."""
        keys = sorted({f"{fact.entity_id} {fact.kind}" for fact in ended})
        sql = "SELECT * FROM new WHERE time <> '' AND entity_id || ' ' || kind IN (SELECT unnest(?::VARCHAR[])) ORDER BY place"
        found: dict[object, list[Held]] = defaultdict(list)
        for fact in facts_of(self.connection, sql, [keys]) if keys else ():
            found[fact.question].append(fact)
        return found

    def _superseded(self, before: Held, after: Held, series: Mapping[object, Sequence[Held]]) -> Change:
        """A value that ended, with the one that holds from that day on."""
        following = [
            fact
            for fact in series.get(after.question, ())
            if fact.status != "cancelled" and _begun(fact) == after.until
        ]
        of_its_unit = [fact for fact in following if fact.said.split(" ")[1:] == after.said.split(" ")[1:]]
        later = (of_its_unit or following or [after])[0]
        return Change("superseded", before, later, "landscape.diff_superseded", (("until", after.until),))

    def _standing(self, before: Held, after: Held) -> Change:
        """A fact that both editions have, with another value or another standing."""
        if before.said != after.said:
            return self._otherwise(before, after)
        if before.status == "scheduled" and after.status not in _ENDED:
            return Change("changed", before, after, "landscape.diff_begun", (("time", after.time),))
        if before.rule != after.rule:
            return Change("changed", before, after, "landscape.diff_rule", (("a", before.rule), ("b", after.rule)))
        if before.document != after.document:
            return Change("changed", before, after, "landscape.diff_source")
        if before.status != after.status:
            words = (("a", f"status_{before.status}"), ("b", f"status_{after.status}"))
            return Change("changed", before, after, "landscape.diff_status", words)
        if before.until != after.until:
            return Change("changed", before, after, "landscape.diff_until", (("until", after.until or "-"),))
        return Change("changed", before, after, "landscape.diff_hedged")

    def _moved(self, before: Held, after: Held) -> Change:
        """One claim that makes another fact: its names are resolved otherwise, or its question is put otherwise."""
        if before.entity_id != after.entity_id:
            words = (("a", before.labels["en"]), ("b", after.labels["en"]))
            return Change("changed", before, after, "landscape.diff_entity", words)
        return Change("changed", before, after, "landscape.diff_question")

    def _otherwise(self, before: Held, after: Held) -> Change:
        """One question that is answered otherwise: corrected where the source or a person says so."""
        if before.chosen in self.new.judged_wrong:
            return Change("corrected", before, after, "landscape.diff_judged_wrong")
        if after.reason == "landscape.judged_right" and before.reason != after.reason:
            return Change("corrected", before, after, "landscape.diff_judged_right")
        same = before.document == after.document or bool(before.url and before.url == after.url)
        if not same:
            return Change("changed", before, after, "landscape.diff_source")
        if before.sha256 == after.sha256:
            return Change("changed", before, after, "landscape.diff_read_otherwise")
        if "time" not in dict(after.slot) and before.time and before.time < after.time:
            return Change("superseded", before, after, "landscape.diff_newer_state", (("time", after.time),))
        return Change("corrected", before, after, "landscape.diff_corrected")

    def _why_gone(self, fact: Held) -> str:
        if fact.chosen in self.new.judged_wrong:
            return "landscape.diff_judged_wrong"
        digests = [
            digest
            for name, (digest, url) in self.new.documents.items()
            if name == fact.document or (url and url == fact.url)
        ]
        if not digests:
            return "landscape.diff_document_gone"
        return "landscape.diff_read_otherwise" if fact.sha256 in digests else "landscape.diff_no_more"

    def _why_new(self, fact: Held) -> str:
        before = self.old.documents.get(fact.document, ("", ""))[0]
        if not before:
            return "landscape.diff_new_document"
        return "landscape.diff_read_anew" if before == fact.sha256 else "landscape.diff_says_more"


def _begun(fact: Held) -> str:
    try:
        return bounds(fact.time)[0].isoformat()
    except ValueError:
        return ""


def _stated(fact: Held) -> str:
    """Of a value whose time is stated the value: what is said of two times is two things, unless the date was mended."""
    return fact.said if "time" in dict(fact.slot) else ""


def _in_document(fact: Held) -> object:
    return fact.question, fact.document, _stated(fact)


def _at_address(fact: Held) -> object:
    return (fact.question, fact.url, _stated(fact)) if fact.url else None


def _in_document_then(fact: Held) -> object:
    return fact.question, fact.document, fact.time


def _at_address_then(fact: Held) -> object:
    return (fact.question, fact.url, fact.time) if fact.url else None
