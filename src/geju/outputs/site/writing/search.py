"""What the search box asks: two script files a language, of things and of facts, read when they are first needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geju.model.figure import Figure
from geju.outputs.site.places import address
from geju.outputs.site.render import script_json
from geju.outputs.site.wording import Wording

_NAMES = 12
Entry = tuple[str, str, str, str, int]


def search_scripts(wording: Wording, figures: Sequence[Figure]) -> Iterator[tuple[str, bytes]]:
    """The scripts of a language, as (path, content)."""
    things = _things(wording, figures)
    yield f"assets/search-{wording.language}.js", f"geju.things({script_json(things)});\n".encode("ascii")
    yield (
        f"assets/facts-{wording.language}.js",
        f"geju.facts({script_json(_facts(wording, things))});\n".encode("ascii"),
    )


def _things(wording: Wording, figures: Sequence[Figure]) -> list[Entry]:
    """Rows of name, what it is, address, other names, weight; the weightiest first."""
    contents, language, words = wording.contents, wording.language, wording.messages
    entries: list[Entry] = [
        (figure.title, "", address(f"exhibits/{figure.name}.html"), figure.question, 1000) for figure in figures
    ]
    for entity_id, entity in contents.entities.items():
        others = " / ".join(wording.other_names(entity)[:_NAMES])
        weight = len(contents.facts_of.get(entity_id, ()))
        entry = (entity.label(language), wording.type(entity.type), contents.entity_address[entity_id], others, weight)
        entries.append(entry)
    for document_id, document in contents.documents.items():
        weight = len(contents.claims_in.get(document_id, ()))
        source = (wording.source(document_id), words["sources"], contents.document_address[document_id])
        entries.append((*source, document.name, weight))
    return sorted(entries, key=lambda entry: (-entry[4], entry))


def _facts(wording: Wording, things: Sequence[Entry]) -> dict[str, object]:
    """``kinds``: the name of each in this language, then in the others; ``rows`` of facts: the place of what it is about
    among the things, the place of its kind, what narrows it, its value, its time, its id without ``f-``."""
    contents = wording.contents
    places = {entry[2]: place for place, entry in enumerate(things)}
    kinds = {kind: place for place, kind in enumerate(dict.fromkeys(fact.kind for fact in contents.facts.values()))}
    labels = [
        [
            wording.kind(kind),
            *(words for name, words in contents.view.kinds.get(kind, {}).items() if name != wording.language),
        ]
        for kind in kinds
    ]
    rows = []
    for fact in contents.facts.values():
        told = wording.told(fact)
        about = places[contents.entity_address[fact.entity_id]]
        rows.append((about, kinds[fact.kind], told.narrowed, told.words, fact.time, fact.fact_id.removeprefix("f-")))
    return {"kinds": labels, "rows": rows}
