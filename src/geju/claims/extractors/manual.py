"""Claims entered by hand: a YAML or JSON file with ``claims:`` in the exchange format, each with its quote and who said it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from geju.base.errors import Problem
from geju.claims.extractor import Extractor
from geju.claims.records.entry import fault
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Node
from geju.model.span import Evidence
from geju.model.value import Approx, Mention, Moment, Quantity, Term, Value
from geju.model.vocabulary import Vocabulary

# What tells a file of claims from any other file that has something called claims.
_OWN = ("said_by", "property")
# What other words of the source, typed as ``context``, may bear out.
_ROLES = ("unit", "time", "benchmark")


class ManualExtractor(Extractor):
    """What a person read and typed: held to the same law, the numbers must be readable in the quote that was typed."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """One claim an entry; an entry that does not obey the schema is set aside with the line of the fault."""
        for block in document.blocks:
            listed = block.data.child("claims") if block.data else None
            if listed is None or listed.kind != "array":
                continue
            if not any(entry.child(key) for entry in listed.children for key in _OWN):
                continue
            for entry in listed.children:
                yield fault(document, entry) or _entry(document, entry)


def _entry(document: Document, entry: Node) -> Claim | Problem:
    given = {str(child.path[-1]): child for child in entry.children}
    value = _value(given)
    if value is None:
        line = document.line_of(entry.start)
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
        hedged="hedged" in given and _text(given["hedged"]).lower() == "true",
        evidence=_evidence(document, given),
        extractor="manual",
        note=" · ".join(_text(given[key]) for key in ("said_by", "date", "url") if key in given),
    )


def _evidence(document: Document, given: dict[str, Node]) -> tuple[Evidence, ...]:
    """The typed subject; the other words of the source (``context``); the date on which it was said, as a time."""
    found = [Evidence("subject", document.span(given["subject"].start, given["subject"].end))]
    context, date = given.get("context"), given.get("date")
    if context and context.value:
        found.extend(Evidence(role, document.span(context.start, context.end)) for role in _ROLES)
    if date and date.value:
        found.append(Evidence("time", document.span(date.start, date.end)))
    return tuple(found)


def _text(node: Node) -> str:
    return node.value or ""


def _value(given: dict[str, Node]) -> Value | None:
    if "entity" in given:
        type_ = _text(given["entity_type"]) if "entity_type" in given else "Organization"
        return Mention(_text(given["entity"]), type_)
    if "text" in given:
        return Term(_text(given["text"]))
    if "time" in given:
        return Moment(_text(given["time"]), _text(given["time"]))
    unit = _text(given["unit"]) if "unit" in given else ""
    word = _text(given["approx"]) if "approx" in given else ""
    approx: Approx = next((w for w in ("about", "over", "under", "order") if w == word), "")
    try:
        low, high = (
            _number(given.get(key)) for key in (("amount", "amount") if "amount" in given else ("low", "high"))
        )
    except InvalidOperation:
        return None
    return Quantity(low, high, unit, approx) if low is not None or high is not None else None


def _number(node: Node | None) -> Decimal | None:
    return Decimal(node.value.replace("_", "").replace(",", "")) if node and node.value else None
