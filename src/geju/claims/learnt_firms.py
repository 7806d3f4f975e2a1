"""Companies that a document introduces and no lexicon knows: who is founded, raises money or is called a startup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geju.base.content import read_words
from geju.claims.learnt_latin import NAME, english_firms, family_names, is_no_name, short_forms, stands_out, telling
from geju.claims.titles import surnames
from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import find_names

# “北辰智能成立于 2021 年”, “北辰智能近日完成 2 亿元 B 轮融资”, “他创办了星河科技”
_HAN = r"(?<![A-Za-z] )(?P<name>[A-Za-z]{0,10}[\u4e00-\u9fff]{2,8}?)"
_BEGINS = r"(?:(?<=[，。；：\n “「（(#*|])|\A|(?<=公司)|(?<=企业)|(?<=厂商)|(?<=开发商)|(?<=服务商)|(?<=独角兽)|(?<=品牌)|(?<=新创)|(?<=新創)|(?<=初创))"
_THEN = r"(?:宣布|官宣|近日|今日|日前|昨日|已经|已|成功|正式|刚刚|再次|在?成立[^，。]{0,6}|\d{1,2}月\d{1,2}日|于)*"
_IN_CHINESE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEGINS}{_HAN}[”」]?{_THEN}(?:完成|获得|獲得)了?(?=[^，。；\n]{{0,30}}(?:轮|輪|融资|融資))",
        rf"{_BEGINS}{_HAN}[”」]?(?:正式)?(?:成立|创立|創立|创办|创建)(?:于|於)",
        rf"{_BEGINS}{_HAN}[”」]?(?:[（(][A-Za-z .]{{2,20}}[)）])?由(?=[^，。；\n]{{1,30}}(?:创立|創立|创办|創辦|创建))",
        rf"(?:创立|創立|创办|創辦)(?![人者])了?\s?[“「]?{_HAN}[”」]?(?=[，。；\n])",
        rf"{_BEGINS}{_HAN}[”」]?(?:\s|20\d\d\s?年|今年|去年|Q[1-4]|第?[一二三四]季度|前三季度|[上下]半年|全年)+(?:实现|录得)?(?:营业?收入|营收)(?=[^，。；\n]{{0,8}}\d)",
        rf"(?:AI|科技|智能|机器人|初创|创业|芯片|软件|互联网|汽车|大模型|生物)(?:公司|企业|厂商|创企)[“「]?{_HAN}[”」]?{_THEN}(?:发布|推出|上线|开源)",
        # “青禾智语（北京）科技有限公司（以下简称“青禾智语”）”, “# 重点企业：青禾智语”
        rf"公司[（(](?:以?下)?[简簡][称稱][为為：:]?\s?[“「\"]?{_HAN}[”」\"]?(?:[，,；;]|[或、]|[)）])",
        rf"#[^\n：:|｜]{{0,16}}(?:公司|企业|企業|厂商|玩家)[^\n：:|｜]{{0,4}}\s?[：:|｜]\s?{_HAN}\s*(?=\n|\Z)",
    )
)
# “预测平台 Velora 正以 …”, “Velora 完成 A 轮融资”, “Velora 从某某获得 1 亿美元融资”: Latin letters in Chinese text.
_NAME = r"[“「]?(?P<name>(?!(?:AI|CEO|CTO|COO|CFO|API|IPO|SaaS|GPU|CPU|LLM|App|Agent|Pre|Series|VR|AR)\b)[a-z]?[A-Z][A-Za-z0-9&’-]{2,}(?:\.[A-Za-z]{2,3}\b)?(?: [A-Z][A-Za-z0-9&’-]+){0,2})[”」]?\s?"
_AMONG_HAN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:公司|企业|平台|厂商|初创|新创|新創|獨角獸|独角兽|开发商|開發商)\s?{_NAME}(?=正|已|以|完成|宣布|获|近日|今日|日前|从|推出|发布|的(?:估值|营收|创始人)|則|则)",
        rf"(?<![A-Za-z0-9_.@/ -]){_NAME}{_THEN}(?:则|則)?(?:在\s?\d{{4}}\s?年)?\s?(?:完成|获得|獲得|拿下)了?(?=[^，。；\n]{{0,30}}(?:轮|輪|融资|融資|募资|募資))",
        rf"(?:创立|創立|创办|創辦)的\s?{_NAME}(?=以|完成|获|獲|宣布|近日|正|已|在|亮相|浮出|走出|[，。、])",
        rf"(?<![A-Za-z0-9_.@/ -]){_NAME}(?:的\s?)?(?:ARR|年化(?:经常性)?(?:收入|营收)|年度经常性|最新估值|投后估值)",
        rf"(?<![A-Za-z0-9_.@/ -]){_NAME}从[^，。；\n]{{1,16}}?(?:获得|拿到|筹集)(?=[^，。；\n]{{0,20}}(?:融资|投资))",
    )
)
# “## 4.2.1 青禾深维（Qinghe）” over “青禾深维主攻 …”: a title that is a name and nothing else, and what it is told to do.
_TITLE = re.compile(
    r"^#{1,5}\s*(?:第?[\d一二三四五六七八九十.、]+[章节]?\s*)*(?P<name>[\u4e00-\u9fff]{3,8})(?:[（(][A-Za-z][A-Za-z0-9 .&-]{1,24}[)）])?[ \t]*$",
    re.MULTILINE,
)
_DOES = r"(?:（[^（）\n]{1,30}）)?(?:主攻|专注|是一?家|成立于|创立于|创办于|由[^，。\n]{2,30}(?:创立|创办)|致力|定位|聚焦|主打|深耕|总部|(?:最早|最初)?\s?20\d\d\s?年[^，。\n]{0,8}(?:成立|拿到|完成|获))"
_WHOLE = re.compile(rf"{_BEGINS}{_HAN}[（(][\u4e00-\u9fff]{{2,4}}[)）][\u4e00-\u9fff]{{0,8}}(?:有限|股份)公司")
# Names whose end says that they are companies, with what companies do or have behind them.
_ENDS = r"(?:智能|科技|机器人|集团|股份|网络|信息|智造|半导体|微电子|生物|医药|航空|航天|动力|新能|软件|数据|智行|智驾|创新|无限|光电)"
_SUFFIXED = re.compile(
    rf"{_BEGINS}(?P<name>[A-Za-z]{{0,10}}[\u4e00-\u9fff]{{1,4}}{_ENDS})(?=(?:的)?(?:联合创始人|创始人|CEO|董事长|首席|总裁)|(?:[（(][^（）()\n]{{1,12}}[)）])?{_THEN}(?:发布|推出|上线|营收|旗下|宣布|上市))"
)
# “GPU 公司沐风成立于 …”: two characters are a name only right behind what sort of company it is.
_SHORT = re.compile(
    r"(?:公司|企业|厂商|独角兽|服务商|开发商)[“「]?(?P<name>(?!最[早初]|正式|原名|前身|早[期在]|实际|始终|相继|共同|同年)[\u4e00-\u9fff]{2})[”」]?(?:成立于|创立于|由(?=[^，。；\n]{1,30}(?:创立|创办|创建))|(?:宣布|近日|已)*(?:完成|获得)(?=[^，。；\n]{0,30}(?:轮|融资)))"
)
# “创办了 Lumen Robotics”
_FOUNDED = re.compile(
    rf"(?:创立|創立|创办|創辦)了?\s?[“「]?{NAME}(?=[”」]|[，。；、\n])",
)
_GOES_ON = r"(?!科技|集团|股份|机器人|研究院|资本|投资|基金|创投)"


@cache
def _no_firm() -> re.Pattern[str]:
    return re.compile("|".join(read_words(Path(__file__).with_suffix(".yaml"))["no_firm"]["zh"]))


@dataclass(frozen=True, slots=True)
class Firms:
    """The companies that a text introduces: where it names them, and the whole name of each short form."""

    words: re.Pattern[str]
    shorts: dict[str, str]


def introduced_people(text: str, lexicon: Lexicon) -> Firms | None:
    """The people with a post whose family names stand alone for them; None where there are none."""
    names = family_names(telling(text, "may_tell", "en"), text)
    shorts = {
        short: whole
        for short, whole in names.items()
        if not find_names(short, lexicon) and not any(n.type != "Person" for n in find_names(whole, lexicon))
    }
    words = [rf"{_bounded(short)}(?! [A-Z])" for short in sorted(shorts)]
    return Firms(re.compile(rf"(?:{'|'.join(words)})"), shorts) if words else None


def introduced_firms(text: str, lexicon: Lexicon) -> Firms | None:
    """The companies that a text introduces; None where it introduces none."""
    told = telling(text, "may_tell", "zh")
    han = {m["name"] for pattern in (*_IN_CHINESE, _SUFFIXED) for m in pattern.finditer(told)}
    han |= {m["name"] for m in _WHOLE.finditer(told)} if "限公司" in told or "份公司" in told else set()
    names = {name for name in han if not _no_firm().search(name) and _is_long(name)}
    titles = {m["name"] for m in _TITLE.finditer(text)}
    names |= {name for name in titles if not _no_firm().search(name) and re.search(name + _DOES, text)}
    short = {m["name"] for m in _SHORT.finditer(told)}
    names |= {name for name in short if not _no_firm().search(name) and name[0] not in surnames()}
    names |= {m["name"] for pattern in _AMONG_HAN for m in pattern.finditer(told) if not is_no_name(m["name"])}
    names |= {m["name"] for m in _FOUNDED.finditer(told) if not is_no_name(m["name"]) and stands_out(m["name"], text)}
    names |= english_firms(telling(text, "may_tell", "en"), text)
    names = {name for name in names if not any(n.sure or n.type != "Organization" for n in find_names(name, lexicon))}
    if not names:
        return None
    shorts = {short: whole for short, whole in short_forms(names, text).items() if not find_names(short, lexicon)}
    words = [_bounded(name) for name in sorted(names, key=lambda n: (-len(n), n))]
    words += [rf"{_bounded(short)}(?! [A-Z])" for short in sorted(shorts)]
    return Firms(re.compile(rf"(?:{'|'.join(words)}){_GOES_ON}"), shorts)


def _bounded(name: str) -> str:
    """A pattern of a name that stands whole: letters at its ends go on in no other letter."""
    left = r"(?<![A-Za-z0-9_.@/-])" if name[0].isascii() else ""
    right = r"(?![A-Za-z0-9_])" if name[-1].isascii() else ""
    return left + re.escape(name) + right


def _is_long(name: str) -> bool:
    """Whether a Chinese name is long enough to be no word and no person's."""
    han = re.sub("[A-Za-z]", "", name)
    return len(han) >= 4 or (len(han) == 3 and han[0] not in surnames()) or (len(han) == 2 and han != name)
