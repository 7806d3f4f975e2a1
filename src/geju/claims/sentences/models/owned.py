"""Whose a model or a product is that a pronoun gives to somebody told of before: “其 Velora 模型”, “它推出了 Velora”."""

from __future__ import annotations

import re

from geju.base.text import fold
from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
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
