"""Whose a model or a product is: of whom a pronoun means (“其 Velora 模型”), of whom the sentence says, of the section’s known maker."""

from __future__ import annotations

import re

from geju.base.text import fold
from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import is_maker
from geju.claims.sentences.verbs import FIRST_PERSON
from geju.model.naming.names import Name
from geju.model.value import Mention

# “它的社区产品‘小岭’”, “公司最新推出的 Velora”
_ITS = re.compile(
    r"(?:其(?![中他它实余次])|它的|他们的|(?<=[，,；;])旗下的?|公司(?:最新|近期|刚刚|全新)*(?:推出|发布|开源|研发|开发)的)\s*"
    r"(?:[^，。；、和与“「]{0,12}?(?:模型|产品|应用|助手|平台|工具|浏览器|智能体|系统|机器人))?\s*[*“\"「]{0,3}\Z"
)
# A sentence that goes on about whom the one before told of.
_SPOKEN_OF = re.compile(r"[\W\d]*(?:该公司|这家公司|公司|它|他们|其)(?![中他它实余次])")
_DOERS = ("Organization", "Person", "Institution")
# “Acme AI (阿克米, …)”: a further name of the company, in brackets behind it.
_BRACKETED = re.compile(r"\W*[(（]\W*")
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


def its_owner(sentence: Sentence, thing: Name) -> Said | None:
    """Who is meant by “its” right before a thing: the sentence's subject, else the only company named before."""
    own = _ITS.search(sentence.text, max(0, thing.start - 40), thing.start) if thing.sure else None
    if own is None:
        return None
    before = [n for n in sentence.named("Organization") if n.end <= own.start()]
    only = before[0] if len({n.name for n in before}) == 1 else None
    return sentence.subject(own.start(), "Organization") or (sentence.said(only) if only else None)


def spoken_of(sentence: Sentence, at: int) -> Said | None:
    """Who does what is told at an offset of a sentence that begins with a pronoun and names nobody else before."""
    if not _SPOKEN_OF.match(sentence.text):
        return None
    others = any(n.end <= at and not sentence.oblique(n) for n in sentence.named(*_DOERS))
    return None if others else sentence.carried_or_section("Organization")


def section_company(sentence: Sentence) -> Said | None:
    """The company whose section it is, where the section is about that company."""
    subject = sentence.context.subject
    return subject if subject and subject.mention.type == "Organization" else None


def own_name(sentence: Sentence, thing: Name, ahead: str) -> Said | None:
    """Who “we” are where the thing’s name bears its maker’s: “we release DeepSeek-V2”."""
    maker = sentence.vocabulary.lexicon.by_id.get(thing.maker)
    if maker is None or not FIRST_PERSON.search(ahead):
        return None
    name = next((n for n in maker.names if len(n) > 3 and fold(thing.name).startswith(fold(n))), None)
    if name is None or thing.name[: len(name)] != name:
        return None
    own = Name(thing.start, thing.start + len(name), name, "Organization", maker, True, maker)
    return Said(Mention(name, "Organization"), sentence.span(own.start, own.end), own)


def _whose(sentence: Sentence, thing: Name) -> Said | None:
    """The company whose model or product a thing is said to be: “X is Somebody’s new model”."""
    for company in sentence.named("Organization"):
        if company.start >= thing.end and _JOINT.fullmatch(sentence.text, thing.end, company.start):
            known = is_maker(sentence, company, thing)
            fits = known if known is not None else thing.sure
            told = fits and _SORT.match(sentence.text, company.end) and not sentence.unreal(thing.start, company.end)
            return sentence.said(company) if told else None
    return None


def _house(sentence: Sentence, thing: Name) -> Said | None:
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
    if any(_BRACKETED.fullmatch(before, n.end) for n in companies):
        return None
    here = next((n for n in companies if n.known and n.known == company.name.known), None)
    return sentence.said(here) if here else company


def owner(sentence: Sentence, thing: Name) -> Said | None:
    """Whose a thing is that stands beside no maker: whose the sentence says it is, else the section’s where that is known."""
    return _whose(sentence, thing) or _house(sentence, thing)
