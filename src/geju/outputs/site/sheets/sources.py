"""A page a source with its text, the words of claims marked in it, and one that lists them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from geju.model.document import Document
from geju.outputs.site.parts.marks import lines_of
from geju.outputs.site.render import visible, web_address
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken


class Sources(Sheet):
    """The list of sources, then the text of each."""

    order = 40

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """The list."""
        return (("sources", spoken.words["sources"]),)

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The list first."""
        documents = spoken.contents.view.documents()
        yield spoken.page("sources", "sources", spoken.words["sources"], documents=documents)
        yield from (_source(document, spoken) for document in spoken.contents.documents.values())


def _source(document: Document, spoken: Spoken) -> Page:
    claims = spoken.contents.claims_in.get(document.document_id, [])
    lines = lines_of(document, claims)
    shown = {line.number for line in lines}
    headings = [
        (number, min(block.level, 4), block.text.text)
        for block in document.blocks
        if block.kind == "heading" and (number := document.line_of(block.start)) in shown
    ]
    values = {
        "document": document,
        "meta": _meta(document, spoken),
        "citation": json.dumps(_citation(document, spoken), ensure_ascii=False),
        "lines": lines,
        "headings": headings,
        "n_claims": len(claims),
        "facts": spoken.contents.fact_of_claim,
        "left_out_after": document.n_lines - lines[-1].number if lines else document.n_lines,
    }
    path = spoken.contents.document_path(document.document_id).removesuffix(".html")
    return spoken.page(path, "source", spoken.wording.source(document.document_id), "sources", **values)


def _citation(document: Document, spoken: Spoken) -> dict[str, str]:
    """What a citation says of the source and of the edition."""
    origin, edition = document.origin, spoken.contents.view.edition
    return {
        "document": visible(document.name),
        "title": visible(origin.title or spoken.wording.source(document.document_id)),
        "producer": visible(origin.producer),
        "date": origin.date,
        "url": web_address(origin.url),
        "sha256": document.sha256,
        "edition": edition.edition_id,
        "edition_title": spoken.title,
        "edition_date": edition.date,
    }


def _meta(document: Document, spoken: Spoken) -> list[tuple[str, str, str]]:
    origin, words = document.origin, spoken.words
    size = words["meta_bytes"].format(n=f"{document.n_bytes:,}", lines=f"{document.n_lines:,}")
    found = (
        ("file", document.name, ""),
        ("producer", origin.producer, ""),
        ("kind", spoken.wording.source_kind(origin.kind), ""),
        ("date", origin.date, ""),
        ("url", origin.url, web_address(origin.url)),
        ("licence", origin.licence, ""),
        ("retrieved_on", origin.retrieved_on, ""),
        ("format", f"{document.format}, {document.encoding}", ""),
        ("size", size, ""),
    )
    return [(words[f"meta_{name}"], said, place) for name, said, place in found if said]
