"""Titles of people, and the words that tell a former one from a present one."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = (
    "联合创始人|共同创始人|联合创办人|联合发起人|创始合伙人|创始成员|创始员工|创始人|创办人|发起人|联创|首席[\u4e00-\u9fff]{1,6}官|"
    "首席[\u4e00-\u9fff]{0,6}(?:科学家|架构师|研究员|分析师|顾问)|副?董事长|执行董事|独立董事|董事(?!会|长)|副?总裁|副?总经理|副总(?!裁|经理)|总监|合伙人|技术顾问|顾问|"
    "负责人|高级主管|主管|副?经理|副教授|助理教授|兼职教授|教授|博导|导师|副?院长|院士|副?所长|主任研究员|副?主任|研究员|科学家|工程师|架构师|"
    "委员(?!会)|副?会长|副?理事长|理事(?!会|长)|秘书长|组长|队长|骨干成员|成员|员工|高管|实习生?|讲师|博士后|副?主席|副?校长|副?部长|执行长|执行長|執行長|财务长|財務長|营运长|營運長|技术长|技術長|产品长|策略长|共同創辦人|聯合創辦人|創辦人|聯合創始人|創始人|副?總裁|副?總經理|董事長|法人代表|法定代表人"
)
_CORE = (
    r"[Ff]ounder|[Cc]o-?[Ff]ounder|C[ETOFPMSRI]O|[Vv]ice [Pp]resident|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Dd]irector|[Hh]ead|S?VP|EVP|GM|"
    r"[Pp]artner|[Pp]rofessor|[Cc]hief [Ee]xecutive|[Cc]hief \w+(?: \w+)? [Oo]fficer|[Cc]hief [Ss]cientist|[Ll]ead(?:er)?|[Rr]esearcher|[Ss]cientist|[Ee]ngineer|[Mm]anager|"
    r"[Aa]rchitect|[Aa]dvis[eo]r|[Ff]ellow|[Rr]epresentative|[Ii]ntern|[Ee]xpert|[Ee]xecutive|[Ss]pecialist"
)
TITLE = re.compile(rf"(?:{_HAN})|(?<![A-Za-z])(?:{_CORE})(?![A-Za-z])")
_ENDS = re.compile(rf"(?:(?:{_HAN})|(?<![A-Za-z])(?:{_CORE})(?:,? (?:of|for|in) [A-Z][\w /&'.-]{{1,48}})?)\s*\Z")
_LATIN = re.compile(
    rf"(?:[A-Z][\w'/&.-]*,? |(?:and|of|&|senior|staff|former|vice|deputy) ){{0,5}}(?:{_CORE})"
    rf"(?:,? (?:of|for|in|at) [A-Z][\w /&'.-]{{1,48}}| of (?!an?\b|the\b|its\b|his\b|her\b|their\b)[a-z][a-z-]+(?: (?:and )?[a-z-]+)?| [A-Z]\w+(?: [A-Z]\w+)?)?\Z"
)
FOUNDER = re.compile(r"创始人|创始合伙人|创办人|联创|創辦人|創始人|(?<![A-Za-z])(?:co-?)?founder", re.IGNORECASE)
FORMER = re.compile(
    r"曾|历任|前(?=[\u4e00-\u9fffA-Z])|原(?=[\u4e00-\u9fff]{2})|formerly|former|previous(?:ly)?|(?<![A-Za-z])ex-",
    re.IGNORECASE,
)
PRESENT = re.compile(r"现任|目前|现为|现担任|兼职|current(?:ly)?|continues|serves as|present", re.IGNORECASE)
_WAS = re.compile(r"\s*(?:前任?|原任?|former\s|ex-)\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[/、,，&+＋|]|兼(?!职)任?|暨|及|和|与|\band\b)\s*")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟"
    "熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞焦茹季葛庞颜齐梅殷庄翁游司徒樊祝左柯阎倪温童华柳章岳翟凌申尚牛霍洪康符辛安骆"
    "朴蓝桂祁谷关盛闻聂晏喻池瞿冉鲍裴班邢路滕惠甘卓"
)
_HAN_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,3}|(?:欧阳|司徒|上官|诸葛|司马|慕容)[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,4}·[\u4e00-\u9fff]{1,6}"
)
_LATIN_NAME = re.compile(r"[A-Z][a-zA-Zé'’]+(?:[- ](?:[A-Z][\w’'é]*\.?|de|van|von)){1,3}")


@dataclass(frozen=True, slots=True)
class Title:
    """One title in a text: ``text[start:end]`` is ``words``; ``former`` where the text itself says so."""

    words: str
    start: int
    end: int
    former: bool = False


def is_title(text: str) -> bool:
    """Whether a phrase is nothing but one title: 创新业务总经理, Vice President of Technology, Chief Scientist."""
    clean = text.strip()
    if not 1 < len(clean) <= 60 or re.search(r"[。；;：:]|\d{3,}", clean):
        return False
    if re.search("[\u4e00-\u9fff]", clean):
        return bool(_ENDS.search(clean)) and len(clean) <= 30 and not re.search(r"[，,]|\A[与于由和被向对让]", clean)
    return bool(_LATIN.match(clean))


def split_titles(text: str) -> list[Title]:
    """The titles of a compound (“创始人兼 CEO”, “CEO and Chairman”), empty where any part of it is no title.

    A separator parts two titles only where both sides are titles: 战略/国际化总监 is one.
    """
    cuts = [0, *(place for cut in _SEPARATOR.finditer(text) for place in cut.span()), len(text)]
    pieces = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    found: list[Title] = []
    first = 0
    for index, (_, end) in enumerate(pieces):
        start = pieces[first][0]
        last = index == len(pieces) - 1
        if is_title(text[start:end]) and (last or _begins_title(text, pieces[index + 1 :])):
            found.append(_title(text, start, end))
            first = index + 1
        elif last:
            return []
    return found


def _begins_title(text: str, rest: list[tuple[int, int]]) -> bool:
    return any(is_title(text[rest[0][0] : end]) for _, end in rest)


def _title(text: str, start: int, end: int) -> Title:
    was = _WAS.match(text, start, end)
    begin = was.end() if was else start + len(text[start:end]) - len(text[start:end].lstrip())
    words = text[begin:end].rstrip()
    return Title(words, begin, begin + len(words), bool(was))


def is_title_line(text: str) -> bool:
    """Whether a short line is nothing but titles."""
    longest = 24 if re.search("[\u4e00-\u9fff]", text) else 60
    return 2 <= len(text) <= longest and not FORMER.match(text) and bool(split_titles(text))


def looks_like_person(text: str) -> bool:
    """Whether a line is shaped like a person's name: two to four Han characters that begin with a surname, or Latin words."""
    if TITLE.search(text):
        return False
    if _HAN_NAME.fullmatch(text):
        return "·" in text or text[0] in SURNAMES
    return bool(_LATIN_NAME.fullmatch(text))
