"""When an organization was founded, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.parties import list_end
from geju.claims.sentences.firms.people import find_people, founded_by, han_name_closed, people_before, spoken_of
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name

_FOUNDED = re.compile(
    r"成立(?=于|$|[，。；、,;）)\s]|之初|时|后|仅|以来|的)|正式成立|(?<=[\u4e00-\u9fff])立于(?=\s*(?:19|20)\d\d)|创立(?=于|$|[，。；,;])|(?:was |were )?(?:founded|established|incorporated)\b",
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
    r"\bfounded (?:in [\w ]+ )?by\b|\bfounded by\b|由(?=[^，。]{1,30}(?:创立|创办|联合创立|创建))|\b(?:co-)?founders?:?\s|(?:创始人|创办人)(?:为|是|包括|有)?",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:,\s+(?:an?|previously|formerly|former|who)\s[^,;.]{3,80},)?[\s、,，]*(?:and|和|与|以及|CEO|CTO|兼)*[\s、,，]*"
)
# “former Google researchers” before the names.
_SORT = re.compile(
    r"\s*(?:(?:ex-|former )?[\w’' -]{0,40}?(?:researchers?|engineers?|scientists?|executives?|professors?|alumni|veterans)\s+(?:including\s+|such as\s+)?)?"
)
# “王小川于 2023 年 4 月创立百川智能”, “他创办的新公司‘X’”, “Sam Altman co-founded OpenAI”
_MADE = re.compile(
    r"(?:共同|联合|一手|亲手|又|先后)*(?:创立|创办|创建|成立|另创)(?P<joint>了|的)?(?:一家|家)?(?P<new>(?:新|初创|创业|AI|人工智能)*(?:公司|企业))?(?:\s|[“\"「『])*|"
    r"\b(?:co-)?founded\s+(?=[A-Z])|\b(?:co-)?founded\s+(?=[a-z]?[A-Z])"
)
_CREATED = re.compile(r"(?:共同|联合|一手|亲手)*(?:创立|创办|创建|联合创立)")
_WHO = re.compile(r",?\s+who\s*\Z")
_NEW_NAME = re.compile(
    r"(?<=[“\"「『])(?P<quoted>[^”\"」』]{2,16})[”\"」』]|(?P<latin>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})(?=\s*(?:[，。；、,]|完成|获|\Z))"
)


class Founding(SentenceReader):
    """“智谱 AI 成立于 2019 年 6 月”, “Founded in 2021 by …”, “X 创办的新公司‘Y’”."""

    hint = re.compile(r"成立|立于|创立|创办|创建|创始|另创|[Ff]ounded|[Ee]stablished|[Ff]ounder|[Ii]ncorporated")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """founded and founder."""
        yield from _when(sentence)
        yield from _by(sentence)
        yield from _made(sentence)


def _when(sentence: Sentence) -> Iterator[Claim]:
    for match in _FOUNDED.finditer(sentence.text):
        left, _ = sentence.clause(match.start(), match.end())
        if _PART.search(sentence.text[left : match.start()]) or sentence.unreal(match.start(), match.end()):
            continue
        subject = sentence.subject(match.start(), "Organization")
        if _OTHER_MADE.match(sentence.text, match.end()) and not _PASSIVE.search(match[0]):
            continue
        after = [
            m
            for m in sentence.moments
            if m.start >= match.end() and _JOINT.fullmatch(sentence.text[match.end() : m.start])
        ]
        before = [m for m in sentence.moments if m.end <= match.start() and match.start() - m.end <= 24]
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
        for person in told:
            yield sentence.claim(subject, "founder", mention_value(person), person.start, person.end)
        sort = _SORT.match(sentence.text, match.end())
        at = sort.end() if sort else match.end()
        for person in find_people(sentence, at, shaped="founded" in match[0].lower()):
            if person.start >= at and person not in told and _AND.fullmatch(sentence.text[at : person.start]):
                yield sentence.claim(subject, "founder", mention_value(person), person.start, person.end)
                at = person.end


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


def _made(sentence: Sentence) -> Iterator[Claim]:
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
