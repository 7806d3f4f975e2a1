"""Who made the things that a company's own page tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import is_maker
from geju.model.claim import Claim
from geju.model.span import Evidence

# A name that a sentence or an item begins with, and that does something.
_OPENS = re.compile(r"[\W\d]*(?:(?:and|The|the)\s+)?")
_TELLS = re.compile(
    r"[*”\"」\]`]*\s*(?:[(（][^()（）]{0,40}[)）]\s*)?(?:series|models?|系列|模型)?\s*(?:(?:is|was|are|has|have|leads|supports|scores|achieves|ranks|uses|offers)\b|——|[—–:：#]|-\s|是|为|已|于|支持|采用|拥有|在)"
)


class Owners(SentenceReader):
    """“X is …”, “X — …” in the section of X's maker, where the lexicon knows that it is the maker."""

    hint = re.compile(r"[A-Za-z]|[是为已于在]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """developer."""
        subject = sentence.context.subject
        company = subject if subject and subject.mention.type == "Organization" else sentence.context.company
        if company is None:
            return
        for thing in sentence.named("Model", "Product"):
            ahead = re.split(r"[;；.。]\s+", sentence.text[: thing.start])[-1]
            opens = _OPENS.fullmatch(ahead) and _TELLS.match(sentence.text, thing.end)
            if opens and is_maker(sentence, company.name, thing):
                place = (Evidence("value", company.span),)
                yield sentence.claim(
                    sentence.said(thing), "developer", company.mention, thing.start, thing.end, place, hedged=False
                )
