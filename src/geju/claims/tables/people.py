"""People in cells and the posts that other cells give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.sheet import Sheet
from geju.claims.titles import FOUNDER, looks_like_person, split_titles
from geju.model.claim import Claim
from geju.model.naming.names import find_names, read_name
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_PARTS = re.compile(r"\s*(?:[,，、;；/&]|\band\b|和|与)\s*")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_FORMER = re.compile(
    r"(?:ex-|former(?:ly)?\s+|前)(?P<org>[A-Z\u4e00-\u9fff][\w .&\u4e00-\u9fff-]{1,30}?)(?=\s*(?:[)）,，;；/]|\Z))",
    re.IGNORECASE,
)


def posts(
    sheet: Sheet, person: tuple[int, int], title: tuple[int, int], company: Subject, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Who holds the titles of a cell: a role a title, a founder where one says so, former posts in an aside."""
    titles = sheet.text(*title)
    bare = _ASIDE.sub("", titles).strip()
    named = split_titles(bare) if len(bare) <= 80 else []
    if not named:
        return
    words = as_evidence("title", sheet.span(*title))
    who = list(people(sheet, *person, vocabulary))
    for subject in who:
        for one in named:
            kind = "former_role" if one.former else "role"
            at = titles.find(one.words)
            where = sheet.span(*title, at, at + len(one.words)) if at >= 0 else sheet.span(*title)
            value = as_evidence("value", company.span)
            yield from make(sheet, subject, kind, company.mention, where, (*words, *value), title=one.words)
            if FOUNDER.search(one.words) and not one.former:
                yield from make(sheet, company, "founder", subject.mention, subject.span, words)
        for place in (title, person) if len(who) == 1 else (title,):
            yield from _former(sheet, place, subject, vocabulary)


def _former(sheet: Sheet, place: tuple[int, int], subject: Subject, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Where somebody was before, in an aside of a cell: “(ex-Google)”."""
    for former in _FORMER.finditer(sheet.text(*place)):
        name = read_name(former["org"].strip(), vocabulary.lexicon, "Organization")
        span = sheet.span(*place, former.start("org"), former.end("org"))
        if name and span:
            yield from make(sheet, subject, "former_role", name.mention, span)


def people(sheet: Sheet, row: int, column: int, vocabulary: Vocabulary) -> Iterator[Subject]:
    """The people whom a cell names; none where a part of it names something else."""
    text = sheet.text(row, column)
    outside = _ASIDE.sub(lambda m: " " * len(m[0]), text)
    cuts = [0, *(place for cut in _PARTS.finditer(outside) for place in cut.span()), len(text)]
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        words = outside[start:end].strip()
        known = [n for n in find_names(words, vocabulary.lexicon, "Person") if n.name == words]
        at = text.find(words, start) if words else -1
        span = sheet.span(row, column, at, at + len(words)) if at >= 0 else None
        other = vocabulary.lexicon.lookup(words)
        if span and (known or (looks_like_person(words) and (other is None or other.type == "Person"))):
            yield Subject(known[0].mention if known else Mention(words, "Person"), span)


def former_posts(
    sheet: Sheet, person: tuple[int, int], post: tuple[int, int], vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Where somebody came from: “Stripe CTO”, “Meta (led an app)”; nothing where no known company begins the cell."""
    text = sheet.text(*post)
    names = find_names(text, vocabulary.lexicon, "Organization", "Institution")
    first = names[0] if names and names[0].sure and names[0].start == 0 else None
    who = list(people(sheet, *person, vocabulary))
    if first is None or len(who) != 1:
        return
    title = re.split(r"[(（,;/]", text[first.end :])[0].strip()
    titles = split_titles(title) if title else []
    end = first.end + text[first.end :].find(title) + len(title) if titles else first.end
    if title and not titles:
        return
    span = sheet.span(*post, 0, end)
    yield from make(sheet, who[0], "former_role", first.mention, span, title=titles[0].words if titles else "")
