"""Text cut into sentences and clauses: the pieces together are the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_END = re.compile(
    r"[。！？；!?;]+[”’\"')）」』]*|(?<=[a-z0-9)%”\"A-Z])\.[”\"]?(?=\s+[\"“(\[]?[A-Z\u4e00-\u9fff])|\n+",
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|vs|v\.s|e\.g|i\.e|etc|No|Dr|Mr|Mrs|Ms|Prof|St|U\.S|U\.K|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\Z"
)
_CLAUSE = re.compile(r"[，,；;：:。](?!\d)|\s(?:and|while|but|which|with)\s|\s[—–-]+\s|——")


# Traditional characters of the words that sentences are read by, as simplified ones; offsets stay.
_SIMPLER = str.maketrans(
    "領輪資獲億萬項參與達為對發佈開源線議後並該這來個們業務財營報過還將會應價計畫預測協實現單雙團隊創員機構買賣漲億準備際無據說傳聞規較從視頻體檔權讓給華爾動戰戶點產軟硬網絡類閉專經歷種階躍沒籌劃獨幣債擁顯僅",
    "领轮资获亿万项参与达为对发布开源线议后并该这来个们业务财营报过还将会应价计画预测协实现单双团队创员机构买卖涨亿准备际无据说传闻规较从视频体档权让给华尔动战户点产软硬网络类闭专经历种阶跃没筹划独币债拥显仅",
)


def simplify(text: str) -> str:
    """A text with the traditional characters of common words made simplified, character by character."""
    return text if text.isascii() else text.translate(_SIMPLER)


def split(text: str, cuts: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Where the sentences of a text stand; together they are the whole text.

    ``cuts`` are further places where a sentence ends: behind a title that the text goes on from without a full stop.
    """
    ends = {m.end() for m in _END.finditer(text) if not _abbreviates(text, m)}
    ends |= {cut for cut in cuts if 0 < cut < len(text)}
    spans, at = [], 0
    for end in sorted(ends):
        spans.append((at, end))
        at = end
    if at < len(text):
        spans.append((at, len(text)))
    return spans


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    return end[0][0] == "." and bool(_ABBREVIATION.search(text[max(0, end.start() - 8) : end.start()]))


def clause_ends(text: str) -> list[tuple[int, int]]:
    """Where clauses of a sentence are parted: start and end of each mark or joining word."""
    return [match.span() for match in _CLAUSE.finditer(text)]
