"""A page a source with its text, the words of claims marked in it, and one that lists them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from geju.model.claim import Claim
from geju.model.document import Document
from geju.outputs.site.places import address
from geju.outputs.site.render import script_json, visible, web_address
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken
from geju.outputs.site.text.leaves import leaf_of, leaf_path
from geju.outputs.site.text.lines import Lines
from geju.outputs.site.text.marks import Line, lines_of
from geju.outputs.site.text.paper import Paper


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
        for document in spoken.contents.documents.values():
            yield from _source(document, spoken)

    def files(self, spoken: Spoken) -> Iterator[tuple[str, bytes]]:
        """Beside a source of several pages, on which of them each claim stands: where a text is cut may change."""
        contents = spoken.contents
        for document_id, starts in contents.leaves.items():
            if len(starts) > 1:
                claims = contents.claims_in.get(document_id, ())
                pages = {claim.claim_id: leaf_of(starts, claim.span.line) for claim in claims}
                said = {"pages": contents.leaf_addresses[document_id], "starts": starts, "claims": pages}
                path = f"{spoken.language}/{_claims_file(contents.document_path(document_id))}"
                yield path, f"geju.leaves({script_json(said)});\n".encode("ascii")


def _claims_file(path: str) -> str:
    return f"{path.removesuffix('.html')}/claims.js"


def _source(document: Document, spoken: Spoken) -> Iterator[Page]:
    """The pages of a source: one, or several where its text is long."""
    contents = spoken.contents
    starts = contents.leaves[document.document_id]
    claims = contents.claims_in.get(document.document_id, [])
    lines = lines_of(document, claims)
    _keep_anchors(lines, claims, spoken.aliases.get(document.document_id, ()))
    shown = {line.number for line in lines}
    headings = [
        (number, min(block.level, 4), block.text.text)
        for block in document.blocks
        if block.kind == "heading" and (number := document.line_of(block.start)) in shown
    ]
    ends = [*(start - 1 for start in starts[1:]), document.n_lines]
    spans = list(zip(starts, ends, contents.leaf_addresses[document.document_id], strict=True))
    for leaf, (start, end, _) in enumerate(spans):
        here = [line for line in lines if start <= line.number <= end]
        values = {
            "document": document,
            "meta": _meta(document, spoken),
            "citation": json.dumps(_citation(document, spoken), ensure_ascii=False),
            "copy_of": contents.copies.get(document.document_id, ""),
            "headings": [heading for heading in headings if start <= heading[0] <= end],
            "n_claims": len(claims),
            "scorecard": address(contents.scorecard_path(document.document_id))
            if document.document_id in contents.checked
            else "",
            "left_out_after": max(0, end - here[-1].number) if here else end - start + 1,
            "leaves": spans,
            "leaf": leaf,
            "claims_file": address(_claims_file(contents.document_path(document.document_id))),
        }
        if here and leaf:
            here[0].left_out = here[0].number - start
        path = leaf_path(contents.document_path(document.document_id), leaf).removesuffix(".html")
        up = "../" * path.count("/")
        images = {
            n: f"../{up}{address(place)}" for n, place in contents.facsimiles.get(document.document_id, {}).items()
        }
        values["text"] = Paper(document, _writer(document, spoken, path, leaf), images).html(here)
        yield spoken.page(path, "source", spoken.wording.source(document.document_id), "sources", **values)


def _writer(document: Document, spoken: Spoken, path: str, leaf: int) -> Lines:
    up, contents = "../" * path.count("/"), spoken.contents
    starts = contents.leaves[document.document_id]
    here = f"{up}{address(path.rpartition('/')[0])}/"

    def line_address(number: int) -> str:
        there = leaf_of(starts, number) == leaf
        beside = up + contents.line_address(document.document_id, number)
        return f"{'' if there else beside.removeprefix(here)}#L{number}"

    return Lines(spoken, up, line_address)


def _keep_anchors(lines: Iterable[Line], claims: Iterable[Claim], aliases: Iterable[str]) -> None:
    """Let the ids that claims had under earlier ids of their document lead to their words as well."""
    earlier = {c.claim_id: [replace(c, document_id=alias).claim_id for alias in aliases] for c in claims}
    for line in lines if aliases else ():
        for piece in line.pieces:
            piece.anchors += tuple(old for claim_id in piece.anchors for old in earlier[claim_id])


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
        ("author", origin.author if origin.author != origin.producer else "", ""),
        ("kind", spoken.wording.source_kind(origin.kind), ""),
        ("date", origin.date, ""),
        ("url", origin.url, web_address(origin.url)),
        ("licence", origin.licence, ""),
        ("retrieved_on", origin.retrieved_on, ""),
        ("format", f"{document.format}, {document.encoding}", ""),
        ("size", size, ""),
    )
    return [(words[f"meta_{name}"], said, place) for name, said, place in found if said]
