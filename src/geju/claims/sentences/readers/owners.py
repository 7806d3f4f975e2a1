"""Who made the things that a company's own page tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.context import Said
from geju.claims.sentences.passage import in_han
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import is_maker
from geju.model.claim import Claim
from geju.model.naming.names import Name

# A name that a sentence or an item begins with, and that does something.
_OPENS = re.compile(r"[\W\d]*(?:(?:and|The|the)\s+)?")
_TELLS = re.compile(
    r"[*”\"」\]`]*\s*(?:[(（][^()（）]{0,40}[)）]\s*)?(?:series|models?|系列|模型)?\s*(?:(?:is|was|are|has|have|leads|supports|scores|achieves|ranks|uses|offers)\b|——|[—–:：#]|-\s|是|为|已|于|支持|采用|拥有|在)"
)

_NEW = re.compile(r"(?:发布|推出|上线|面世)的\s*\Z")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{4}")
_NEAR = 8


class Owners(SentenceReader):
    """“X is …”, “X — …” in the section of X's maker, where the lexicon knows that it is the maker; in Chinese any X it knows."""

    hint = re.compile(r"[A-Za-z]|[\u4e00-\u9fff]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """developer."""
        subject = sentence.context.subject
        company = subject if subject and subject.mention.type == "Organization" else sentence.context.company
        if company is None:
            return
        for thing in sentence.named("Model", "Product"):
            if (_opens(sentence, thing) or _at_home(sentence, thing)) and is_maker(sentence, company.name, thing):
                maker, (start, end) = _named_here(sentence, company, thing)
                place = (maker.evidence("value"),)
                yield sentence.claim(sentence.said(thing), "developer", maker.mention, start, end, place, hedged=False)


def _opens(sentence: Sentence, thing: Name) -> bool:
    """Whether a thing begins its sentence, and does or is something."""
    ahead = re.split(r"[;；.。]\s+", sentence.text[: thing.start])[-1]
    return bool(_OPENS.fullmatch(ahead) and _TELLS.match(sentence.text, thing.end))


def _at_home(sentence: Sentence, thing: Name) -> bool:
    """Whether a thing that the lexicon has under that very name, or a new one of its family, is told of in Chinese."""
    known = thing.known or _NEW.search(sentence.text, 0, thing.start)
    return bool(known) and in_han(sentence.text)


def _named_here(sentence: Sentence, company: Said, thing: Name) -> tuple[Said, tuple[int, int]]:
    """The maker where the sentence itself names it before the thing, else the section's; and the words of the claim."""
    before = [n for n in sentence.named("Organization") if n.end <= thing.start and n.known]
    own = [n for n in before if n.known == company.name.known]
    if own:
        return sentence.said(own[-1]), (own[-1].start, own[-1].end)
    damaged = None if before else _damaged(sentence, company, thing)
    if damaged:
        return replace(company, span=sentence.span(*damaged), mended=True), damaged
    return company, (thing.start, thing.end)


def _damaged(sentence: Sentence, company: Said, thing: Name) -> tuple[int, int] | None:
    """Where the maker’s own name stands right before the thing or first in the sentence, its first half misprinted."""
    name = company.mention.name
    if not _HAN_NAME.fullmatch(name):
        return None
    pattern = re.compile(rf"(?<!人)(?:{name[0]})?[\u4e00-\u9fff]{name[2:]}")
    places = [m.span() for m in pattern.finditer(sentence.text, 0, thing.start)]
    near = [(a, b) for a, b in places if a == 0 or thing.start - b <= _NEAR]
    return near[-1] if near else None
