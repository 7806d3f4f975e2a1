"""Who made what: models and products in a company row, a maker in brackets behind a model; a size that brackets tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geju.claims.fields.columns import Column
from geju.claims.fields.values import pieces
from geju.claims.tables.layouts.records import SUBJECT_ROLES
from geju.claims.tables.making import Subject, make
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import subject_in, subject_span
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.naming.names import find_names, read_name
from geju.model.span import Evidence
from geju.model.value import Mention, Term
from geju.model.vocabulary import Vocabulary


def made_by_house(
    sheet: Sheet, typed: dict[int, Column], things: Sequence[Subject], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Models and products of a table in a company's section, where no column names makers: those known to be its own.

    Where it is known to have made some and nobody else any, also those whose maker is not known, unless these are the most.
    """
    company = sheet.context.company
    things = [s for s in things if s.mention.type in ("Model", "Product")]
    if company is None or company.name.known is None or any(t.role == "organization" for t in typed.values()):
        return
    lexicon = vocabulary.lexicon.by_id
    own = {company.name.known.entity_id, company.name.known.by} - {""}
    makers = [_maker(thing, vocabulary) for thing in things]
    known = [m for m in makers if m]
    alone = bool(known) and all(m in own or lexicon[m].by in own for m in known)
    for thing, maker in zip(things, makers, strict=True):
        of_house = alone and (maker or 2 * len(known) >= len(things))
        if of_house or _sure_maker(thing, vocabulary) == company.name.known.entity_id:
            yield from make(sheet, thing, "developer", company.mention, thing.span, (company.evidence("value"),))


def _maker(thing: Subject, vocabulary: Vocabulary) -> str:
    """The entity id of who is known to have made a thing."""
    if thing.name:
        return thing.name.maker
    known = vocabulary.lexicon.lookup(thing.mention.name, thing.mention.type)
    return known.by if known else ""


def _sure_maker(thing: Subject, vocabulary: Vocabulary) -> str:
    """The same where the thing's name, or the model's that it begins with, can mean nothing else."""
    if thing.name and thing.name.sure and thing.name.maker:
        return thing.name.maker
    first = next(iter(find_names(thing.mention.name, vocabulary.lexicon, "Model")), None)
    return first.maker if first and first.sure and first.start == 0 else ""


def things_alone(sheet: Sheet, typed: dict[int, Column], first: int, vocabulary: Vocabulary) -> Iterator[Subject]:
    """The models and products of a table that tells nothing else of them (“| Family | Description |”), as far as they are known."""
    columns = [c for c, t in typed.items() if t.role in ("model", "product")]
    for row in range(first, sheet.n_rows) if columns[:1] == [0] and not sheet.turned else ():
        name = subject_in(sheet, sheet.text(row, 0), vocabulary)
        span = subject_span(sheet, row, 0, name, vocabulary) if name else None
        thing = Subject(name.mention, span, name) if name and span else None
        if thing and _sure_maker(thing, vocabulary):
            yield thing


_ASIDE = re.compile(r"\s*[(（](?P<words>[^()（）]+)[)）]\s*\Z")


# Beside what runs a model stands who built that, not the model.
_AGENT = re.compile(
    r"\s*(?:coding )?(?:agents?|scaffolds?|harness|submissions?|team)(?: name)?\s*|\s*(?:智能体|框架)\s*", re.IGNORECASE
)


def made_by_row(
    sheet: Sheet, row: int, place: int, meaning: Column, owner: Subject, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Models and products in a company's row: each is developed by it."""
    if any(map(_AGENT.fullmatch, sheet.row(0))):
        return
    for words, start in pieces(sheet.text(row, place)):
        names = find_names(words, vocabulary.lexicon, SUBJECT_ROLES[meaning.role], "Model", "Product")
        for name in names if len(names) == 1 else []:
            span = sheet.span(row, place, start + name.start, start + name.end)
            if span is None or (
                not name.sure
                and name.maker
                and owner.name
                and owner.name.known
                and name.maker != owner.name.known.entity_id
            ):
                continue
            subject = Subject(name.mention, span, name)
            role = "mended value" if owner.mended else "value"
            yield from make(sheet, subject, "developer", owner.mention, span, (Evidence(role, owner.span),))


# Who sells or hosts a model has not made it.
_SELLS = re.compile(r"vendor|provider|platform|host|cloud|reseller|平台|供应商|提供商|服务商|渠道|云", re.IGNORECASE)
_UNKNOWN = 30
_TOGETHER = re.compile(r"\s*[、，,;；/&+]\s*")


def made_by_column(
    sheet: Sheet, row: int, place: int, header: str, subject: Subject, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """The company beside a model: who made it, unless the header speaks of who sells it."""
    if _SELLS.search(header) or sheet.missing(row, place) or any(map(_AGENT.fullmatch, sheet.row(0))):
        return
    for words, start in pieces(sheet.text(row, place), _TOGETHER):
        name = read_name(words, vocabulary.lexicon, "Organization")
        known = vocabulary.lexicon.lookup(words)
        unknown = known is None and 1 < len(words) <= _UNKNOWN and not re.search(r"\d{3}|[。:：|!?]", words)
        span = sheet.span(row, place, start, start + len(words)) if name or unknown else None
        if span:
            made_by = name.mention if name else Mention(words, "Organization")
            yield from make(sheet, subject, "developer", made_by, span)


def made_by_bracket(sheet: Sheet, row: int, at: int, subject: Subject, vocabulary: Vocabulary) -> Iterator[Claim]:
    """“abab-6.5 (MiniMax)”: the maker in brackets behind a model."""
    if at < 0 or subject.mention.type != "Model":
        return
    text = sheet.text(row, at)
    aside = _ASIDE.search(text)
    if not aside:
        return
    for name in find_names(aside["words"], vocabulary.lexicon, "Organization"):
        if name.name == aside["words"].strip():
            start = aside.start("words") + name.start
            yield from make(
                sheet, subject, "developer", name.mention, sheet.span(row, at, start, start + len(name.name))
            )


# “moss-moon-003-base (16B)”, “DeepSeek-V1 (Dense-67B)”, “DeepSeek 7B (Dense)”.
_TOLD = re.compile(
    r"[(（]\s*(?P<architecture>MoE|Dense)?[\s-]*(?P<parameters>\d{1,4}(?:\.\d{1,2})?\s?[BT])?(?:[\s,/-]*A\d+(?:\.\d+)?B)?\s*[)）]\s*\Z",
    re.IGNORECASE,
)


def told_by_bracket(sheet: Sheet, row: int, at: int, subject: Subject) -> Iterator[Claim]:
    """The size and the design that a model's cell tells in brackets at its end."""
    told = _TOLD.search(sheet.text(row, at)) if at >= 0 and subject.mention.type == "Model" else None
    if told and told["parameters"] and (size := read_quantity(told["parameters"])):
        span = sheet.span(row, at, *told.span("parameters"))
        yield from make(sheet, subject, "parameters", replace(size, unit=""), span)
    if told and told["architecture"]:
        span = sheet.span(row, at, *told.span("architecture"))
        yield from make(sheet, subject, "architecture", Term(told["architecture"]), span)
