"""What a sentence tells of the life of the person it begins with: studies, former and present posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.cards.biography import Biography
from geju.claims.cards.person import About
from geju.claims.cards.resume import Resume
from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.naming.names import Name

# “，曾任 …”, “毕业于 …”, “出生于 2001 年，”
_HAN = re.compile(
    r"\s*[（(]?[^，。（()）]{0,4}[)）]?[，,]?\s*(?:出生于[^，。]{1,12}[，,]|生于[^，。]{1,12}[，,])?\s*(?=(?:早年|此前|也|还|则|先后|\d{4}\s*年)*(?:曾|历任|毕业于|博士毕业|硕士毕业|本科毕业|就读|获得?[^，。]{0,12}(?:博士|硕士|学士)|是?[\u4e00-\u9fff]{2,8}(?:大学|学院|所)[^，。]{0,8}(?:博士|硕士|本科)|现任|前))"
)
_LATIN = re.compile(
    r"(?:\s*\([^()]{1,20}\))?,?\s+(?:who\s+)?(?:(?:has|had|is|was)\s+)?(?:(?:also|later|then|and)\s+)*"
    r"(?:(?P<studied>studied(?: [a-z]+){0,4} at|graduated (?:from|at)|holds? an?|has an?|earned (?:an?|his|her)|received (?:an?|his|her)|obtained (?:an?|his|her))\s+|"
    r"(?P<was>(?:previously|formerly)\s+(?:worked (?:at|for)|was(?: an?| the)?|served as(?: an?| the)?|held)?|(?:worked|spent [\w ]{2,16}) at|served as(?: an?| the)?|an?? ?(?=former|ex-))\s*)"
)
_NEXT = re.compile(r"[.;]\s|,?\s+(?:and|before|who|where|while)\s|\Z")


def read_life(sentence: Sentence, person: Name, at: int = 0) -> Iterator[Claim]:
    """education, role, former_role and founder of what stands right behind a person's name, or at an offset behind it."""
    at = at or person.end
    if any(n.start >= person.end and n.type == "Person" for n in sentence.names):
        return
    said = sentence.said(person)
    han = _HAN.match(sentence.text, at)
    latin = _LATIN.match(sentence.text, at)
    if han:
        about = _about(sentence, said, han.end(), len(sentence.text))
        yield from Biography(sentence.vocabulary).read(about)
    elif latin:
        yield from _latin(sentence, said, latin)


def _latin(sentence: Sentence, said: Said, match: re.Match[str]) -> Iterator[Claim]:
    resume = Resume(sentence.vocabulary)
    stop = _NEXT.search(sentence.text, match.end())
    end = stop.start() if stop else len(sentence.text)
    if match["studied"]:
        verb = re.search(r"(?:studied|graduated).*\Z", match["studied"])
        school = resume.school(sentence.text[match.end() : end]) if verb else None
        about = _about(sentence, said, match.end(), end)
        if school:
            yield about.study(school, 0, len(school.name))
        elif not verb:
            yield from resume.read_part(about, 0, end - match.end())
    else:
        about = _about(sentence, said, match.end(), end)
        yield from resume.read_past(about, 0, end - match.end())


def _about(sentence: Sentence, said: Said, start: int, end: int) -> About:
    text = sentence.passage.text.cut(sentence.start + start, sentence.start + end)
    return About(sentence.passage.document, text, said)
