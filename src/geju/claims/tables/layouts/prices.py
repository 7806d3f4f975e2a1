"""What header and lines around a price table say for all its prices: currency, token base, time, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from geju.base.text import MappedText, simplify
from geju.claims.fields.columns import LENGTH, Column, read_currency
from geju.claims.learnt import learn
from geju.claims.tables.layouts.price_units import page_unit
from geju.claims.tables.making import Subject
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.values.moment import find_moments, time_role
from geju.claims.values.price import read_per
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_LONGEST = 200
# What a line beside a table must speak of for its date to be the date of the prices.
_OF_PRICES = re.compile(
    r"价|费|截至|截止|更新|生效|[自从].{1,16}起|price|pricing|cost|\bfees?\b|\brates?\b|as of|updated|effective|since|valid",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PriceHeader:
    """Currency, token base and time that hold for every price of a table, and the words that say so.

    ``far``: the token base stands elsewhere on the page, and holds for input and output only.
    """

    currency: str = ""
    per: Decimal | None = None
    time: str = ""
    evidence: tuple[Evidence, ...] = ()
    far: bool = False


def read_price_header(sheet: Sheet, first: int, typed: dict[int, Column]) -> PriceHeader:
    """What the header rows above row ``first`` and the lines around say; nothing where no column is a price."""
    if not any(t.kind == "price" for t in typed.values()):
        return PriceHeader()
    currency, per, time = "", None, ""
    evidence: list[Evidence] = []
    for row in range(first):
        for column in range(sheet.n_columns):
            text = sheet.text(row, column)
            if LENGTH.search(text):
                continue  # “Input length (K tokens)”
            if (read_per(text) or read_currency(text)) and (span := sheet.span(row, column)):
                per, currency = per or read_per(text), currency or read_currency(text)
                evidence.append(Evidence("header", span))
    for beside in _around(sheet):
        if per is None and read_per(beside.text):
            per, currency = read_per(beside.text), currency or read_currency(beside.text)
            evidence.append(Evidence("caption", sheet.document.span_of(beside)))
        times = find_moments(beside.text, anchor=sheet.document.origin.date) if _dates(sheet, beside) else []
        if times and not time:
            time = times[0].value.iso
            evidence.append(
                Evidence(time_role(times[0].value), sheet.document.span_of(beside, times[0].start, times[0].end))
            )
    page = page_unit(sheet, _OF_PRICES) if per is None else None
    if page:
        per, currency = read_per(page.text), currency or read_currency(page.text)
        evidence.append(Evidence("caption", sheet.document.span_of(page)))
    return PriceHeader(currency, per, time, tuple(evidence), far=page is not None)


def _dates(sheet: Sheet, beside: MappedText) -> bool:
    """Whether the time that words beside a table name is that of its prices: a caption's, a title's, a line's about prices."""
    if len(beside.text) >= _LONGEST:
        return False
    title = sheet.context.title
    belongs = beside is sheet.table.caption or (title is not None and beside is title.text)
    return belongs or bool(_OF_PRICES.search(simplify(beside.text)))


def _around(sheet: Sheet) -> Iterator[MappedText]:
    """The caption, the lines right behind and before, the title."""
    context = sheet.context
    blocks = [block.text for block in (context.after, context.before, context.title) if block]
    yield from (text for text in (sheet.table.caption, *blocks) if text)


def all_about(sheet: Sheet, labels: int, vocabulary: Vocabulary) -> Subject | None:
    """The one model that the caption, the lines before, or the section speak of."""
    learnt = learn(sheet.document, vocabulary.lexicon)
    before = sheet.context.before
    for text in (sheet.mapped(0, labels), *([before.text] if before and not before.table else [])):
        names = learnt.add(text.text, find_names(text.text, vocabulary.lexicon))
        models = [name for name in names if name.type == "Model" and name.sure]
        short = learnt.unsolved(text.text, names)
        if len({name.name for name in models}) > 1 or (short and models):
            return None
        if short:
            return _of_maker(sheet, vocabulary, text.cut(*short))
        if models:
            whole = learnt.place(models[0], text.text[models[0].start : models[0].end])
            span = whole or sheet.document.span_of(text, models[0].start, models[0].end)
            return Subject(models[0].mention, span, models[0])
    return _of_section(sheet, vocabulary)


def _of_maker(sheet: Sheet, vocabulary: Vocabulary, short: MappedText) -> Subject | None:
    """The model that a short name means below its maker's, where models are called after their maker."""
    company = sheet.context.company or sheet.context.subject
    head = re.match(r"[A-Za-z]{2,}", company.span.quote) if company and not company.mended else None
    named = vocabulary.lexicon.lookup(head[0], "Model") if head else None
    if company is None or head is None or not named or named.type != "Model":
        return None
    place = sheet.document.span(company.span.start, company.span.start + head.end())
    said = (Evidence("subject", sheet.document.span_of(short)),)
    return Subject(Mention(f"{head[0]} {short.text}", "Model"), place, said=said)


def _of_section(sheet: Sheet, vocabulary: Vocabulary) -> Subject | None:
    """The model or product of the section; what is spelled like a company is neither."""
    titled = section_subject(sheet, vocabulary, "Model", "Product")
    model = sheet.context.model
    found = titled or (Subject(model.mention, model.span, model.name, model.mended) if model else None)
    company = found and vocabulary.lexicon.lookup(found.mention.name, "Organization")
    return None if company and company.type == "Organization" else found
