"""Bytes become text: byte order marks, declared encodings, then the encoding whose text looks like text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from geju.base.errors import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_FAMILY = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5-hkscs": "big5"}
# The most frequent characters of Chinese running text, Simplified and Traditional: what tells GB18030 from Big5.
_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    "种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力它与长把机十民第公"
    "此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加西月话合回特代"
    "内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安"
    "少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基模型智能据开源亿万元"
    "這個們來為國說時會對發後經學還進從實無與長機動開現當沒樣業關點問應體員論處報結數統區達麼兩產裡過種將間並頭見話給門東"
    "聲認條氣題變電務場計資許隊決馬據源億萬訓練團臺灣費雲網實驗證價錢單語讀寫圖書連運遠邊億術聯優質項預測導標準類顯響應優級圍勢號觀構"
    "歷紀錄證識讓調誰課談請論譯議護買賣貨貿費賽贏趨跡躍車軍軟較輕輸轉農適選遺鄰醫釋釐針鐵鋼錯鍵鎖鏡陸陣階際險雖雙雜離難靈靜預領頻額顧願風飛養驅驗"
    "，。、：；（）“”！？《》·—"
)
_MINIMUM = 0.35


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text of a file and its encoding (Python's name); raises EncodingError where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path), encoding
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            fault = error.start
    else:
        fault = data.index(b"\0")
    best = max(_candidates(data), default=(0.0, "", ""))
    if best[0] < _MINIMUM:
        line = data.count(b"\n", 0, fault) + 1
        raise EncodingError("documents.not_text", path=path, line=line, offset=fault)
    return best[2], best[1]


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(
            "documents.broken_encoding", path=path, line=line, encoding=encoding, offset=error.start
        ) from error


def _candidates(data: bytes) -> list[tuple[float, str, str]]:
    """(plausibility, encoding, text) of every encoding that decodes the bytes without fault."""
    declared = _DECLARED.search(data[:2048])
    hint = _FAMILY.get(declared[1].decode("ascii").lower(), "") if declared else ""
    found = []
    wide = len(data) % 2 == 0
    for encoding in ("gb18030", "big5", *(("utf-16-le", "utf-16-be") if wide else ())):
        if b"\0" in data and not encoding.startswith("utf-16"):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((_plausibility(text) + (0.3 if encoding == hint else 0), encoding, text))
    return found


def _plausibility(text: str) -> float:
    """How much a text looks like Chinese or English, up to 1: frequent characters less three times the impossible."""
    sample = text[:20_000]
    if not sample:
        return 0.0
    good = bad = 0
    for character in sample:
        if character in _FREQUENT or " " <= character <= "~" or character in "\n\r\t":
            good += 1
        elif unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs"):
            bad += 1
    return (good - 3 * bad) / len(sample)
