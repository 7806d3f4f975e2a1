"""Legal names of organizations in parts: where one is registered, what it is called, of which form it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geju.base.text import fold
from geju.entities.script import simplified

_PLACES = """
北京 上海 天津 重庆 深圳 广州 杭州 南京 苏州 无锡 常州 宁波 温州 嘉兴 绍兴 成都 武汉 长沙 合肥 西安 郑州 济南 青岛 大连 沈阳 长春
哈尔滨 石家庄 太原 南昌 福州 厦门 泉州 南宁 昆明 贵阳 兰州 海口 三亚 珠海 佛山 东莞 中山 惠州 横琴 香港 澳门 台湾 台北 广东 浙江
江苏 山东 四川 湖北 湖南 河北 河南 福建 安徽 江西 陕西 辽宁 吉林 海南 贵州 云南 新加坡
"""
_ANY = "|".join(_PLACES.split())
_PLACE = re.compile(rf"\A(?P<first>{_ANY})[省市]?(?=.{{3,}})|[(（](?P<bracket>{_ANY}|中国)[)）]")
_LATIN_WORDS = {
    **dict.fromkeys(("inc", "incorporated"), "inc"),
    **dict.fromkeys(("corp", "corporation"), "corp"),
    **dict.fromkeys(("ltd", "limited"), "ltd"),
    **dict.fromkeys(("holding", "holdings"), "holdings"),
    **{word: word for word in ("llc", "plc", "gmbh", "ag", "pbc", "pte", "co", "company", "group")},
}
_LATIN_FORM = re.compile(rf"(?:[\s,]+(?:{'|'.join(sorted(_LATIN_WORDS))})\b\.?)+\Z", re.IGNORECASE)
_HAN_FORM = re.compile(r"(?:(?:股份|控股|集团)*有限(?:责任)?公司|集团|公司)+\Z")
_HAN_WORDS = {"集团": "group", "控股": "holdings", "有限": "ltd"}
# What says how large a firm is rather than under which law it stands: "X Group" and "X Ltd." may be two.
_STRUCTURE = frozenset(("group", "holdings"))
_NO_FORM = frozenset(("co", "company", "pte"))


@dataclass(frozen=True, slots=True)
class LegalName:
    """``深圳云海科技(集团)有限公司`` is *云海科技* of *深圳*; an empty part is not said.

    ``core`` keeps its case and punctuation; ``form`` holds ``inc``, ``ltd`` …, ``structure`` ``group`` and ``holdings``; ``stock``: a company
    limited by shares, as the head of a group is.
    """

    core: str
    place: str = ""
    form: frozenset[str] = frozenset()
    structure: frozenset[str] = frozenset()
    stock: bool = False

    @property
    def formal(self) -> bool:
        """Whether the name says any form."""
        return bool(self.form or self.structure)


@lru_cache(maxsize=50_000)
def read_legal(name: str) -> LegalName:
    """An organization's name in parts; a place counts as one only in a name that says a form."""
    plain = simplified(name).strip()
    han = _HAN_FORM.search(plain)
    rest = _HAN_FORM.sub("", plain)
    latin = _LATIN_FORM.search(rest)
    words = {_LATIN_WORDS[w] for w in re.findall(r"[a-z]+", latin[0].casefold())} if latin else set[str]()
    words |= {form for word, form in _HAN_WORDS.items() if han and word in han[0]}
    rest = _LATIN_FORM.sub("", rest) or plain
    place = _PLACE.search(rest) if rest != plain else None
    core = _PLACE.sub("", rest) if place else rest
    return LegalName(
        core=core or plain,
        place=(place["first"] or place["bracket"]) if place else "",
        form=frozenset(words) - _STRUCTURE - _NO_FORM,
        structure=frozenset(words) & _STRUCTURE,
        stock=bool(han and "股份" in han[0]),
    )


def clash(a: LegalName, b: LegalName) -> Literal["", "place", "form"]:
    """What two names of one core say differently: where they are registered, else of which form they are."""
    if a.place and b.place and a.place != b.place:
        return "place"
    law = a.form and b.form and a.form != b.form
    return "form" if law or (a.formal and b.formal and a.structure != b.structure) else ""


def bare_form(name: str) -> str:
    """An organization's name without legal form and city, folded: equal for one company's names of all lengths."""
    return fold(read_legal(name).core) or fold(name)
