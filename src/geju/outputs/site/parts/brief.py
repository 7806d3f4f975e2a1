"""Things of which little is told, as they stand together on a page: each with its few facts and the words behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geju.model.entity import Entity
from geju.model.fact import Fact
from geju.outputs.site.parts.facts import by_kind
from geju.outputs.site.places import anchor
from geju.outputs.site.render import escaped, isolated, safe
from geju.outputs.site.tables import cells
from geju.outputs.site.tables.behind import behind, is_record
from geju.outputs.site.wording import Told, Wording

_UP = "../../"
_FROM = 'href="../../entities/of/'  # from a page in that very folder
_NAMES, _INITIALS = 8, 6


def listed(entity_ids: Sequence[str], wording: Wording) -> dict[str, Any]:
    """The values of a page of things: those told of in brief, those that have a page of their own, whether signs are
    to be explained."""
    contents = wording.contents
    brief = [entity_id for entity_id in entity_ids if entity_id in contents.brief]
    facts = (fact for entity_id in brief for fact in contents.facts_of.get(entity_id, ()))
    return {
        "things": safe(
            "\n".join(_thing(contents.entities[entity_id], wording) for entity_id in brief).replace(_FROM, 'href="')
        ),
        "own": [contents.entities[entity_id] for entity_id in entity_ids if entity_id not in contents.brief],
        "place_of": place_of,
        "signed": any(fact.status == "disputed" or fact.hedged for fact in facts),
    }


def initials(entity_ids: Sequence[str], wording: Wording) -> str:
    """What the names on a page begin with: “S”, “智 月 零”."""
    names = (wording.contents.entity_file(entity_id)[0] for entity_id in entity_ids)
    found = list(dict.fromkeys(first.upper() for first in names))
    return " ".join(found[:_INITIALS]) + (" …" if len(found) > _INITIALS else "")


def place_of(entity: Entity, wording: Wording) -> str:
    """The place of a thing on the page of all whose names begin so."""
    return anchor(wording.contents.entity_file(entity.entity_id))


def _thing(entity: Entity, wording: Wording) -> str:
    contents, also = wording.contents, wording.other_names(entity)[:_NAMES]
    said = wording.messages["comma"].join((escaped(wording.type(entity.type)), *map(isolated, also)))
    parts = [
        f'<article id="{escaped(place_of(entity, wording))}"><h2>{isolated(entity.label(wording.language))}</h2><p>{said}</p><dl>'
    ]
    for kind, facts in by_kind(contents.facts_of.get(entity.entity_id, ())):
        parts.append(f"<dt>{escaped(wording.kind(kind))}</dt>")
        parts += [_own(told, wording) for told in _newest_first(facts, wording)]
    for kind, facts in by_kind(contents.facts_naming.get(entity.entity_id, ())):
        parts.append(f"<dt>{escaped(wording.inverse(kind))}</dt>")
        parts += [
            f"<dd>{_html(cells.who_cell(one), wording)}{_more(one, wording)}</dd>" for one in wording.tell_all(facts)
        ]
    return "".join((*parts, "</dl></article>"))


def _newest_first(facts: Sequence[Fact], wording: Wording) -> list[Told]:
    return sorted(wording.tell_all(facts), key=lambda told: told.time, reverse=True)


def _own(told: Told, wording: Wording) -> str:
    return f'<dd id="{escaped(told.fact.fact_id)}">{_html(cells.value_cell(told), wording)}{_more(told, wording)}</dd>'


def _more(told: Told, wording: Wording) -> str:
    """When it held, what narrows it, what stands behind it where that is more than one record, to which the value leads."""
    time = f' <span class="dim">{escaped(told.time)}</span>' if told.time else ""
    narrowed = (
        f' <span class="dim">{cells.html(cells.slot_cell(told), _UP, wording, " · ")}</span>' if told.slot else ""
    )
    alone = is_record(told, wording) and told.fact.status == "single" and not told.fact.hedged
    return time + narrowed + ("" if alone else f" {behind(told, _UP, wording)}")


def _html(cell: cells.Cell, wording: Wording) -> str:
    return cells.html(cell, _UP, wording, None)
