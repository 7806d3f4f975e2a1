"""Sentences of running text with the names, times and quantities in each, and the subject carried along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from geju.base.text import simplify
from geju.claims.context import Context, Said
from geju.claims.learnt import learn
from geju.claims.sentences import standing
from geju.claims.sentences.changes import Change, find_changes, free, part_ranges, time_of_left
from geju.claims.sentences.currency import currency_evidence
from geju.claims.sentences.passage import Passage, When, fitting_times, opens_clause, turns_elsewhere
from geju.claims.sentences.splitting import clause_ends, split
from geju.claims.sentences.stance import asks, behind_label, denies, words_of
from geju.claims.values.found import Apart, Found
from geju.claims.values.moment import time_role
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim, qualifiers
from geju.model.naming.names import Name
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Moment, Quantity, Value
from geju.model.vocabulary import Vocabulary

__all__ = ["Passage", "Sentence", "When", "mention_value", "split"]

Placed = TypeVar("Placed", Name, Found[Moment], Found[Quantity])
_NEAR = 12  # names and times of a sentence that are weighed for one thing
_ABOUT = ("Organization", "Product", "Model")


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence of a passage, ``start`` to ``end`` in its text; ``carried`` is whom ``previous`` ones were about.

    All places are offsets into the sentence's own ``text``.
    """

    passage: Passage
    start: int
    end: int
    carried: Said | None = None
    carried_first: bool = False
    previous: Sentence | None = field(default=None, repr=False)

    @cached_property
    def text(self) -> str:
        """The clean text, traditional characters of common words made simplified."""
        return simplify(self.passage.text.text[self.start : self.end])

    def printed(self, start: int, end: int) -> str:
        """``text[start:end]`` as it is printed."""
        return self.passage.text.text[self.start + start : self.start + end]

    @property
    def context(self) -> Context:
        """The context of the block."""
        return self.passage.context

    @property
    def vocabulary(self) -> Vocabulary:
        """What can be said."""
        return self.passage.vocabulary

    @cached_property
    def names(self) -> list[Name]:
        """Names, left to right."""
        return self._within(self.passage.names_apart)

    @cached_property
    def moments(self) -> list[Found[Moment]]:
        """Times, left to right."""
        return self._within(self.passage.moments_apart)

    @cached_property
    def quantities(self) -> list[Found[Quantity]]:
        """Quantities that are no times and stand in no name, left to right."""
        return free(self.text, part_ranges(self.text, find_quantities(self.text)), self.names, self.moments)

    @cached_property
    def changes(self) -> list[Change]:
        """The changes from one value to another that it tells."""
        return find_changes(self.text, self.quantities)

    def _within(self, found: Apart[Placed]) -> list[Placed]:
        a, b = self.start, self.end
        return [replace(f, start=f.start - a, end=f.end - a) for f in found.within(a, b)]

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so; a question says nothing."""
        return not asks(self.text)

    @cached_property
    def _clause_ends(self) -> list[tuple[int, int]]:
        return clause_ends(self.text)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around ``text[start:end]``."""
        marks = self._clause_ends  # in order, apart
        before = bisect_right(marks, start, key=lambda mark: mark[1])
        behind = bisect_left(self._clause_starts, end)
        return marks[before - 1][1] if before else 0, marks[behind][0] if behind < len(marks) else len(self.text)

    def unreal(self, start: int, end: int) -> bool:
        """Whether the clause around ``text[start:end]`` denies or only plans what it says."""
        if self.passage.imagined:
            return True
        a, b = self.clause(start, end)
        clause = self.text[a:b]
        return bool(words_of("denied").search(clause) or words_of("planned").search(clause))

    def denied(self, start: int, end: int) -> bool:
        """Whether the clause around ``text[start:end]``, or one right before that calls it false, says that it is not so."""
        a, b = self.clause(start, end)
        return denies(self.text[a:b])

    def doubted(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is told as a rumour: by its clause or by words before it in the sentence."""
        _, right = self.clause(start, end)
        return bool(words_of("doubted").search(self.text, behind_label(self.text, start), right))

    def possible(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is not settled: by its clause or by words before it in the sentence."""
        _, right = self.clause(start, end)
        return bool(words_of("possible").search(self.text, 0, right))

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source."""
        return self.passage.document.span_of(self.passage.text, self.start + start, self.start + end)

    def said(self, name: Name) -> Said:
        """A name of this sentence with its place, a short name with the place where the whole one stands."""
        document = self.passage.document
        whole = learn(document, self.vocabulary.lexicon).place(name, self.printed(name.start, name.end))
        return Said(name.mention, whole or self.span(name.start, name.end), name)

    def named(self, *types: str) -> list[Name]:
        """Sure names of the types."""
        return [own for name in self.names if name.sure and (own := standing.as_firm(name, types)).type in types]

    def subject(self, at: int, *types: str) -> Said | None:
        """Whom the words at ``at`` are about: the nearest name before them, else who is carried, else the section's.

        A name behind a comparison or a preposition is passed over; two names joined by “and” compete, and give nothing.
        """
        left, _ = self.clause(at, at)
        ahead = [n for n in self.named(*types) if n.end <= at][-_NEAR:]
        before = [n for n in ahead if not self.oblique(n) and not standing.enclosed(self.text, n, at)]
        near = [n for n in before if n.start >= left] or before
        if near:
            joined = any(
                b is near[-1] and standing.JOINED.match(self.text, a.end, b.start) for a, b in pairwise(before)
            )
            if joined:
                return None
            own = standing.OWN_THING.match(self.text, near[-1].end, at)
            thing = Name(*own.span("name"), self.printed(*own.span("name")), "Product") if own else near[-1]
            return self.said(thing) if thing.type in types else None
        stranger = standing.UNHEARD.search(self.text, 1, at) or standing.STRANGER.match(self.text)
        return None if stranger else self.carried_or_section(*types)

    def carried_or_section(self, *types: str) -> Said | None:
        """Whom the sentences before were about, else whose card or section it is.

        Where the section is about somebody, another is carried only if the sentence before began with the name.
        """
        section = next((s for s in (self.context.person, self.context.subject) if s and s.mention.type in types), None)
        if section is None and "Organization" in types and not _is_person(self.context.subject):
            section = self.context.company
        carried = standing.said_as_firm(self.carried, types) if self.carried else None
        member = carried and section and standing.goes_on_of_member(self.text, carried.name, section.name)
        return carried if carried and (section is None or self.carried_first or member) else section

    def oblique(self, name: Name) -> bool:
        """Whether a name is not what the sentence is about: compared with, giving money, telling of others."""
        return standing.oblique(self.text, name, self.names)

    def time(self, start: int, end: int, *, event: bool = True, about: Said | None = None) -> Found[Moment] | None:
        """The time that belongs to ``text[start:end]``: the nearest before it, else the nearest behind in its clause.

        For an ``event`` a time “as of” which something is told does not count. The time of another, told of before
        ``about`` is named, is not carried over; the value that a change left has only a time of its own.
        """
        for change in self.changes:
            if change.left == start:
                own = time_of_left(self.text, change, start, end, self.moments)
                return self.moments[own] if own is not None else None
        place = self._places.get(about.span, -1) if about else -1
        fit = [
            m
            for m in (self._event_times if event else self._times)
            if not self._of_another(m, place)
            and not any(c.reached == start and c.start <= m.start < self._left_end(c) for c in self.changes)
        ]
        near = [m for m in fit if m.end <= start][-_NEAR:]
        before = [m for m in near if not turns_elsewhere(self.text, m.end, start)]
        if before:
            last = before[-1].value.iso
            within = [m for m in before if m.value.iso.startswith(last) and len(m.value.iso) > len(last)]
            return within[-1] if within else before[-1]
        a, b = self.clause(start, end)
        return next((m for m in fit if max(a, end) <= m.start and m.end <= b), None)

    def _left_end(self, change: Change) -> int:
        """Where a time stops that is of the value that a change left."""
        left = next(q for q in self.quantities if q.start == change.left)
        own = time_of_left(self.text, change, left.start, left.end, self.moments)
        return max(left.end, self.moments[own].end if own is not None else 0)

    @cached_property
    def _event_times(self) -> list[Found[Moment]]:
        return fitting_times(self.text, self.moments, event=True)

    @cached_property
    def _times(self) -> list[Found[Moment]]:
        return fitting_times(self.text, self.moments, event=False)

    @cached_property
    def _places(self) -> dict[Span, int]:
        """Where each name first stands, by its place in the source; not what the sentence begins with."""
        begin = self.span(0, 1).start
        found = [(self.said(name).span, name.start) for name in reversed(self.names)]
        return {span: start for span, start in found if span.start > begin}

    @cached_property
    def _first_named(self) -> int:
        return min((n.end for n in self.names if n.type in _ABOUT), default=len(self.text) + 1)

    def _of_another(self, moment: Found[Moment], place: int) -> bool:
        """Whether a time is told of somebody named before the one at ``place`` is."""
        if place < moment.end or self._first_named > moment.start:
            return False
        ends = self._clause_starts
        at = bisect_left(ends, moment.end)
        opens = opens_clause(self.text, moment, self.clause(moment.start, moment.end))
        return at < len(ends) and ends[at] < place and not opens

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [start for start, _ in self._clause_ends]

    def when(self, start: int, end: int, *, event: bool = True, about: Said | None = None) -> When | None:
        """The time that belongs to ``text[start:end]`` with its words; of an ``event`` else the passage's era."""
        found = self.time(start, end, event=event, about=about)
        if found:
            return When(found.value.iso, self.time_evidence(found))
        return self.passage.era if event else None

    def claim(
        self, subject: Said, kind: str, value: Value, start: int, end: int, evidence: tuple[Evidence, ...] = (),
        *, when: When | None = None, hedged: bool | None = None, **said: str,
    ) -> Claim:  # fmt: skip
        """A claim whose words are ``text[start:end]``; ``when`` becomes the qualifier *time* with its evidence."""
        document = self.passage.document
        more = [subject.evidence(), *evidence]
        if isinstance(value, Quantity) and not value.explicit and len(value.unit) == 3 and value.unit.isupper():
            more.extend(currency_evidence(document, value, self.span(start, end)))
        if when:
            said["time"] = when.iso
            more.extend(when.evidence)
        if isinstance(value, Moment):
            more.extend(self.time_evidence(Found(start, end, value))[:-1])
        return Claim(
            document=document.name,
            document_id=document.document_id,
            subject=subject.mention,
            kind=kind,
            value=value,
            span=self.span(start, end),
            qualifiers=qualifiers(**said),
            hedged=self.doubted(start, end) if hedged is None else hedged,
            evidence=tuple(more),
        )

    def time_evidence(self, when: Found[Moment]) -> tuple[Evidence, ...]:
        """The words of a time; of a relative one also the times before it in the passage that it counts from."""
        document, passage = self.passage.document, self.passage
        earlier = passage.anchors.before(self.start + when.start) if when.value.relative else None
        places = [("time", earlier.start, earlier.end)] if earlier else []
        places.append((time_role(when.value), self.start + when.start, self.start + when.end))
        return tuple(Evidence(role, document.span_of(passage.text, a, b)) for role, a, b in places)


def _is_person(said: Said | None) -> bool:
    return said is not None and said.mention.type == "Person"


def mention_value(name: Name) -> Mention:
    """A name as a value."""
    return Mention(name.name, name.type)
