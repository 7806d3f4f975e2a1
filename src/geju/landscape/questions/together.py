"""Who invests together: pairs of investors with the companies that both put money into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product

from geju.base.text import fold
from geju.landscape.questions.cited import Cited, cite, doubts_of, entities_of
from geju.landscape.view import View
from geju.model.entity import Entity

# Who told it, and which way round: an investor of a company, or a company that was invested in.
_STATEMENTS = {"investor": False, "invested_in": True}


@dataclass(frozen=True, slots=True)
class Shared:
    """A company that both invested in, with the facts of each; ``rounds``: those of one round where both are said.

    A round is named by its series and time, as far as they are said.
    """

    company: Entity
    facts: tuple[Cited, ...]
    rounds: tuple[str, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The company as plain values, with the rounds and the facts."""
        return {
            "company": self.company.label(language),
            "company_id": self.company.entity_id,
            "rounds": list(self.rounds),
            "facts": [cited.to_dict() for cited in self.facts],
        }


@dataclass(frozen=True, slots=True)
class Together:
    """Two investors with the companies they share, those of the same round first."""

    a: Entity
    b: Entity
    shared: tuple[Shared, ...]

    @property
    def n_rounds(self) -> int:
        """In how many companies both came in the same round."""
        return sum(bool(one.rounds) for one in self.shared)

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The pair as plain values."""
        return {
            "a": self.a.label(language),
            "a_id": self.a.entity_id,
            "b": self.b.label(language),
            "b_id": self.b.entity_id,
            "n_companies": len(self.shared),
            "n_rounds": self.n_rounds,
            "shared": [one.to_dict(language) for one in self.shared],
        }


def together(view: View, investor: str = "", least: int = 1) -> tuple[Together, ...]:
    """Pairs of investors that share at least so many companies, the most companies first, then the most rounds.

    Only pairs with one investor where given; a company and its own fund are no pair. What is hedged or cannot be right does not count. Raises UnknownNameError.
    """
    asked = view.find(investor, "Organization", "Person").entity_id if investor else ""
    entities, houses, put_in = entities_of(view), _houses(view), _stakes(view)
    found: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for company_id, investors in put_in.items():
        for a, b in combinations(sorted(investors, key=lambda i: (entities[i].name, i)), 2):
            if houses.get(a, a) != houses.get(b, b) and (not asked or asked in (a, b)):
                pair = (b, a) if asked == b else (a, b)
                facts = (*investors[pair[0]], *investors[pair[1]])
                shared = Shared(entities[company_id], facts, _rounds(investors[pair[0]], investors[pair[1]]))
                found[pair].append(shared)
    pairs = (
        Together(entities[a], entities[b], tuple(sorted(shared, key=lambda s: (not s.rounds, s.company.name))))
        for (a, b), shared in found.items()
        if len(shared) >= least
    )
    return tuple(sorted(pairs, key=lambda p: (-len(p.shared), -p.n_rounds, p.a.name, p.b.name, p.b.entity_id)))


def _stakes(view: View) -> Mapping[str, dict[str, list[Cited]]]:
    """Company id -> investor id -> the facts that say so."""
    doubts = doubts_of(view)
    found: dict[str, dict[str, list[Cited]]] = defaultdict(lambda: defaultdict(list))
    for kind, turned in _STATEMENTS.items():
        for cited in cite(view, view.facts(kind=kind)):
            company, other = cited.fact.entity_id, cited.claim.object_id
            if not other or company == other or cited.fact.hedged or cited.fact.chosen in doubts:
                continue
            if turned:
                company, other = other, company
            found[company][other].append(cited)
    return {company: dict(sorted(investors.items())) for company, investors in sorted(found.items())}


def _houses(view: View) -> dict[str, str]:
    """Investor id -> the id of the house that it belongs to, as far as the lexicon knows."""
    parents = dict(view.rows("SELECT entity_id, part_of FROM store.entities WHERE part_of IS NOT NULL"))
    found = {}
    for entity_id in parents:
        house, passed = entity_id, {entity_id}
        while house in parents and parents[house] not in passed:
            house = parents[house]
            passed.add(house)
        found[entity_id] = house
    return found


def _rounds(a: list[Cited], b: list[Cited]) -> tuple[str, ...]:
    """The rounds that both came in: the same series and time as far as both are said, and one of them is."""
    found = []
    for one, other in product(a, b):
        x, y = _round(one), _round(other)
        same = [fold(p) == fold(q) for p, q in zip(x, y, strict=True) if p and q]
        if same and all(same) and (x[1] == y[1] or not (x[1] and y[1])):
            found.append(" ".join(p or q for p, q in zip(x, y, strict=True) if p or q))
    return tuple(sorted(set(found)))


def _round(cited: Cited) -> tuple[str, str]:
    said = dict(cited.fact.slot) | dict(cited.claim.qualifiers)
    return said.get("series", ""), said.get("time", cited.fact.time)
