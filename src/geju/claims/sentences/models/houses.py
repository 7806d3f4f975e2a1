"""Models and products told of in the section of the company that is known as their maker."""

from __future__ import annotations

import re

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import is_maker
from geju.model.naming.names import Name

# “Acme AI (阿克米, …)”: a further name of the company, in brackets behind it.
_ASIDE = re.compile(r"\W*[(（]\W*")
# “Somebody’s Y”, “某某智能的 Y”: another’s, who is no known company.
_OWNED = re.compile(r"(?:['’]s|旗下的?|(?<!新)的)\s*(?:[a-z-]+\s+){0,2}\Z")
_STRANGER = re.compile(r"[\u4e00-\u9fff](?:智能|科技|集团|公司)(?![\u4e00-\u9fff]{0,3}(?:产业|行业))")
# “the Yi models”: the words behind it say that a word of many meanings is the model.
_SERIES = re.compile(r"(?:\]\])?\s+(?:models?|series|family|LLMs?)\b")
# “X is Somebody’s new video model”, “X — Somebody’s reasoning system”
_JOINT = re.compile(r"[\]*\s]*(?:\b(?:is|was|are|remains)|[—–-])\s*[\[*]*\s*")
_SORT = re.compile(
    r"[\]*]*['’]s\s+[^.;:—()]{0,60}?\b(?:models?|M?LLMs?|assistants?|chatbots?|apps?|systems?|products?|platforms?|family|series|tools?|agents?|releases?|generators?|services?|editors?|engines?)\b"
)


def whose(sentence: Sentence, thing: Name) -> Said | None:
    """The company whose model or product a thing is said to be: “X is Somebody’s new model”."""
    for company in sentence.named("Organization"):
        if company.start >= thing.end and _JOINT.fullmatch(sentence.text, thing.end, company.start):
            known = is_maker(sentence, company, thing)
            fits = known if known is not None else thing.sure
            told = fits and _SORT.match(sentence.text, company.end) and not sentence.unreal(thing.start, company.end)
            return sentence.said(company) if told else None
    return None


def house(sentence: Sentence, thing: Name) -> Said | None:
    """The company whose section it is, where it is known as the maker of a thing told of there."""
    company = sentence.context.company
    sure = thing.sure or _SERIES.match(sentence.text, thing.end)
    if company is None or not sure or not is_maker(sentence, company.name, thing):
        return None
    titled = company.span.line == sentence.span(thing.start, thing.end).line
    before = sentence.text[: thing.start]
    told = not sentence.oblique(thing) and not sentence.unreal(thing.start, thing.end)
    if titled or not told or _OWNED.search(before) or _STRANGER.search(before):
        return None
    companies = sentence.named("Organization")
    if any(_ASIDE.fullmatch(before, n.end) for n in companies):
        return None
    here = next((n for n in companies if n.known and n.known == company.name.known), None)
    return sentence.said(here) if here else company
