"""What changed from edition to edition, in the words of one language, each side led to its words or told in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from geju.base.language import say
from geju.landscape.auditing.changes import Change
from geju.landscape.auditing.held import Held
from geju.landscape.auditing.history import Issue
from geju.landscape.auditing.telling import Changes
from geju.model.fact import say_reason
from geju.model.value import Mention
from geju.outputs.site.places import beyond
from geju.outputs.site.wording import Wording

_MOST = 120
_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Side:
    """A value as an edition had it. ``address`` leads to its words where the claim is still there; else ``quote`` says
    them. ``thing_address`` is the page of the thing that the value names."""

    words: str
    time: str
    address: str
    thing_address: str
    quote: str
    source: str
    source_address: str
    line: int
    claim_id: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One change as people read it; ``slot`` are (words, address) of what narrows it."""

    sort: str
    entity: str
    entity_address: str
    kind: str
    slot: tuple[tuple[str, str], ...]
    time: str
    before: Side | None
    after: Side | None
    reason: str

    @property
    def about(self) -> str:
        """Whom and what it is about, in one line."""
        return " · ".join(filter(None, (self.entity, self.kind, *(words for words, _ in self.slot), self.time)))


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one sort."""

    sort: str
    words: str
    rows: tuple[Changed, ...]

    @property
    def shown(self) -> tuple[Changed, ...]:
        """The first of them; all stand in the file beside the page."""
        return self.rows[:_MOST]


@dataclass(frozen=True, slots=True)
class Step:
    """What changed with one edition."""

    old: Issue
    new: Issue
    groups: tuple[Group, ...]

    @property
    def rows(self) -> list[Changed]:
        """All changes."""
        return [row for group in self.groups for row in group.rows]


class Retelling:
    """Says changes in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.language = wording.language
        self.documents = {document.name: id for id, document in wording.contents.documents.items()}

    def step(self, changes: Changes) -> Step:
        """The changes of an edition, by sort."""
        by_sort = groupby(changes.changes, key=lambda change: change.sort)
        groups = (
            Group(sort, say(f"landscape.change_{sort}", self.language), tuple(map(self._tell, found)))
            for sort, found in by_sort
        )
        return Step(changes.old, changes.new, tuple(groups))

    def _tell(self, change: Change) -> Changed:
        fact, contents = change.fact, self.wording.contents
        moved = bool(change.before and change.after and change.before.time != change.after.time)
        slot = dict(fact.slot_labels[self.language])
        time = slot.pop("time", "") or fact.time
        address = contents.entity_address.get(fact.entity_id, "")
        if address and fact.fact_id in contents.facts:
            address = beyond(address, fact.fact_id)
        return Changed(
            sort=change.sort,
            entity=fact.labels[self.language],
            entity_address=address,
            kind=self.wording.kind(fact.kind),
            slot=tuple(self._narrowing(fact, name, words) for name, words in slot.items()),
            time="" if moved else time,
            before=self._side(change.before, timed=moved),
            after=self._side(change.after, timed=moved),
            reason=say_reason(change.reason, change.words, self.language),
        )

    def _narrowing(self, fact: Held, name: str, words: str) -> tuple[str, str]:
        place = self.wording.contents.entity_address.get(fact.slot_ids.get(name, ""), "")
        return (words if name in fact.slot_ids else self.wording.qualifier(name, words, fact.kind)), place

    def _side(self, fact: Held | None, *, timed: bool) -> Side | None:
        if fact is None:
            return None
        contents = self.wording.contents
        words = self.wording.value(fact.kind, fact.value)
        thing = ""
        if isinstance(fact.value, Mention):
            words = fact.object_labels[self.language] or words
            thing = contents.entity_address.get(fact.said.partition(" ")[0], "")
        document_id = self.documents.get(fact.document, "")
        return Side(
            words=words,
            time=fact.time if timed else "",
            address=contents.claim_address(fact.chosen) if fact.chosen in contents.claims else "",
            thing_address=thing,
            quote=fact.quote if len(fact.quote) <= _QUOTE else f"{fact.quote[:_QUOTE]}…",
            source=self.wording.source(document_id) if document_id else fact.document,
            source_address=contents.document_address.get(document_id, ""),
            line=fact.line,
            claim_id=fact.chosen,
        )
