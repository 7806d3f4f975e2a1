"""Small documents and the claims they make."""

from __future__ import annotations

import tempfile
from pathlib import Path

from geju.claims.extract import Extraction, extract
from geju.documents.read import read
from geju.model.claim import Claim
from geju.model.document import Document, Origin
from geju.model.vocabulary import read_vocabulary


def claims_of(document: Document) -> tuple[Claim, ...]:
    """The claims of a document that is read already."""
    return extract(document, read_vocabulary()).claims


def extracted(text: str, name: str = "a.md", origin: Origin | None = None) -> Extraction:
    """What is read out of a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return extract(read(path, origin), read_vocabulary())


def said(text: str, kind: str = "", name: str = "a.md", origin: Origin | None = None) -> set[tuple[str, ...]]:
    """Claims as (subject, kind, value, qualifiers…), only of one kind where given."""
    found = set()
    for claim in extracted(text, name, origin).claims:
        line = claim.to_line()
        value = next((line[k] for k in ("amount", "entity", "text", "time") if k in line), None)
        if value is None:
            value = f"{line['low']}..{line['high']}"
        if not kind or claim.kind == kind:
            words = [f"{k}={v}" for k, v in claim.qualifiers] + (["hedged"] if claim.hedged else [])
            found.add((claim.subject.name, claim.kind, str(value), *words))
    return found
