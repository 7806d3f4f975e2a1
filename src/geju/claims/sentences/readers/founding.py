"""When an organization was founded, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.firms.created import read_made
from geju.claims.sentences.firms.parties import list_end
from geju.claims.sentences.firms.people import came_from, find_people, founded_by, han_name_closed, people_before
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name

_FOUNDED = re.compile(
    r"成立(?=于|$|[，。；、,;）)\s]|之初|时|后|以来|的)|正式成立|(?<=[\u4e00-\u9fff])立于(?=\s*(?:19|20)\d\d)|创立(?=于|$|[，。；,;])|(?:创办|创建|组建)(?=于|$|[，。；,;])|(?:was |were )?(?:founded|established|incorporated)\b|(?:was|were) (?:started|set up|formed)(?= (?:in|by)\b)",
    re.IGNORECASE,
)
# “Established a lab”, “founded Sogou Search”: what was made stands behind the verb.
_OTHER_MADE = re.compile(
    r"\s+(?:[\"“'\[*]+|(?!(?:In|On|By|At|As)\b)[A-Z\u4e00-\u9fff]|(?:a|an|the|its|his|her|their|another|two|three)\s)(?![a-z]*\s*(?:19|20)\d\d)"
)
_PASSIVE = re.compile(r"was |were ")
_JOINT = re.compile(r"\s*(?:于|在|in|on)?\s*(?:about|around)?\s*", re.IGNORECASE)
# What is set up within or between companies is not the company.
_PART = re.compile(
    r"\b(?:team|department|partnership|cooperation|collaboration|subsidiary|office|division|unit|alliance|joint venture|cent(?:er|re)|fund|program|institute|lab)\b[^,.;]{0,24}\Z|"
    r"(?:部门|团队|子公司|分公司|合资公司|事业部|办公室|实验室|研究院|研究所|基金|联盟|委员会|中心|小组|合作)[^，。；]{0,8}\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bfounded (?:in [\w ]+ )?by\b|\bfounded by\b|由(?=[^，。；]{1,90}(?:创立|创办|创建|发起成立))|\b(?:co-)?founders?:?\s|(?:创始人|创办人)(?:为|是|包括|有)?",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:,\s+(?:an?|the|previously|formerly|former|who)\s[^,;.]{3,80},)?[\s、,，]*(?:and|和|与|以及|CEO|CTO|兼)*[\s、,，]*"
)
# “former Google researchers” before the names.
_SORT = re.compile(
    r"\s*(?:(?:ex-|former )?[\w’' -]{0,40}?(?:researchers?|engineers?|scientists?|executives?|professors?|alumni|veterans)\s+(?:including\s+|such as\s+)?)?"
)
_CREATED = re.compile(
    r"(?:等人?|等[一二三四五六七八九十\d两]+人|共同|联合|一手|亲手|发起|正式)*(?:创立|创办|创建|成立)(?![人者])"
)


class Founding(SentenceReader):
    """“智谱 AI 成立于 2019 年 6 月”, “Founded in 2021 by …”, “X 创办的新公司‘Y’”."""

    hint = re.compile(
        r"成立|立于|创立|创办|创建|组建于|创始|另创|[Ff]ounded|[Ee]stablished|[Ff]ounder|[Ii]ncorporated|w(?:as|ere) (?:started|set up|formed)"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """founded and founder."""
        yield from _when(sentence)
        yield from _by(sentence)
        yield from read_made(sentence)


def _when(sentence: Sentence) -> Iterator[Claim]:
    for match in _FOUNDED.finditer(sentence.text):
        left, _ = sentence.clause(match.start(), match.end())
        passive = sentence.text.find("由", left, match.start())
        if match[0] in ("创办", "创建", "组建") and passive < 0 and not sentence.text.startswith("于", match.end()):
            continue
        if _PART.search(sentence.text[left : match.start()]) or sentence.unreal(match.start(), match.end()):
            continue
        subject = sentence.subject(passive if passive >= 0 else match.start(), "Organization")
        if _OTHER_MADE.match(sentence.text, match.end()) and not _PASSIVE.search(match[0]):
            continue
        after = [
            m
            for m in sentence.moments
            if m.start >= match.end() and _JOINT.fullmatch(sentence.text[match.end() : m.start])
        ]
        before = [
            m
            for m in sentence.moments
            if m.end <= match.start() and (match.start() - m.end <= 24 or left <= m.start < passive)
        ]
        moment = after[0] if after else before[-1] if before else None
        if subject and moment:
            yield sentence.claim(subject, "founded", moment.value, moment.start, moment.end)


def _by(sentence: Sentence) -> Iterator[Claim]:
    """The people behind “founded by”, “创始人”."""
    for match in _BY.finditer(sentence.text):
        subject = founded_by(sentence, match)
        if not subject or sentence.unreal(*match.span()):
            continue
        told = _named_founders(sentence, match)
        listed = list(told)
        for person in told:
            yield sentence.claim(subject, "founder", mention_value(person), person.start, person.end)
        sort = _SORT.match(sentence.text, match.end())
        at = sort.end() if sort else match.end()
        for person in find_people(sentence, at, shaped="founded" in match[0].lower()):
            if person.start >= at and person not in told and _AND.fullmatch(sentence.text[at : person.start]):
                yield sentence.claim(subject, "founder", mention_value(person), person.start, person.end)
                listed.append(person)
                at = person.end
        yield from came_from(sentence, sort, listed)


def _named_founders(sentence: Sentence, match: re.Match[str]) -> list[Name]:
    """Founders no lexicon knows: before the verb of “由 … 创立”, behind “创始人为”."""
    if match[0] == "由":
        verb = _CREATED.search(sentence.text, match.end())
        found = people_before(sentence, list_end(sentence, match.end(), verb.start())) if verb else []
    else:
        found = []
        shaped = han_name_closed().match(sentence.text, match.end()) if match[0][-1] in "为是" else None
        if shaped:
            found = [Name(shaped.start(), shaped.end(), sentence.printed(*shaped.span()), "Person")]
    return [person for person in found if person.start >= match.end()]
