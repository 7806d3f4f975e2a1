"""Whose number it is, as its sentence tells; also where a list goes on, the measure said once: “豆包月活 1.7 亿，元宝为 3286 万”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.measures import Measure
from geju.claims.sentences.firms.counting import BUILT_WITH, RESPECTIVELY, respective
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.naming.names import Name
from geju.model.value import Quantity

_THINGS = ("Product", "Organization", "Model")
_FIRM = ("Organization",)
_ABOUT = {
    **dict.fromkeys(("citations", "papers", "patents"), ("Person",)),
    **dict.fromkeys(("headcount", "gpus", "aum", "market_cap", "invested_companies", "rd_headcount_share"), _FIRM),
    "arr": ("Organization", "Product"),
}  # fmt: skip
# Places where things are offered or ranked: their own numbers are hardly ever meant.
_PLATFORM = re.compile(r"\A(?:GitHub|Hugging ?Face|OpenRouter|App ?Store|Google Play|ModelScope)\Z", re.I)
_OF_ANOTHER = re.compile(r"\s*(?:GPUs?|users|employees|people|H100s?|A100s?)?\s*for\s+\Z", re.IGNORECASE)
_USED = frozenset({"users", "mau", "dau", "wau"})
_PAST = re.compile(r"曾|此前|前身")
_LEAD = re.compile(r"[\s“「]*(?:而|但|同期|其次(?:是|为)|随后(?:是|为)|接着是|紧随其后的(?:是|为))?\s*")
_RISE = r"(?:回?升|增|涨|降|跌|回落|下滑|增长|上升|下降|涨)(?:至|到|了)?"
_SAYS = re.compile(
    rf"[\s”」]*(?:[(（][^()（）]{{0,16}}[)）])?\s*(?:则|也|亦|仍|均|以|和|约|近|超过?|突破|逼近|接近|为|是|有|达到?|录得|来到|次之|紧随其后|位?居第[二三四五六七八九十]|排名?第[二三四五六七八九十]|[，,]|{_RISE}|\s)*"
)
_JUST = re.compile(r"\s*(?:录得|达到?|来到|升至|增至|降至)\s*(?:约|近|超过?)?\s*")
_CLOSES = re.compile(
    r"\s*(?:人次?|次|左右|以上|位?居第[一二三四五六七八九十]|排名?第[一二三四五六七八九十]|[(（][^()（）]{0,20}[)）]|[。；;，,、\s])*\Z"
)
_SCALED = re.compile(r"[万亿萬億]")


def holders(measure: Measure) -> tuple[str, ...]:
    """The types of things that a measure may be of."""
    return _ABOUT.get(measure.name, _THINGS)


def whose(sentence: Sentence, found: Found[Quantity], measure: Measure, at: int) -> Said | None:
    """Whose number it is: “N for X” is X's; past work of others and platforms have none.

    “与 X 月活 N 的差距”: who stands right before the measure ``at`` an offset has it, whatever stands before the name.
    """
    types = holders(measure)
    if measure.name == "developers" and (tools := BUILT_WITH.match(sentence.text, found.end)):
        return next((sentence.said(n) for n in sentence.named(*types) if n.start == tools.end()), None)
    for name in sentence.named(*types):
        if _OF_ANOTHER.fullmatch(sentence.text[found.end : name.start]) if name.start >= found.end else False:
            return sentence.said(name)
    between = [n for n in sentence.named(*types) if found.end <= n.start and n.end <= at]
    if measure.name in _USED and len(between) == 1 and not sentence.text[found.end : between[0].start].strip(" +"):
        return sentence.said(between[0])  # “300M Acme users”
    opened = sentence.text.rfind("(", 0, found.start)
    if (
        re.match(r"\((?:vs\.?|versus|compared)", sentence.text[max(0, opened) :])
        and ")" not in sentence.text[opened : found.start]
    ):
        return None
    if RESPECTIVELY.search(sentence.text):
        return respective(sentence, found, types)
    beside = [n for n in sentence.named(*types) if n.end <= at and not sentence.text[n.end : at].strip(" 的")]
    if beside and at < found.start and not _PLATFORM.match(beside[-1].name):
        return sentence.said(beside[-1])
    subject = sentence.subject(found.start, *types)
    if subject and _PLATFORM.match(subject.mention.name):
        subject = next((sentence.said(n) for n in _before(sentence, found, types)), None)
    if subject is None:
        return None
    here = sentence.span(0, 1).start <= subject.span.start
    return None if not here and _PAST.search(sentence.text, 0, found.start) else subject


def _before(sentence: Sentence, found: Found[Quantity], types: tuple[str, ...]) -> Iterator[Name]:
    """Who is named before a number and is no platform, the nearest first."""
    for name in reversed(sentence.named(*types)):
        if name.end <= found.start and not sentence.oblique(name) and not _PLATFORM.match(name.name):
            yield name


def leads_on(sentence: Sentence) -> bool:
    """Whether the sentence before is parted by a semicolon only, so that its measure goes on."""
    return sentence.previous is not None and sentence.previous.text.rstrip().endswith(("；", ";"))


def whose_next(sentence: Sentence, found: Found[Quantity], begin: int, types: tuple[str, ...]) -> Said | None:
    """Whose number it is where its clause only names another thing, or nothing, and says how many."""
    text = sentence.text
    if not _SCALED.search(found.value.raw) or found.value.unit not in ("", "person", "user", "download", "visit"):
        return None
    if RESPECTIVELY.search(text):
        return respective(sentence, found, types)
    left, right = sentence.clause(found.start, found.end)
    if not _CLOSES.match(text, found.end, right):
        return None
    if left and _JUST.fullmatch(text, left, begin):
        return sentence.subject(found.start, *types)
    named = [n for n in sentence.named(*types) if left <= n.start and n.end <= begin]
    lead = _LEAD.match(text, left)
    if len(named) != 1 or lead is None or named[0].start != lead.end():
        return None
    return sentence.said(named[0]) if _SAYS.fullmatch(text, named[0].end, begin) else None
