"""Announcements of rounds by companies that no lexicon knows: the sentence itself names company, round and backers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.base.text import has_cjk
from geju.claims.context import Said
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.rounds import SERIES, series_word
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.value import Mention, Term

_NAME = r"[\u4e00-\u9fffA-Za-z0-9·.&-]"
# “…公司小雨智造宣布完成”, “今日宜休”获: the words right before the verb, behind what says what the company is.
_ANNOUNCED = re.compile(
    rf"(?:(?:公司|企业|平台|品牌|厂商|服务商|独角兽|项目|团队|初创)\s*)?[“\"「]?(?P<name>{_NAME}{{2,12}}?)[”\"」]?\s*"
    r"(?:正式|也|近日|日前|已|再次|官宣|对外|刚刚|于近日)*(?:宣布)?(?:连续|相继|接连)?(?:完成|获得?|斩获|拿到)(?:了|近|超|逾|约)?(?P<round>[^，。；;]{0,28}?(?:融资|投资))"
)
_WHAT = re.compile(".*(?:公司|企业|平台|品牌|厂商|服务商|独角兽|[\u4e00-\u9fff]商|领域的|赛道的|的)(?=.{2,})")
_NO_COMPANY = re.compile(
    r"公司|企业|机构|团队|累计|单笔|首轮|本轮|该轮|上半年|今年|去年|目前|此外|同时|期间|国内|美国|其|笔|内\Z|个月|[一二三四五六七八九十\d]+(?:家|笔)"
)
_LEADS = (
    re.compile(r"由(?P<list>[^，。；;]{2,80}?)(?:联合|共同|独家)?领投"),
    re.compile(
        r"(?:[，,、]|\A)(?P<list>[^，。；;由]{2,90}?)(?:等(?:多家)?(?:知名)?(?:投资)?机构|等)?(?:联合|共同|持续)?(?:跟投|参投|参与投资)"
    ),
    re.compile(r"(?:投资方|投资机构|投资人|资方)(?:包括|为|有|包含)(?P<list>[^，。；;]{2,90})"),
)
_CUT = re.compile(r"\s*(?:[、,，]|以及|及|和|与)\s*")
_TAIL = re.compile(r"\s*(?:等(?:.{0,8})?|(?:超额|持续|继续|追加|独家|联合|共同|加注|追投|并).*)\Z")
_NO_BACKER = re.compile(r"老股东|原股东|现有股东|股东|创始人|多家|数家|知名|本轮|联合|融资|产业方|基石|[0-9]|的")


class Announcements(SentenceReader):
    """“小雨智造宣布完成数亿元 B 轮融资，由华业天成领投，招银国际、茅台基金共同跟投。”"""

    hint = re.compile(r"融资|领投|跟投|参投|投资方")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """funding_round, funding_amount and investor."""
        if not sentence.asserts or not has_cjk(sentence.text):
            return
        for match in _ANNOUNCED.finditer(sentence.text):
            company = _company(sentence, match)
            if company and not sentence.unreal(match.start("round"), match.end("round")):
                yield from _round(sentence, match, company)


def _company(sentence: Sentence, match: re.Match[str]) -> Said | None:
    """Who announces: a known organization, else a short name that is no common word."""
    start, end = match.span("name")
    lead = _WHAT.match(sentence.text[start:end])
    start += lead.end() if lead else 0
    name = sentence.text[start:end]
    known = find_names(name, sentence.vocabulary.lexicon)
    if known and known[-1].end == len(name):
        one = known[-1]
        if one.type != "Organization":
            return None
        return Said(one.mention, sentence.span(start + one.start, end), one)
    if not 2 <= len(name) <= 8 or _NO_COMPANY.search(name) or known:
        return None
    return Said(Mention(name, "Organization"), sentence.span(start, end), Name(start, end, name, "Organization"))


def _round(sentence: Sentence, match: re.Match[str], company: Said) -> Iterator[Claim]:
    start, end = match.span("round")
    when = sentence.time(start, end)
    found = SERIES.search(sentence.text, start, end)
    series = series_word(found) if found else ""
    words: tuple[Evidence, ...] = (Evidence("series", sentence.span(*found.span())),) if found else ()
    if found:
        yield sentence.claim(company, "funding_round", Term(series), *found.span(), when=when)
    for quantity in sentence.quantities:
        if start <= quantity.start < end and len(quantity.value.unit) == 3 and quantity.value.unit.isupper():
            yield sentence.claim(
                company, "funding_amount", quantity.value, quantity.start, quantity.end, words, when=when, series=series
            )
    following = _ANNOUNCED.search(sentence.text, end)
    stop = following.start() if following else len(sentence.text)
    for lead in _LEADS:
        for listed in lead.finditer(sentence.text, end, stop):
            for a, b in _pieces(listed):
                backer = Mention(sentence.text[a:b], "Organization")
                if backer.name != company.mention.name:
                    yield sentence.claim(company, "investor", backer, a, b, words, when=when, series=series)


def _pieces(listed: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The names of a list: each short, none of them a description."""
    text, (at, stop) = listed.string, listed.span("list")
    for cut in [*_CUT.finditer(text, at, stop), None]:
        end = cut.start() if cut else stop
        words = _TAIL.sub("", text[at:end])
        if 2 <= len(words) <= 14 and not _NO_BACKER.search(words) and re.fullmatch(rf"{_NAME}+", words):
            yield at, at + len(words)
        at = cut.end() if cut else stop
