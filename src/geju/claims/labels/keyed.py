"""Lines of a key and a value: “- **Founded**: March 2023”, “估值：25 亿美元”, “Model: Kimi K2 (1T MoE, open source)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geju.base.text import MappedText
from geju.claims.context import Context, Said
from geju.claims.fields.columns import read_column
from geju.claims.labels.facts import Dated, read_facts, read_key, read_when, say
from geju.claims.measures import measure_of
from geju.claims.values.moment import read_moment
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.value import Term
from geju.model.vocabulary import Vocabulary

_LINE = re.compile(r"\s*(?P<key>[^:：|]{2,40}?)\s*[:：]\s*(?P<value>\S.{0,240})\Z", re.DOTALL)
_BOLD = re.compile(r"\s*\*\*(?P<key>[^*:：\n]{3,32}[^*:：\s])\*\*[ \t]+(?=\S)")
_LEAD_LENGTH = 80
_TOLD = re.compile(
    r"(?<![\w.])(?P<parameters>\d+(?:\.\d+)?[BT])(?=\s*(?:MoE|dense|param|参数|[,，;；)）]))|(?<![A-Za-z])(?P<architecture>MoE|Dense|Mixture[- ]of[- ]Experts)(?![A-Za-z])|"
    r"(?P<openness>open[- ]source|open[- ]weights?|closed[- ]source|proprietary|开源|闭源)",
    re.IGNORECASE,
)
# “Alibaba (led Series A)”
_SERIES = re.compile(r"\W{0,4}[(（](?:\w+ ){0,3}Series (?P<series>[A-K]\+?)(?![\w+])")
_YEAR = re.compile(r"20[0-3]\d")


def read_keyed(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """A claim for each line whose key names a kind or a measure and whose section has a subject of the right type."""
    for index, context in enumerate(contexts):
        subject = context.subject or context.model  # a page about a model has sections without a name of their own
        if context.block.kind not in ("item", "paragraph") or subject is None:
            continue
        line = _LINE.match(context.block.text.text) or _bold_line(document, context)
        if line:
            yield from _line(document, context, subject, line, vocabulary, _lead(document, contexts, index))


def _bold_line(document: Document, context: Context) -> re.Match[str] | None:
    """A line whose key is in bold and parted from its value by nothing else: “**Release Date** April 18, 2024”."""
    bold = _BOLD.match(document.text, context.block.start, context.block.end)
    words = rf"\s*(?P<key>{re.escape(bold['key'])})\s+(?P<value>\S.{{0,240}})\Z" if bold else ""
    return re.match(words, context.block.text.text, re.DOTALL) if words else None


def _lead(document: Document, contexts: Sequence[Context], index: int) -> Dated | None:
    """The time of the short line that an item's list stands below: “November 6, 2023 - Series A Round:”."""
    while index >= 0 and contexts[index].block.kind == "item":
        index -= 1
    block = contexts[index].block if index >= 0 else None
    if block is None or block.kind != "paragraph" or len(block.text) > _LEAD_LENGTH:
        return None
    text = block.text.text.rstrip()
    return read_when(document, block.text, 0, len(text)) if text.endswith((":", "：")) else None


def _line(
    document: Document, context: Context, subject: Said, line: re.Match[str], vocabulary: Vocabulary, lead: Dated | None
) -> Iterator[Claim]:
    text = context.block.text
    label = Evidence("header", document.span_of(text, *line.span("key")))
    thing = next(iter(find_names(line["key"], vocabulary.lexicon, "Product", "Model")), None)
    if thing and thing.sure and not line["key"][: thing.start].strip(" *") and measure_of(line["key"][thing.end :]):
        at = line.start("key") + thing.start  # “ChatGPT weekly users: 900M”
        subject = Said(thing.mention, document.span_of(text, at, at + len(thing.name)), thing)
    key = read_key(line["key"], subject.mention.type, (label,), vocabulary)
    start = line.start("value")
    facts = list(read_facts(key, line["value"], document, vocabulary)) if key else []
    if key is None or (key.measure and not facts):  # “Developers: X” counts none
        yield from _made(document, text, subject, line, vocabulary)
        return
    for fact in facts:
        clause = re.compile(r"[;；。]|\Z").search(text.text, start + fact.end)
        end = clause.start() if clause else len(text)
        when = read_when(document, text, start + fact.end, end)
        if when is None and not _YEAR.search(text.text, start + fact.end, end):
            when = read_when(document, text, 0, line.end("key")) or lead
        led = _SERIES.match(text.text, start + fact.end) if key.kind.name == "investor" else None
        series = Evidence("series", document.span_of(text, *led.span("series"))) if led else None
        yield say(document, text, subject, key, fact, shift=start, when=when, doubt=line["value"], series=series)
        if key.kind.name in ("parameters", "license"):
            yield from _told(document, text, subject, start + fact.end, end, without=key.kind.name)


def _made(
    document: Document, text: MappedText, subject: Said, line: re.Match[str], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """“Model: Kimi K2.5 (…)” in a company's section, “Developer: Moonshot AI” in a model's: developer."""
    column = read_column(line["key"].strip(), vocabulary)
    role = column.role if column and column.fit >= 1 else ""
    start = line.start("value")
    if role in ("model", "product") and subject.mention.type == "Organization":
        for name in _list(line["value"], vocabulary, "Model", "Product"):
            said = Said(name.mention, document.span_of(text, start + name.start, start + name.end), name)
            if not name.maker or (subject.name.known and name.maker == subject.name.known.entity_id):
                yield _developer(document, said, subject, said)
                yield from _aside(document, text, said, start + name.end, vocabulary)
                yield from _dated(document, text, said, start + name.end)
    elif role == "organization" and subject.mention.type in ("Model", "Product"):
        makers = _list(line["value"], vocabulary, "Organization")
        if len(makers) == 1:
            name = makers[0]
            said = Said(name.mention, document.span_of(text, start + name.start, start + name.end), name)
            yield _developer(document, subject, said, said)


def _dated(document: Document, text: MappedText, said: Said, start: int) -> Iterator[Claim]:
    """When the latest model came out: “Kimi K2 (July 2025)”."""
    brackets = re.compile(r"\s*(?:[Pp]review|[Mm]odel)?\s*[(（]([^()（）]{4,20})[)）]").match(text.text, start)
    moment = read_moment(brackets[1].strip()) if brackets else None
    if brackets and moment and not moment.relative:
        place = document.span_of(text, *brackets.span(1))
        yield Claim(
            document.name, document.document_id, said.mention, "released", moment, place,
            evidence=(said.evidence(), Evidence("time", place)), extractor="card",
        )  # fmt: skip


def _aside(document: Document, text: MappedText, said: Said, start: int, vocabulary: Vocabulary) -> Iterator[Claim]:
    """What brackets right behind a model tell of it: “(1T MoE, open source)”."""
    brackets = re.compile(r"\s*[(（]([^()（）]{2,60})[)）]").match(text.text, start)
    if not brackets or said.mention.type != "Model":
        return
    yield from _told(document, text, said, *brackets.span(1))


def _told(document: Document, text: MappedText, said: Said, start: int, end: int, without: str = "") -> Iterator[Claim]:
    """The size, the design and the openness that a stretch of text names, of a model."""
    for found in _TOLD.finditer(text.text, start, end) if said.mention.type == "Model" else ():
        kind = next(group for group in ("parameters", "architecture", "openness") if found[group])
        words = found[kind]
        quantity = read_quantity(words) if kind == "parameters" else None
        if kind == without or (kind == "parameters" and quantity is None):
            continue
        value = replace(quantity, unit="") if quantity else Term(words)
        yield Claim(
            document.name, document.document_id, said.mention, kind, value,
            document.span_of(text, *found.span(kind)), evidence=(said.evidence(),), extractor="card",
        )  # fmt: skip


def _list(value: str, vocabulary: Vocabulary, *types: str) -> list[Name]:
    """The names that a list begins with: each right behind the one before, with at most an aside or “series” between."""
    found: list[Name] = []
    at = 0
    for name in find_names(value, vocabulary.lexicon):
        between = re.sub(r"[(（][^)）]*[)）]", "", value[at : name.start])
        if (
            re.fullmatch(r"(?:\s*(?:series|系列|models?|模型))?\s*(?:[、，,/&]|and|和)?\s*", between)
            and name.type in types
        ):
            found.append(name)
            at = name.end
        elif name.start >= at and not re.search(r"[(（][^)）]*\Z", value[: name.start]):
            break
    return [name for name in found if name.sure]


def _developer(document: Document, thing: Said, company: Said, printed: Said) -> Claim:
    return Claim(
        document.name, document.document_id, thing.mention, "developer", company.mention, printed.span,
        evidence=(thing.evidence(), company.evidence("value")), extractor="card",
    )  # fmt: skip
