"""Products that a document introduces and no lexicon knows: what somebody brings out and says what sort of thing it is."""

from __future__ import annotations

import re

from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import Name, find_names

_VERB = r"(?:发布|發布|推出|上线|上線|开源|開源|打造|研发|研發|开发|開發|提出)(?:了|出)?"
_SORT = (
    r"(?:浏览器|瀏覽器|智能体|智慧體|助手|助理|工具|平台|应用|應用|编辑器|編輯器|引擎|操作系统|作業系統|框架|机器人|機器人|系统|系統|眼镜|眼鏡|音箱|软件|軟體|产品|產品|"
    r"[Aa]gent|App|APP|聊天机器人|聊天機器人|数字人|工作台|模型)"
)
_NAME = r"(?P<name>[A-Z][A-Za-z0-9]*(?:[- ][A-Z][A-Za-z0-9]+|[- ]?\d+(?:\.\d+)?){0,3})(?![A-Za-z0-9])"
_OPENS, _CLOSES = r"\s*[*“\"「《]{0,3}\s?", r"(?=\s*[*”\"」》]{0,3}\s*(?:[，。、；,（(：:！!\n]|\Z|[\u4e00-\u9fff]))"
_BRINGS_OUT = tuple(
    re.compile(pattern)
    for pattern in (
        # “推出首款 AI 原生浏览器 Velora”
        rf"{_VERB}[^，。；,;|\n“「]{{0,24}}?{_SORT}{_OPENS}{_NAME}{_CLOSES}",
        # “推出 Velora 浏览器”
        rf"{_VERB}(?:全新|首款|首个|首個|最新|新一代|自研|原生|的|AI|\s)*{_OPENS}{_NAME}[*”\"」》]{{0,3}}\s?{_SORT}",
        # “推出了 Velora，这是首个开放世界智能体”
        rf"{_VERB}{_OPENS}{_NAME}[*”\"」》]{{0,3}}[，,](?:这可?是|一[款个種种]|首[款个個])[^，。；\n]{{0,40}}?{_SORT}",
        # “推出智能助手‘小岭’”
        rf"{_VERB}[^，。；,;|\n“「]{{0,16}}?{_SORT}[“「](?P<name>[A-Za-z0-9]{{0,8}}[\u4e00-\u9fff]{{2,6}})[”」]",
        # “其 Velora 产品”, “公司最新推出的 Velora 大模型”
        rf"(?:其|它的|旗下的?|(?:推出|发布|开源|研发)的){_OPENS}{_NAME}[*”\"」》]{{0,3}}\s?[\u4e00-\u9fff]{{0,6}}?{_SORT}",
    )
)
# “1. **velora** 是一个开源项目”
_IN_BOLD = re.compile(
    r"^\s*(?:[-*+]|\d+\.)\s+\*\*(?P<name>[A-Za-z][A-Za-z0-9.-]{2,30})\*\*\s*(?:是|为|擁有|拥有)", re.MULTILINE
)
_TAIL = re.compile(r"[A-Z]\d[\d.]*")  # the end of a model's name
_NO_NAME = re.compile(
    r"(?:AI|AGI|API|APIs|SDK|CLI|IDE|CEO|CTO|GPU|CPU|TPU|LLM|VLM|MLLM|MoE|RAG|MCP|NLP|OCR|TTS|ASR|UI|UX|SaaS|Agent|Agents|Agentic|App|APP|Web|PC|iOS|Android|Mac|"
    r"Windows|Linux|Chrome|Python|Java|Rust|Docker|GitHub|Github|Excel|Word|Beta|Pro|Plus|Max|Mini|Lite|Flash|Turbo|Preview|Base|Chat|Instruct|Code|Coding|Demo|Transformer|"
    r"[A-Z]{0,3}LLM|LVLM|Mode|Top|Apple|Vibe|Deep|World|Open|Token|Tokens|VR|AR|XR|IoT|ToB|ToC|To|The|New|Skill|Skills|Copilot)[\d.]*"
)
# “混元图像 3.0”: what a member of a family in Chinese is for, with its version.
_HAN_TAIL = re.compile(
    r"(?:图像|视频|世界|语音|翻译|音乐|编程|圖像|視頻|影片|語音|翻譯)(?:大?模型)?\s?\d(?:\.\d)?(?!\d|\s?[亿万億萬BTM%年月])(?:\s(?:Turbo|Pro|Max|Lite|Flash|Plus|Ultra|Preview)(?![A-Za-z]))?"
)
# “[[Claude Haiku]]”: a link bears a whole name.
_LINK = re.compile(r"\[\[(?P<name>[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*){1,4})(?:\|[^\[\]\n]*)?\]\]")
_NO_LINK = re.compile(r"\b(?:Series|Models?|Family|Team|Note|Day|Code)\b|\b20\d\d\b")


# “这款产品叫‘小岭’”
_CALLED = re.compile(r"(?:叫|名为|取名)(?:做|作)?\s?[“「](?P<name>[A-Za-z0-9]{0,8}[\u4e00-\u9fff]{2,6})[”」]")
_SORTS = ("产品", "应用", "助手", "平台", "软件", "服务", "App", "APP")
# A table of models, and what its first cells are called.
_MODELS = re.compile(
    r"^\|\s*\**(?:大?模型(?:名称|版本)?|型号|Models?)\**\s*\|.*\n\|[\s:|-]+\n(?P<rows>(?:\|.*\n?)+)", re.MULTILINE
)
_FIRST_CELL = re.compile(r"^\|\s*\**(?P<name>[\w\u4e00-\u9fff][\w\u4e00-\u9fff .-]{1,28}?)\**\s*\|", re.MULTILINE)


def tabled_models(text: str, lexicon: Lexicon) -> set[str]:
    """The models of a table of models that are of no known family: letters and a number, or letters beside Han characters."""
    cells = {c["name"] for table in _MODELS.finditer(text) for c in _FIRST_CELL.finditer(table["rows"])}
    shaped = {name for name in cells if re.search(r"[A-Za-z]", name) and re.search(r"\d|[\u4e00-\u9fff]", name)}
    return {name for name in shaped if not find_names(name, lexicon)}


def _is_plain(name: str) -> bool:
    """Whether every word of a name is one that says of what sort a thing is: “AI Agent”, “Mode 2”."""
    words = re.split("[ -]", name)
    return bool(_TAIL.fullmatch(name)) or all(_NO_NAME.fullmatch(w) or not w.strip("0123456789.") for w in words)


def introduced_things(text: str, lexicon: Lexicon) -> re.Pattern[str] | None:
    """Where a text names the products that it introduces; None where it introduces none."""
    said = {m["name"] for pattern in (*_BRINGS_OUT, _IN_BOLD) for m in pattern.finditer(text)}
    said |= {m["name"] for m in _CALLED.finditer(text) if text.endswith(_SORTS, 0, m.start())}
    names = {name for name in said if not _is_plain(name) and not find_names(name, lexicon)}
    latin = sorted((name for name in names if name[0].isascii() and len(name) > 2), key=lambda n: (-len(n), n))
    han = sorted(name for name in names if not name[0].isascii())
    # a word of two characters is a name only where it is marked as one
    words = [
        *(
            [rf"(?<![A-Za-z0-9_.@/-])(?:{'|'.join(map(re.escape, latin))})(?![A-Za-z0-9_@/-]|\.[A-Za-z0-9])"]
            if latin
            else []
        ),
        *([rf"(?<=[“「])(?:{'|'.join(map(re.escape, han))})(?=[”」])"] if han else []),
    ]
    return re.compile("|".join(words)) if words else None


def with_version(text: str, name: Name) -> Name | None:
    """A family in Chinese with what its member is for and the version behind it; None where they are not there."""
    named = name.known is name.family and not name.name.isascii()
    tail = _HAN_TAIL.match(text, name.end) if named else None
    return (
        Name(name.start, tail.end(), text[name.start : tail.end()], "Model", None, True, name.family) if tail else None
    )


def linked(text: str, lexicon: Lexicon) -> set[str]:
    """The names of links that begin with a known family's name and go on."""
    links = {m["name"] for m in _LINK.finditer(text)} if "[[" in text else set()
    links = {name for name in links if not _NO_LINK.search(name) and lexicon.lookup(name) is None}
    return {
        name
        for name in links
        if any(n.start == 0 and n.family and n.end < len(name) for n in find_names(name, lexicon, "Model"))
    }
