"""When an organization was founded, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim

_FOUNDED = re.compile(
    r"成立(?=于|$|[，。；、,;）)\s]|之初|时|后|仅|以来|的)|正式成立|创立(?=于|$|[，。；,;])|(?:was |were )?(?:founded|established|incorporated)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:于|在|in|on)?\s*(?:about|around)?\s*", re.IGNORECASE)
_BY = re.compile(
    r"\bfounded (?:in [\w ]+ )?by\b|\bfounded by\b|由(?=[^，。]{1,30}(?:创立|创办|联合创立|创建))|\b(?:co-)?founders?:?\s|创始人(?:为|是|包括)?",
    re.IGNORECASE,
)


class Founding(SentenceReader):
    """“智谱 AI 成立于 2019 年 6 月”, “Founded in 2021 by …”."""

    hint = re.compile(r"成立|创立|创办|创始|[Ff]ounded|[Ee]stablished|[Ff]ounder|[Ii]ncorporated")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """founded and founder."""
        if not sentence.asserts:
            return
        for match in _FOUNDED.finditer(sentence.text):
            subject = sentence.subject(match.start(), "Organization")
            after = [
                m
                for m in sentence.moments
                if m.start >= match.end() and _JOINT.fullmatch(sentence.text[match.end() : m.start])
            ]
            before = [m for m in sentence.moments if m.end <= match.start() and match.start() - m.end <= 24]
            moment = after[0] if after else before[-1] if before else None
            if subject and moment and not sentence.unreal(match.start(), match.end()):
                yield sentence.claim(subject, "founded", moment.value, moment.start, moment.end)
        for match in _BY.finditer(sentence.text):
            subject = sentence.subject(match.start(), "Organization")
            if not subject:
                continue
            at = match.end()
            for person in sentence.named("Person"):
                between = sentence.text[at : person.start]
                if person.start >= at and re.fullmatch(r"[\s、,，]*(?:and|和|与|以及|CEO|CTO|兼)*[\s、,，]*", between):
                    yield sentence.claim(subject, "founder", mention_value(person), person.start, person.end)
                    at = person.end
