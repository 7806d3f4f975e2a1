"""Lines of a key and a value: “- **Founded**: March 2023”, “估值：25 亿美元”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geju.claims.context import Context, Said
from geju.claims.measures import measure_of
from geju.claims.tables.columns import Column, read_column
from geju.claims.tables.values import read_values
from geju.claims.values.moment import find_moments
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.kind import Kind
from geju.model.span import Evidence
from geju.model.value import Quantity, Value
from geju.model.vocabulary import Vocabulary

_LINE = re.compile(r"(?P<key>[^:：|]{2,32}?)\s*(?:\([^)]*\))?\s*[:：]\s*(?P<value>\S.{0,80})\Z")
_ASIDE = re.compile(r"\s*[(（\[].*\Z|\s+(?:as of|in|for|\u2014|—|-)\s.*\Z|[;；。].*\Z", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_HEDGED = re.compile(r"reported|rumou?r|alleged|据传|传闻|unconfirmed|estimated", re.IGNORECASE)
_UNSAID = frozenset({"score", "price", "developer", "category", "role", "former_role", "counterpart", "modality"})
_LEAST_FIT = 0.6


def read_keyed(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """A claim for each line whose key names a kind or a measure and whose section has a subject of the right type."""
    for context in contexts:
        if context.block.kind not in ("item", "paragraph") or context.subject is None:
            continue
        line = _LINE.match(context.block.text.text)
        if line:
            yield from _line(document, context, context.subject, line, vocabulary)


def _line(
    document: Document, context: Context, subject: Said, line: re.Match[str], vocabulary: Vocabulary
) -> Iterator[Claim]:
    typed = read_column(line["key"], vocabulary)
    kind = vocabulary.kinds.get(typed.kind) if typed and typed.fit >= _LEAST_FIT else None
    start = line.start("value")
    when = find_moments(line["value"], anchor=document.origin.date)
    found: list[tuple[str, Value, int, int, str]] = []
    if kind and typed and kind.name not in _UNSAID and subject.mention.type in kind.subject and kind.name != "metric":
        found = [
            (kind.name, value, a, b, "") for value, a, b in _values(line["value"], kind, typed, vocabulary, document)
        ]
    elif (measure := measure_of(line["key"])) and subject.mention.type in vocabulary.kind("metric").subject:
        quantities = find_quantities(line["value"])
        if (
            quantities
            and quantities[0].start <= 2
            and (len(quantities[0].value.unit) == 3) == (measure.name in ("arr", "aum", "market_cap"))
        ):
            one = quantities[0]
            unit = one.value.unit if len(one.value.unit) == 3 else measure.unit
            found = [("metric", replace(one.value, unit=unit), one.start, one.end, measure.name)]
    key = Evidence("header", document.span_of(context.block.text, line.start("key"), line.end("key")))
    for name, value, a, b, measure_name in found:
        later = [m for m in when if m.start >= b]
        timed = later[0] if later and vocabulary.kind(name).qualifier("time") else None
        evidence = [subject.evidence(), key]
        if timed:
            evidence.append(
                Evidence("time", document.span_of(context.block.text, start + timed.start, start + timed.end))
            )
        yield Claim(
            document.name, document.document_id, subject.mention, name, value,
            document.span_of(context.block.text, start + a, start + b),
            qualifiers(measure=measure_name, time=timed.value.iso if timed else ""),
            hedged=bool(_HEDGED.search(line["value"])), evidence=tuple(evidence), extractor="card",
        )  # fmt: skip


def _values(
    text: str, kind: Kind, typed: Column, vocabulary: Vocabulary, document: Document
) -> list[tuple[Value, int, int]]:
    """The values at the head of a text; what stands behind in brackets is an aside."""
    if kind.form == "time":
        first_time = [m for m in find_moments(text) if m.start <= 2][:1]
        return [(m.value, m.start, m.end) for m in first_time]
    if kind.form == "quantity":
        money = any(len(unit) == 3 for unit in kind.units)
        first = [q for q in find_quantities(text) if q.start <= 2][:1]
        return [(_sized(q.value, kind), q.start, q.end) for q in first if not money or len(q.value.unit) == 3]
    if kind.form == "entity":  # a list goes on behind its brackets
        bare = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
        return list(read_values(bare, typed, vocabulary, document))
    head = _ASIDE.sub("", text)
    return list(read_values(head, typed, vocabulary, document)) if head else []


def _sized(quantity: Quantity, kind: Kind) -> Quantity:
    """A quantity in the unit of its kind, where the text prints none of its own."""
    if kind.name in ("parameters", "active_parameters"):
        return replace(quantity, unit="")
    if kind.name in ("context_window", "training_tokens"):
        return replace(quantity, unit=quantity.unit or "token")
    return quantity
