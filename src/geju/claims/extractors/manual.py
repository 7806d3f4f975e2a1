"""Claims entered by hand: a YAML or JSON file with ``claims:`` in the exchange format, each with its quote and who said it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from geju.base.errors import Problem
from geju.claims.extractor import Extractor
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Node
from geju.model.span import Evidence
from geju.model.value import Approx, Mention, Moment, Quantity, Term, Value
from geju.model.vocabulary import Vocabulary

_REQUIRED = ("subject", "subject_type", "property", "quote", "said_by")
_KNOWN = frozenset(
    (
        *_REQUIRED,
        "amount",
        "low",
        "high",
        "unit",
        "approx",
        "time",
        "entity",
        "entity_type",
        "text",
        "qualifiers",
        "hedged",
        "url",
        "date",
    )
)


class ManualExtractor(Extractor):
    """What a person read and typed: held to the same law, the numbers must be readable in the quote that was typed."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """One claim an entry; an entry with a missing or unknown key is set aside with its line."""
        for block in document.blocks:
            listed = block.data.child("claims") if block.data else None
            if listed is None or listed.kind != "array":
                continue
            for entry in listed.children:
                yield _entry(document, entry)


def _entry(document: Document, entry: Node) -> Claim | Problem:
    line = document.line_of(entry.start)
    given = {str(child.path[-1]): child for child in entry.children}
    for key in _REQUIRED:
        if key not in given or not given[key].value:
            return Problem("claims.manual_key_missing", (("key", key),), document.name, line)
    for key, node in given.items():
        if key not in _KNOWN:
            known = ", ".join(sorted(_KNOWN))
            return Problem(
                "claims.manual_key_unknown",
                (("key", key), ("known", known)),
                document.name,
                document.line_of(node.start),
            )
    value = _value(given)
    if value is None:
        return Problem("claims.manual_no_value", (), document.name, line)
    said = given.get("qualifiers")
    quote, subject = given["quote"], given["subject"]
    return Claim(
        document=document.name,
        document_id=document.document_id,
        subject=Mention(_text(subject), _text(given["subject_type"])),
        kind=_text(given["property"]),
        value=value,
        span=document.span(quote.start, quote.end),
        qualifiers=qualifiers(**{str(n.path[-1]): n.value for n in said.children}) if said else (),
        hedged="hedged" in given and _text(given["hedged"]) == "true",
        evidence=(Evidence("subject", document.span(subject.start, subject.end)),),
        extractor="manual",
        note=" · ".join(_text(given[key]) for key in ("said_by", "date", "url") if key in given),
    )


def _text(node: Node) -> str:
    return node.value or ""


def _value(given: dict[str, Node]) -> Value | None:
    if "entity" in given:
        return Mention(
            _text(given["entity"]), _text(given["entity_type"]) if "entity_type" in given else "Organization"
        )
    if "text" in given:
        return Term(_text(given["text"]))
    if "time" in given:
        return Moment(_text(given["time"]), _text(given["time"]))
    unit = _text(given["unit"]) if "unit" in given else ""
    approx: Approx = "about"
    for word in ("about", "over", "under", "order"):
        approx = word if "approx" in given and _text(given["approx"]) == word else approx
    approx = approx if "approx" in given else ""
    try:
        if "amount" in given:
            amount = Decimal(_text(given["amount"]))
            return Quantity(amount, amount, unit, approx)
        bounds = [Decimal(_text(given[k])) if k in given and given[k].value else None for k in ("low", "high")]
    except InvalidOperation:
        return None
    return Quantity(bounds[0], bounds[1], unit, approx) if any(b is not None for b in bounds) else None
