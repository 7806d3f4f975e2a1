"""Places in a ranking by something that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.measures import measures
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.span import Evidence

# “位列国内第二”, “暂列国产应用第一”: what is ranked was told of right before.
_PLACED = re.compile(
    r"(?:位列|位居|名列|排名|排在|排行|暂列|稳居|居)[^，。；、]{0,16}?第\s?(?P<place>[一二三四五六七八九十]|\d{1,3})(?![季轮代期届次])"
)
_RANKED = ("downloads_monthly", "downloads", "mau", "dau", "visits_monthly", "market_share")
_JOINED = re.compile(r"\s*(?:及|和|与|、)\s*(?:[A-Za-z\u4e00-\u9fff]{0,4}?)\Z")
_FAR = 24


class Ranks(SentenceReader):
    """“下载量突破 500 万，位列第七”, “月新增下载及 DAU 均位列国内第一”."""

    hint = re.compile(r"第[一二三四五六七八九十\d]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """metric, the place in the ranking by each measure told right before."""
        for match in _PLACED.finditer(sentence.text):
            at = match.start()
            value = read_quantity(match["place"])
            subject = sentence.subject(at, "Product", "Organization", "Model")
            if value is None or subject is None or sentence.unreal(*match.span()):
                continue
            when = sentence.when(at, at, event=False, about=subject)
            for name, start, end in _told(sentence, at):
                evidence = (Evidence("measure", sentence.span(start, end)),)
                yield sentence.claim(
                    subject, "metric", value, *match.span("place"), evidence, when=when, measure=f"{name}_rank"
                )


def _told(sentence: Sentence, at: int) -> list[tuple[str, int, int]]:
    """The measures told nearest before an offset: the last, and what is joined to it."""
    found: list[tuple[str, int, int]] = []
    for measure in [m for m in measures() if m.name in _RANKED]:
        for match in measure.pattern.finditer(sentence.text, max(0, at - 2 * _FAR), at):
            if not any(a < match.end() and match.start() < b for _, a, b in found):
                found.append((measure.name, *match.span()))
    found.sort(key=lambda told: told[2])
    last = found[-1:] if found and at - found[-1][2] <= _FAR else []
    while last and len(found) > len(last):
        before = found[-len(last) - 1]
        if not _JOINED.fullmatch(sentence.text[before[2] : last[0][1]]):
            break
        last.insert(0, before)
    return last
