"""Everything that the site tells, read from the edition once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from geju.base.text import has_cjk
from geju.landscape.auditing.scorecard import check_all
from geju.landscape.auditing.telling import Log
from geju.landscape.auditing.voices import Checked
from geju.landscape.view import View
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.entity import Entity
from geju.model.fact import Fact
from geju.outputs.site.places import address, anchor, file_names, forks, listing
from geju.outputs.site.render import web_address
from geju.outputs.site.text.leaves import leaf_of, leaf_path, leaf_starts

T = TypeVar("T")
# A thing that no more facts than these tell of, and no table, is told of briefly; where so many are, they share pages.
_BRIEF, _MANY = 3, 1000


@dataclass(frozen=True)
class Contents:
    """One edition by id: entities, facts, claims, documents, and the address of each one's page.

    Addresses are relative to the folder of a language. ``now`` is the edition itself where this is what it was at an
    earlier date: a thing keeps its address. ``log``: what changed from edition to edition, where it is known.
    ``facsimiles``: document id -> page number -> the file of its image, from the root of the site.
    """

    view: View
    now: Contents | None = None
    log: Log | None = None
    facsimiles: dict[str, dict[int, str]] = field(default_factory=dict)

    @cached_property
    def site_address(self) -> str:
        """Where the site will stand, with a slash at its end; empty where the project does not say."""
        said = web_address(self.view.about.get("address", ""))
        return said if not said or said.endswith("/") else f"{said}/"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the landscape, the main one first."""
        return tuple(self.view.about["languages"].split())

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entity id -> entity, by type and name."""
        return {entity.entity_id: entity for entity in self.view.entities()}

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Fact id -> fact, by entity, kind, slot and time."""
        return {fact.fact_id: fact for fact in self.view.facts()}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claim id -> claim, in the order of documents."""
        return {claim.claim_id: claim for claim in self.view.claims()}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Document id -> document with its text, by name; what documents say does not depend on the date."""
        if self.now:
            return self.now.documents
        return {listed.document_id: self.view.document(listed.document_id) for listed in self.view.documents()}

    @cached_property
    def facts_of(self) -> Mapping[str, list[Fact]]:
        """Entity id -> the facts about it."""
        return _grouped((fact.entity_id, fact) for fact in self.facts.values())

    @cached_property
    def facts_naming(self) -> Mapping[str, list[Fact]]:
        """Entity id -> the facts whose value it is."""
        return _grouped((self.object_id(fact), fact) for fact in self.facts.values() if self.object_id(fact))

    @cached_property
    def facts_under(self) -> Mapping[str, list[Fact]]:
        """Entity id -> the facts that have it as a qualifier: the scores on a benchmark."""
        return _grouped((entity_id, fact) for fact in self.facts.values() for entity_id in self.slot_ids(fact).values())

    def slot_ids(self, fact: Fact) -> dict[str, str]:
        """Qualifier -> entity id, of the qualifiers of a fact that name entities."""
        ids = self.claims[fact.chosen].qualifier_ids
        return {name: value for name, value in ids if value in self.entities}

    @cached_property
    def claims_in(self) -> Mapping[str, list[Claim]]:
        """Document id -> its claims, in order."""
        return _grouped((claim.document_id, claim) for claim in self.claims.values())

    @cached_property
    def documents_about(self) -> Mapping[str, list[tuple[str, int]]]:
        """Entity id -> the documents that make claims about it with how many, most first."""
        counts = Counter((claim.subject_id, claim.document_id) for claim in self.claims.values())
        ordered = sorted(counts.items(), key=lambda item: (-item[1], self.documents[item[0][1]].name))
        return _grouped((entity_id, (document_id, n)) for (entity_id, document_id), n in ordered)

    @cached_property
    def fact_of_claim(self) -> Mapping[str, Fact]:
        """Claim id -> the fact that it speaks for or against."""
        return {claim_id: fact for fact in self.facts.values() for claim_id in (*fact.claims_for, *fact.claims_against)}

    @cached_property
    def plurals(self) -> Mapping[str, Mapping[str, str]]:
        """Entity type -> language -> its plural."""
        rows = self.view.query("SELECT type, plural_en, plural_zh FROM types").rows
        return {name: {"en": en, "zh": zh} for name, en, zh in rows}

    def object_id(self, fact: Fact) -> str:
        """The id of the entity that a fact's value names, empty where it names none."""
        found = self.claims[fact.chosen].object_id
        return found if found in self.entities else ""

    @cached_property
    def _entity_names(self) -> list[tuple[str, str]]:
        return [(entity.entity_id, _plain_name(entity)) for entity in self.entities.values()]

    @cached_property
    def _document_names(self) -> list[tuple[str, str]]:
        return [(document.document_id, document.name) for document in self.documents.values()]

    @cached_property
    def _entity_files(self) -> Mapping[str, str]:
        return self.now._entity_files if self.now else file_names(self._entity_names)

    @cached_property
    def _document_files(self) -> Mapping[str, str]:
        return self.now._document_files if self.now else file_names(self._document_names)

    @cached_property
    def forks(self) -> Mapping[str, list[str]]:
        """The file that several things would have by their names -> the files that they have."""
        found = {
            f"entities/{name}": [self.entity_place(i) for i in ids]
            for name, ids in forks(self._entity_names).items()
            if not self.brief.issuperset(ids)
        }
        documents = forks(self._document_names).items()
        return found | {f"sources/{name}": [self.document_path(i) for i in ids] for name, ids in documents}

    @cached_property
    def brief(self) -> frozenset[str]:
        """The entities of which little is told where there are many of them: they share pages with others."""
        if self.now:
            return self.now.brief
        found = frozenset(filter(self._is_brief, self.entities))
        return found if len(found) >= _MANY else frozenset()

    def _is_brief(self, entity_id: str) -> bool:
        n_facts = len(self.facts_of.get(entity_id, ())) + len(self.facts_naming.get(entity_id, ()))
        tabled = self.facts_under.get(entity_id) or self.entities[entity_id].merges
        return n_facts <= _BRIEF and not tabled

    @cached_property
    def listings(self) -> Mapping[str, list[str]]:
        """The path of a page that brief entities share -> the entities whose names begin so, by name."""
        if self.now:
            return {path: [i for i in ids if i in self.entities] for path, ids in self.now.listings.items()}
        shared = {f"entities/{listing(self._entity_files[i])}" for i in self.brief}
        named = sorted((file, i) for i, file in self._entity_files.items())
        grouped = _grouped((f"entities/{listing(file)}", i) for file, i in named)
        return {path: ids for path, ids in sorted(grouped.items()) if path in shared}

    def entity_file(self, entity_id: str) -> str:
        """The file that an entity has, or would have where it shares none."""
        return self._entity_files[entity_id]

    def entity_path(self, entity_id: str) -> str:
        """The file of the page that tells of an entity."""
        file = self._entity_files[entity_id]
        return f"entities/{listing(file) if entity_id in self.brief else file}"

    def entity_place(self, entity_id: str) -> str:
        """The page that tells of an entity, with the place on it where others share it."""
        file = self._entity_files[entity_id]
        return f"{self.entity_path(entity_id)}#{anchor(file)}" if entity_id in self.brief else f"entities/{file}"

    def document_path(self, document_id: str) -> str:
        """The file of a source page."""
        return f"sources/{self._document_files[document_id]}"

    @cached_property
    def entity_address(self) -> Mapping[str, str]:
        """Entity id -> the address at which it is told of."""
        return {entity_id: address(self.entity_place(entity_id)) for entity_id in self.entities}

    @cached_property
    def document_address(self) -> Mapping[str, str]:
        """Document id -> the address of its source page."""
        return {document_id: address(self.document_path(document_id)) for document_id in self.documents}

    @cached_property
    def checked(self) -> Mapping[str, tuple[Checked, ...]]:
        """Document id -> its claims, each held against what others say; of documents that others speak beside."""
        found = check_all(self.view, list(self.documents.values()))
        return {i: found[i] for i in self.documents if any(one.verdict != "alone" for one in found.get(i, ()))}

    def scorecard_path(self, document_id: str) -> str:
        """The file of a document's scorecard."""
        return f"scorecards/{self._document_files[document_id]}"

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """Document id -> the id of the earliest one with nearly the same text."""
        ids = {document.name: document.document_id for document in self.documents.values()}
        rows = self.view.query("SELECT document_id, copy_of FROM documents WHERE copy_of IS NOT NULL").rows
        return {str(document_id): ids[str(name)] for document_id, name in rows if name in ids}

    @cached_property
    def leaves(self) -> Mapping[str, tuple[int, ...]]:
        """Document id -> the first line of each page that its text stands on."""
        if self.now:
            return self.now.leaves
        lines = {key: [claim.span.line for claim in claims] for key, claims in self.claims_in.items()}
        return {key: leaf_starts(document, lines.get(key, ())) for key, document in self.documents.items()}

    @cached_property
    def leaf_addresses(self) -> Mapping[str, list[str]]:
        """Document id -> the address of each page that its text stands on."""
        return {
            key: [address(leaf_path(self.document_path(key), n)) for n in range(len(starts))]
            for key, starts in self.leaves.items()
        }

    def line_address(self, document_id: str, line: int) -> str:
        """The address of the page on which a line of a source stands."""
        return self.leaf_addresses[document_id][leaf_of(self.leaves[document_id], line)]

    @cached_property
    def _claim_addresses(self) -> dict[str, str]:
        return {}

    def claim_address(self, claim_id: str) -> str:
        """The address of a claim's words on the source page."""
        found = self._claim_addresses.get(claim_id)
        if found is None:
            claim = self.claims[claim_id]
            found = f"{self.line_address(claim.document_id, claim.span.line)}#{claim_id}"
            self._claim_addresses[claim_id] = found
        return found


def _plain_name(entity: Entity) -> str:
    """A name in Latin letters where the entity has one: it makes the plainer address."""
    names = (entity.label("en"), entity.name)
    return next((name for name in names if not has_cjk(name)), entity.name)


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
