"""What the page of an entity shows: facts at a glance, tables of facts, what others say of it, its timelines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geju.model.fact import Fact
from geju.model.figure import Figure
from geju.model.value import Quantity
from geju.outputs.site.drawings.shape import Shape, shape
from geju.outputs.site.wording import Told, Wording

# Kinds in the order in which a reader asks; those not listed follow by name.
_ORDER = (
    "category", "developer", "founded", "released", "founder", "openness", "license", "parameters", "active_parameters",
    "context_window", "architecture", "modality", "training_tokens", "counterpart", "role", "former_role", "education",
    "score", "price", "valuation", "funding_amount", "funding_round", "investor", "invested_in", "revenue", "metric",
)  # fmt: skip
_PLACES = {name: n for n, name in enumerate(_ORDER)}
# Kinds that make a table of their own even where there is one fact; others with few facts stand at a glance.
_TABLES = {"score", "price", "metric", "revenue"}
_FEW = 4


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: a table of facts (``facts``) or a drawing (``chart``).

    ``own``: the facts are about the entity itself; else ``who`` they are about is a column. ``hide`` is the address of
    the page itself, which no qualifier needs to name again.
    """

    kind: str
    place: str
    title: str
    facts: tuple[Told, ...] = ()
    own: bool = False
    who: bool = False
    what: bool = False
    when: bool = False
    valued: bool = True
    numeric: bool = False
    hide: str = ""
    figure: Figure | None = None
    shape: Shape | None = field(default=None)


def entity_page(entity_id: str, wording: Wording, figures: Sequence[Figure]) -> dict[str, Any]:
    """The values of an entity's page."""
    contents = wording.contents
    entity = contents.entities[entity_id]
    glance: list[tuple[str, list[Told]]] = []
    sections: list[Section] = []
    for kind, facts in _by_kind(contents.facts_of.get(entity_id, ())):
        told = sorted(wording.tell_all(facts), key=lambda one: one.time, reverse=True)
        if kind in _TABLES or len(facts) > _FEW:
            sections.append(_table(kind, wording.kind(kind), told, own=True))
        else:
            glance.append((wording.kind(kind), told))
    named: list[tuple[str, list[Told]]] = []
    for kind, facts in _by_kind(contents.facts_naming.get(entity_id, ())):
        told = wording.tell_all(facts)
        if len(facts) <= _FEW and not any(fact.slot or fact.time for fact in facts):
            named.append((wording.inverse(kind), told))
            continue
        sections.append(_table(f"by-{kind}", wording.inverse(kind), told, who=True, valued=False))
    for kind, facts in _by_kind(contents.facts_under.get(entity_id, ())):
        ordered = sorted(wording.tell_all(facts), key=_rank)
        here = contents.entity_address[entity_id]
        sections.append(_table(f"under-{kind}", wording.kind(kind), ordered, who=True, hide=here))
    return {
        "entity": entity,
        "other_names": wording.other_names(entity),
        "glance": glance,
        "named": named,
        "sections": [*_charts(entity_id, figures), *sections],
        "documents": contents.documents_about.get(entity_id, ()),
        "merges": [(m.name, m.other, wording.reasons(m.reasons), f"{m.score:.2f}") for m in entity.merges],
        "signed": any(_signed(told) for _, facts in glance for told in facts)
        or any(_signed(told) for section in sections for told in section.facts),
    }


def _signed(told: Told) -> bool:
    """Whether a sign stands at it, which the legend explains."""
    return told.fact.status == "disputed" or told.fact.hedged


def _by_kind(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.kind].append(fact)
    return sorted(found.items(), key=lambda item: (_PLACES.get(item[0], len(_ORDER)), item[0]))


def _rank(told: Told) -> tuple[object, ...]:
    number = -told.sort if isinstance(told.sort, float) else 0.0
    return told.narrowed, number, told.entity, told.fact.fact_id


def _table(
    place: str,
    title: str,
    facts: Sequence[Told],
    *,
    own: bool = False,
    who: bool = False,
    valued: bool = True,
    hide: str = "",
) -> Section:
    return Section(
        "facts",
        place,
        title,
        tuple(facts),
        own=own,
        who=who,
        what=any(address != hide or not hide for told in facts for _, _, address in told.slot),
        when=any(told.time for told in facts),
        valued=valued,
        hide=hide,
        numeric=all(isinstance(told.fact.value, Quantity) for told in facts),
    )


def _charts(entity_id: str, figures: Sequence[Figure]) -> Iterable[Section]:
    """The timelines that have a lane for the entity, with that lane alone."""
    for figure in figures:
        lane = figure.options.get("lane")
        if figure.form != "timeline" or not isinstance(lane, int):
            continue
        rows = tuple(row for row in figure.rows if any(mark.entity_id == entity_id for mark in row[lane]))
        own = replace(figure, rows=rows)
        drawn = shape(own)
        if drawn.chart:
            yield Section("chart", f"chart-{figure.name}", figure.title, figure=own, shape=drawn)
