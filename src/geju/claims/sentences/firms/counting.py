"""Which number beside the words of a measure counts what they say: the sieve that usage figures pass."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from geju.claims.context import Said
from geju.claims.measures import MONEY, Measure
from geju.claims.sentences.firms.money import as_money, is_money
from geju.claims.sentences.sentence import Sentence, When
from geju.claims.values.found import Found
from geju.model.value import Quantity

# A unit that says what is counted; another measure cannot be meant.
_TELLING = frozenset({"token", "gpu", "paper", "percent", "person", "param", "character"})
_PERCENT = frozenset({"win_rate", "market_share", "growth", "mfu", "rd_headcount_share"})
_PEOPLE = frozenset({"users", "mau", "dau", "wau", "paying_users"})
FAR = 16
_SCALED = re.compile(r"[万亿千百萬億]|illion|thousand|[KMB]\b")
# A number of these counts no users and no staff.
_OTHER_COUNT = re.compile(
    r"\s*-?(?:(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|points?|tokens?|x)\b|倍|年|岁|歲|秒|分钟|小时|天|个月|次(?!下载)|款|积分|级|折|点|个百分点|平方|公里|台|辆|米|种)",
    re.IGNORECASE,
)
# What a number of this counts, whatever its scale, is nobody who uses anything.
_OTHER_THING = re.compile(
    r"\s*(?:积分|credits?\b|points?\b|tokens?\b|stars?\b|行|条|美元|dollars?\b|downloads?\b|messages?\b|parameters?\b|samples?\b|images?\b)",
    re.IGNORECASE,
)
# “cut 200 employees”: who comes or goes is not who is there.
_GOES = re.compile(
    r"\b(?:cuts?|cutting|la(?:id|ys?|ying) off|fir(?:ed|es|ing)|hir(?:ed|es|ing)|add(?:ed|s|ing)|shed|let go(?: of)?|slash\w*|eliminat\w*|dismiss\w*)\s+(?:about |around |nearly |over |more than |another |some |roughly )?\Z",
    re.IGNORECASE,
)
# “RTX 5090”: the number of a model in a series of things.
_NUMBERED = re.compile(r"\b[A-Z]{2,}[A-Za-z]*[ -]\Z")
# “700+ of ~770 employees”: a part of the whole that is told next.
_PART_OF = re.compile(r"\s*(?:out )?of (?:the |its |their |about |some |roughly |~)*\d")
_CITED = re.compile(r"[\d一-鿿%％A-Za-z]\s+\Z")
_NOT_ITS = re.compile(
    r"净利|淨利|亏损|虧損|利润|利潤|成本|支出|(?<!付)费用|费率|毛利|基金|合著|\bprofit|\bloss|\bcosts?\b|\bfor every\b",
    re.I,
)
_RATE = re.compile(r"run[- ]rate", re.IGNORECASE)
_OF_REVENUE = re.compile(r"revenue|ARR|annuali[sz]ed|sales|recurring|营收|收入", re.IGNORECASE)
_YEARLY = re.compile(r"[同环環]比|YoY|year[- ]over[- ]year|quarter[- ]over", re.IGNORECASE)
# “data from X's 600 million users”: they are somebody's whom no lexicon knows.
_OWNED = re.compile(
    r"\b(?:from|of|with|to|across)\s+[A-Z]\w*['’]s\s+\Z|(?:来自|利用|基于|使用|结合|通过|访问|获取)[^，。；]{0,4}?[A-Z]\w*\s*(?:平台|社区|网站|应用)?(?:的|上的)?\s*\Z|(?:公告|声明|报告|新闻稿)(?:中|里)(?:提到|所说|提及)?的?\s*\Z"
)
# “the 600M MAU figure in X's announcement”: spoken of, of whom it does not say.
_SPOKEN_OF = re.compile(r"[^,;]{0,24}\b(?:figure|number|claim|count) (?:in|from|by)\b")
# “百亿市值蒸发”: what is lost is no worth.
_LOST = re.compile(r"蒸发|缩水|损失|抹去|\bwiped\b|\blost\b|\berased\b", re.IGNORECASE)
_BRACKET = re.compile(r"[\w +]{0,16}[(（](?:as of |in |since )?")
# “A、B 的月活分别为 1 和 2”
RESPECTIVELY = re.compile(r"分别(?:为|是|达到?|有|突破|超过?|约)|\brespectively\b")
# “4 million developers have built with X”
BUILT_WITH = re.compile(
    r"\s*developers (?:(?:have|are|now|already|currently) )*(?:buil[dt]|building|use|used|using|work|working)(?: \w+)? (?:with |on |using )?"
)
_LISTED = re.compile(r"\s*(?:、|和|与|及|以及|,|,? and)\s*(?:[\u4e00-\u9fffA-Za-z]{0,6})(?:['’]s )?")
_PER = re.compile(r"\s*(?:per|/)\s*[A-Za-z]", re.IGNORECASE)


def may_count(value: Quantity, measure: Measure) -> bool:
    """Whether a number of that unit may be of that measure: money of money, a share of shares."""
    if measure.name in MONEY:
        return is_money(value) or not value.unit
    return not is_money(value) and (value.unit == "percent") == (measure.name in _PERCENT)


# “its ads ARR”, “the cloud business passed a run rate of …”: a part of the company takes it in.
_PART_EARNS = re.compile(
    r"\b(?:ads?|advertising|cloud|subscriptions?|search|hardware|gaming|e-?commerce|data[- ]cent(?:er|re)|chips?)(?: (?:business|unit|division|arm|segment))?(?:['’]s)?\s"
    r"(?:(?:has |have |had )?(?:passed|reached|hit|topped|crossed|surpassed|exceeded|grew to)\s+)?(?:an?\s|the\s|its\s)?(?:ARR\b|annual|annuali[sz]ed|run[- ]rate)",
    re.IGNORECASE,
)


def is_stray(value: Quantity, measure: Measure, ahead: str, behind: str, clause: str) -> bool:
    """Whether a number beside a measure's words counts something else."""
    scaled = bool(_SCALED.search(value.raw))
    amount = value.low if value.low is not None else value.high
    plain = amount is not None and not scaled and value.unit != "percent"
    if _OTHER_COUNT.match(behind) and not value.unit and not scaled:
        return True
    if amount is not None and plain and (amount < 20 or amount > 10**10):
        return True
    if measure.name in _PEOPLE and amount is not None and plain and amount < 1000:
        return True
    if measure.name in _PEOPLE and (_OTHER_THING.match(behind) or (plain and _NUMBERED.search(ahead))):
        return True
    if measure.unit == "person" and _PART_OF.match(behind):
        return True
    if measure.name == "headcount" and _GOES.search(ahead):
        return True
    if measure.name == "growth" and amount is not None and amount < 20 and not _YEARLY.search(clause):
        return True
    if measure.name in MONEY and (_PER.match(behind) or (_RATE.search(clause) and not _OF_REVENUE.search(clause))):
        return True
    lost = measure.name == "market_cap" and _LOST.search(clause)
    if _SPOKEN_OF.match(behind) or lost or (measure.name == "arr" and _PART_EARNS.search(clause)):
        return True
    return bool(_NOT_ITS.search(ahead) or _OWNED.search(ahead)) or bool(re.fullmatch(r"(?:19|20)\d\d", value.raw))


def is_cited(text: str, found: Found[Quantity]) -> bool:
    """Whether a bare number is the mark of a source: “7500 万 37，”."""
    bare = re.fullmatch(r"\d{1,3}", found.value.raw.strip()) and not found.value.unit
    return bool(bare and _CITED.search(text[: found.start]) and re.match(r"[，。；、,;.]|\Z", text[found.end :]))


def counted(sentence: Sentence, found: Found[Quantity], measure: Measure) -> Quantity | None:
    """A number in the unit of its measure, None where it cannot count that."""
    value = found.value
    if value.footnote:
        return None
    money = as_money(sentence, found) if measure.name in MONEY else None
    if measure.name in MONEY:
        return money
    if measure.unit == "person" and value.unit not in ("", "person", "user"):
        return None
    if value.unit in _TELLING and measure.unit != value.unit and (measure.unit or value.unit in ("param", "character")):
        return None
    return replace(value, unit=measure.unit)


def respective(sentence: Sentence, found: Found[Quantity], types: tuple[str, ...]) -> Said | None:
    """Whose number it is of as many things as numbers: “A、B 和 C 的月活分别为 …”; none where they are not as many."""
    numbers = [q for q in sentence.quantities if q.value.unit == found.value.unit]
    things = [n for n in sentence.named(*types) if n.end <= numbers[0].start]
    makers = {a.start for a, b in pairwise(things) if a.type == "Organization" and a.end == b.start}
    things = [n for n in things if n.start not in makers]
    joined = all(_LISTED.fullmatch(sentence.text, a.end, b.start) for a, b in pairwise(things))
    commas = len(re.findall(r"、|和|与|及|以及|,|\band\b", sentence.text[numbers[0].end : numbers[-1].start]))
    whole = len(things) == len(numbers) > 1 and joined and commas >= len(numbers) - 1
    return sentence.said(things[numbers.index(found)]) if whole and found in numbers else None


def beside(sentence: Sentence, end: int) -> When | None:
    """The time in brackets right behind a number: “5M users (May 2024, by its own count)”."""
    opened = _BRACKET.match(sentence.text, end)
    behind = next((m for m in sentence.moments if opened and m.start == opened.end()), None)
    return When(behind.value.iso, sentence.time_evidence(behind)) if behind else None


def is_left(sentence: Sentence, found: Found[Quantity]) -> bool:
    """Whether a number is what something rose from, told without a time of its own."""
    left = any(c.left == found.start for c in sentence.changes)
    return left and sentence.time(found.start, found.end) is None
