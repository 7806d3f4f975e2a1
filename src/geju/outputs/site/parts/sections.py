"""What the page of an entity shows: facts at a glance, tables of facts, what others say of it, its timelines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from geju.model.figure import Figure
from geju.outputs.site.parts.dimensions import KINDS, NAMING, dimensions
from geju.outputs.site.parts.facts import FEW, TABLES, Section, by_kind, own_table, table_by, table_under
from geju.outputs.site.shape import shape
from geju.outputs.site.wording import Told, Wording

_DIMENSIONS = {kind for kinds in KINDS.values() for kind in kinds}


def entity_page(entity_id: str, wording: Wording, figures: Sequence[Figure]) -> dict[str, Any]:
    """The values of an entity's page; a company has its four dimensions, with the facts that belong to them."""
    contents = wording.contents
    entity = contents.entities[entity_id]
    company = entity.type == "Organization"
    glance: list[tuple[str, list[Told]]] = []
    sections: list[Section] = []
    for kind, facts in by_kind(contents.facts_of.get(entity_id, ())):
        if company and kind in _DIMENSIONS:
            continue
        table = own_table(kind, facts, wording)
        if kind in TABLES or len(facts) > FEW:
            sections.append(table)
        else:
            glance.append((table.title, list(table.facts)))
    named: list[tuple[str, list[Told]]] = []
    for kind, facts in by_kind(contents.facts_naming.get(entity_id, ())):
        if company and kind in NAMING:
            continue
        if len(facts) <= FEW and not any(fact.slot or fact.time for fact in facts):
            named.append((wording.inverse(kind), wording.tell_all(facts)))
        else:
            sections.append(table_by(kind, facts, wording))
    here = contents.entity_address[entity_id]
    under = by_kind(contents.facts_under.get(entity_id, ()))
    sections += [table_under(kind, facts, wording, here) for kind, facts in under]
    return {
        "entity": entity,
        "other_names": wording.other_names(entity),
        "glance": glance,
        "named": named,
        "charts": list(_charts(entity_id, figures)),
        "dimensions": dimensions(entity_id, wording) if company else (),
        "sections": sections,
        "documents": contents.documents_about.get(entity_id, ()),
        "merges": [(m.name, m.other, wording.reasons(m.reasons), f"{m.score:.2f}") for m in entity.merges],
        "signed": any(_signed(told) for _, facts in glance for told in facts)
        or any(_signed(told) for section in sections for told in section.facts),
    }


def _signed(told: Told) -> bool:
    """Whether a sign stands at it, which the legend explains."""
    return told.fact.status == "disputed" or told.fact.hedged


def _charts(entity_id: str, figures: Sequence[Figure]) -> Iterable[Section]:
    """The timelines that have a lane for the entity, with that lane alone."""
    for figure in figures:
        lane = figure.options.get("lane")
        if figure.form != "timeline" or not isinstance(lane, int):
            continue
        rows = tuple(row for row in figure.rows if any(mark.entity_id == entity_id for mark in row[lane]))
        own = replace(figure, rows=rows)
        drawn = shape(own)
        if drawn.drawn:
            yield Section("chart", f"chart-{figure.name}", figure.title, figure=own, shape=drawn)
