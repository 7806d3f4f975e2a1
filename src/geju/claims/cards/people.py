"""Cards of people: a name, a title or two, a few lines of biography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.claims.cards.biography import Biography
from geju.claims.cards.titles import FOUNDER, is_title_line, looks_like_person, split_titles
from geju.claims.context import Context, Said
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.naming.names import Name, read_name
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_LINES = ("paragraph", "heading", "caption", "item")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


def read_people(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Roles, founders and biographies of every card."""
    index = 0
    while index < len(contexts):
        person = _person(document, contexts, index, vocabulary)
        if person is None:
            index += 1
            continue
        company = contexts[index].company
        card = index
        index += 1
        while index < len(contexts) and (titles := _titles(contexts[index])):
            for title, start, end in titles:
                yield from _post(document, contexts[index], person, company, (title, start, end))
            index += 1
        if index == card + 1 and company and person.name.known and _listed(contexts, index):
            yield _untitled(document, person, company)
        former = False
        while index < len(contexts) and _tells(contexts, index, document, vocabulary):
            line = Biography(document, person, contexts[index].block.text, vocabulary, former)
            yield from line.claims()
            former = line.ends_former
            index += 1


def _person(document: Document, contexts: Sequence[Context], index: int, vocabulary: Vocabulary) -> Said | None:
    """The person whose card begins here: a name alone on its line, with a title line right below."""
    block = contexts[index].block
    text = block.text.text.strip()
    if block.kind not in _LINES or not 2 <= len(text) <= 24:
        return None
    known = read_name(text, vocabulary.lexicon, "Person")
    following = contexts[index + 1 : index + 2]
    titled = bool(following and _titles(following[0]))
    listed = bool(known) and any(c.block.kind == "item" for c in contexts[index + 1 : index + 3])
    if not (titled or listed) or not (known or looks_like_person(_SPACED.sub("", text))):
        return None
    name = known or Name(0, len(text), text, "Person")
    return Said(Mention(text, "Person"), document.span_of(block.text), name)


def _titles(context: Context) -> list[tuple[str, int, int]]:
    text = context.block.text.text
    if context.block.kind not in ("paragraph", "caption") or not is_title_line(text.strip()):
        return []
    return split_titles(text)


def _listed(contexts: Sequence[Context], index: int) -> bool:
    return index < len(contexts) and contexts[index].block.kind == "item"


def _untitled(document: Document, person: Said, company: Said) -> Claim:
    """Somebody in a company's team without a printed title."""
    return Claim(
        document.name, document.document_id, person.mention, "role", company.mention, person.span,
        evidence=(company.evidence("value"),), extractor="card",
    )  # fmt: skip


def _tells(contexts: Sequence[Context], index: int, document: Document, vocabulary: Vocabulary) -> bool:
    """Whether a block goes on the biography above it."""
    block = contexts[index].block
    if block.kind == "item":
        return True
    if block.kind != "paragraph" or _person(document, contexts, index, vocabulary):
        return False
    return (
        contexts[index].title is contexts[index - 1].title
        and len(block.text) > 8
        and bool(re.search(r"曾|任|毕业|博士|硕士|教授", block.text.text))
    )


def _post(
    document: Document, context: Context, person: Said, company: Said | None, found: tuple[str, int, int]
) -> Iterator[Claim]:
    """One title of a person at the section's company; a founder is the company's founder too."""
    if company is None:
        return
    title, start, end = found
    span = document.span_of(context.block.text, start, end)
    value = company.evidence("value")
    yield Claim(
        document.name, document.document_id, person.mention, "role", company.mention, span,
        qualifiers(title=title), evidence=(person.evidence(), value, Evidence("title", span)), extractor="card",
    )  # fmt: skip
    if FOUNDER.search(title):
        yield Claim(
            document.name, document.document_id, company.mention, "founder", person.mention, person.span,
            evidence=(company.evidence(), Evidence("title", span)), extractor="card",
        )  # fmt: skip
