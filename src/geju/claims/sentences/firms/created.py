"""Who founded a company that is named behind the verb: “A 和 B 创立了 X”, “A 创办的新公司‘Y’”, “A co-founded Z”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.parties import list_end
from geju.claims.sentences.firms.people import people_before, spoken_of
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name

# “王小川于 2023 年 4 月创立百川智能”, “他创办的新公司‘X’”, “Sam Altman co-founded OpenAI”
_MADE = re.compile(
    r"(?:共同|联合|一手|亲手|又|先后)*(?:创立|创办|创建|成立|另创)(?P<joint>了|的)?(?:一家|家)?(?P<new>(?:新|初创|创业|AI|人工智能)*(?:公司|企业))?(?:\s|[“\"「『])*|"
    r"\b(?:co-)?founded\s+(?=[a-z]?[A-Z]|\d+\.?[A-Z])"
)
_WHO = re.compile(r",?\s+who\s*\Z")
_NEW_NAME = re.compile(
    r"(?<=[“\"「『])(?P<quoted>[^”\"」』]{2,16})[”\"」』]|(?P<latin>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})(?=\s*(?:[，。；、,]|完成|获|\Z))"
)


def read_made(sentence: Sentence) -> Iterator[Claim]:
    """People who founded a company that is named behind the verb; the time of it is when it was founded."""
    for match in _MADE.finditer(sentence.text):
        company = _company(sentence, match)
        who = _WHO.search(sentence.text[: match.start()])
        end = who.start() if who else list_end(sentence, 0, match.start())
        people = [(sentence, person) for person in people_before(sentence, end)] if company else []
        people = people or (spoken_of(sentence, end) if company else [])
        if company is None or not people or sentence.unreal(*match.span()):
            continue
        for place, person in people:
            yield place.claim(company, "founder", mention_value(person), person.start, person.end)
        time = sentence.time(match.start(), match.end())
        if time and match["joint"] != "的":
            yield sentence.claim(company, "founded", time.value, time.start, time.end)


def _company(sentence: Sentence, match: re.Match[str]) -> Said | None:
    """The organization behind the verb: a known one, or a new name in quotes or behind “新公司”."""
    known = next((n for n in sentence.names if n.start == match.end()), None)
    if known and (known.sure or match["new"]):
        same = known.as_type("Organization")
        return sentence.said(same) if same else None
    name = _NEW_NAME.match(sentence.text, match.end())
    group = "quoted" if name and name["quoted"] else "latin"
    if known or not name or not (match["new"] or group == "quoted"):
        return None
    start, end = name.span(group)
    return sentence.said(Name(start, end, sentence.printed(start, end), "Organization"))
