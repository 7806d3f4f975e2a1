"""The index that the search box asks: one script file a language, read when the box is first opened."""

from __future__ import annotations

from collections.abc import Sequence

from geju.model.figure import Figure
from geju.outputs.site.places import address
from geju.outputs.site.render import script_json
from geju.outputs.site.wording import Wording

_NAMES = 12


def search_script(wording: Wording, figures: Sequence[Figure]) -> str:
    """A script that leaves the index in ``window.gejuIndex``: rows of name, what it is, address, other names, weight."""
    contents, language, words = wording.contents, wording.language, wording.messages
    entries: list[tuple[str, str, str, str, int]] = [
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
    entries.sort(key=lambda entry: (-entry[4], entry))
    return f"window.gejuIndex = {script_json(entries)};\n"
