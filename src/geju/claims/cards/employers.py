"""Where people work and study: organizations and schools in lines of biography, known ones and those framed as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.cards.person import Employer
from geju.claims.titles import title_words
from geju.model.naming.names import Name, find_names
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_UNIT = r"研究院|工程院|达摩院|研究所|研究中心|研究室|实验室|委员会|学会|协会|基金会"
# What follows a known name and belongs to it: 旷视 + 研究院, 大搜车 + 集团, Meta + 人工智能实验室.
_MORE = re.compile(
    rf"(?:集团|科技|公司)?(?:(?:(?![担出]任|任职)[\u4e00-\u9fffA-Za-z ]){{0,16}}?(?:{_UNIT}))*(?:集团|科技|公司)?"
)
_FRAMED = re.compile(
    rf"(?P<kind>(?:基于[^，。“]{{1,12}}的)?[\u4e00-\u9fff]{{0,16}}(?:公司|平台|企业|机构|品牌)[“\"「](?P<quoted>[^”\"」]{{2,20}})[”\"」])|"
    r"(?P<generic>(?:人工智能|互联网|教育|软件|初创|创业|科技|医疗|云计算|机器人)(?:[\u4e00-\u9fff]{0,6})公司)(?P<after>[\u4e00-\u9fffA-Za-z]{2,8}?)(?=联合创始人|创始人|创办人|CEO|董事长)|"
    rf"(?P<ended>[\u4e00-\u9fffA-Za-z]{{2,20}}?(?:{_UNIT}|公司|集团|科技|资本|网|智能|软件|中心|工场|旅行)(?:[\u4e00-\u9fffA-Za-z]{{2,14}}?(?:{_UNIT}|中心))*)"
)
_LATIN = re.compile(r"[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*){0,3}(?= )")
# “青禾 Green Rice 华东区总监”: a name in both scripts.
_BOTH = re.compile(
    r"[\u4e00-\u9fff]{2,6} (?!AI\b|IT\b|C[A-Z]O\b)[A-Z][a-z][\w.&'-]*(?: [A-Z][a-z][\w.&'-]*){0,2}(?= [\u4e00-\u9fff])"
)
_GENERIC = frozenset(
    ["人工智能", "智能", "科技", "公司", "集团", "资本", "中心", "互联网", "实验室", "研究院", "研究所", "研究中心"]
)
_ACRONYM = re.compile(r"\s*[(（]?[A-Z]{2,8}[)）]?(?=\s+[\u4e00-\u9fff]|\s*[，,、；;。]|\s*\Z)")
_LIST = re.compile(r"\s*(?:[、，,/]|和|与|及)\s*")
SCHOOL = re.compile(
    r"(?:中科院|中国科学院|[\u4e00-\u9fff]{2,12}?)(?:大学|商学院|工学院|理工学院|学院|研究院|研究所|计算所|自动化所)(?:[\u4e00-\u9fff]{2,6}分校)?"
)
_TO_SCHOOL = re.compile(
    r"(?:.*(?:就读于?|毕业于?|保送(?:到|至|进入?)?|考入|进入|留学于?|求学于?|学位?于|获得?|取得|师从))?\s*(?:美国|英国|法国|德国|日本|加拿大|澳大利亚|新加坡)?"
)
_RESEARCH = re.compile(r"研究院|研究所|Research|科学院|计算所|自动化所")


def employers_at(words: str, at: int, vocabulary: Vocabulary, *, framed: bool = False) -> list[Employer]:
    """The organization, or list of organizations, that stands at ``words[at:]``.

    Unknown ones are taken where their ending says that they are organizations; a bare Latin name only where the text
    before it is about posts (``framed``).
    """
    found: list[Employer] = []
    names = find_names(words, vocabulary.lexicon, "Organization", "Institution")
    while True:
        start = at + len(words[at:]) - len(words[at:].lstrip())
        name = next((n for n in names if n.start == start), None)
        one = _known(words, name) if name else _unknown(words, start, framed)
        if one is None or (found and one.mention == found[-1].mention and one.start == found[-1].end):
            return found
        found.append(one)
        more = _LIST.match(words, one.end)
        if not more:
            return found
        at = more.end()
        if not any(n.start == at for n in names) and not (framed and _LATIN.match(words, at)):
            return found


def _known(words: str, name: Name) -> Employer:
    more = _MORE.match(words, name.end)
    end = more.end() if more and not title_words().search(words, name.end, more.end()) else name.end
    end = _trim(words, name.start, end)
    again = words[name.start : end]
    if words.startswith(again, end) and end - name.start > 3:  # a name printed twice
        return Employer(Mention(again, name.type), end, 2 * end - name.start)
    return Employer(Mention(words[name.start : end], name.type), name.start, end)


def _trim(words: str, start: int, end: int) -> int:
    return start + len(words[start:end].rstrip())


def _unknown(words: str, start: int, framed: bool) -> Employer | None:
    match = _FRAMED.match(words, start)
    if match:
        group = next(g for g in ("quoted", "after", "ended") if match[g])
        school = SCHOOL.match(words, start)
        if group == "ended" and school and len(school[0]) >= len(match["ended"]):
            match, group = None, ""
        elif match[group] not in _GENERIC and not title_words().search(match[group]):
            return Employer(Mention(match[group], "Organization"), match.start(group), match.end(group))
    school = SCHOOL.match(words, start)
    if school:
        return Employer(Mention(school[0], "Institution"), school.start(), school.end())
    latin = (_BOTH.match(words, start) or _LATIN.match(words, start)) if framed else None
    if latin and not title_words().search(latin[0]) and latin[0].upper() not in ("AI", "IT"):
        return Employer(Mention(latin[0], "Organization"), latin.start(), latin.end())
    return None


def skip_acronym(words: str, at: int) -> int:
    """The offset behind a short name in capitals that repeats the name before it: 微软亚洲研究院 MSRA."""
    match = _ACRONYM.match(words, at)
    return match.end() if match and not title_words().search(match[0]) else at


def schools(words: str, vocabulary: Vocabulary) -> Iterator[Employer]:
    """The schools that a phrase names, left to right."""
    found: list[Employer] = []
    for name in find_names(words, vocabulary.lexicon, "Institution", "Organization"):
        official = name.known.name if name.known else name.name
        if name.type == "Institution" or _RESEARCH.search(official):
            found.append(Employer(name.mention, name.start, name.end))
    for match in SCHOOL.finditer(words):
        lead = _TO_SCHOOL.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        name_ = words[start : match.end()]
        part = any(e.end == start for e in found) and not re.search("大学", name_)  # “某某大学信息学院”
        if len(name_) > 3 and not part and not any(e.start < match.end() and start < e.end for e in found):
            found.append(Employer(Mention(name_, "Institution"), start, match.end()))
    yield from sorted(found, key=lambda e: e.start)
