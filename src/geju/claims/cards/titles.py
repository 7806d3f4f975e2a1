"""Titles of people, and the words that tell a former one from a present one."""

from __future__ import annotations

import re

_HAN = (
    "联合创始人|共同创始人|创始合伙人|创始人|创办人|发起人|首席[\u4e00-\u9fff]{1,6}官|首席[\u4e00-\u9fff]{0,6}(?:科学家|架构师|研究员|分析师)|董事长|副董事长|"
    "执行董事|独立董事|董事|总裁|副总裁|总经理|副总经理|合伙人|技术顾问|顾问|负责人|研究总监|总监|高级主管|主管|研究经理|经理|副教授|助理教授|兼职教授|教授|"
    "博导|导师|院长|副院长|院士|所长|主任研究员|副主任|主任|研究员|科学家|工程师|架构师|委员|会长|理事|秘书长|组长|队长|骨干成员|成员|员工|实习生?|讲师|博士后|主席|副主席|校长"
)
_LATIN = r"(?:Co-?)?[Ff]ounder|C[ETOFPMSRI]O|[Vv]ice [Pp]resident|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Dd]irector|[Hh]ead of [\w ]+|S?VP|EVP|[Pp]artner|[Pp]rofessor|[Cc]hief \w+(?: \w+)? [Oo]fficer|[Cc]hief [Ss]cientist|[Ll]ead(?:er)?|[Rr]esearcher|[Ss]cientist|[Ee]ngineer|[Mm]anager|Fellow"
TITLE = re.compile(rf"(?:{_HAN})|(?<![A-Za-z])(?:{_LATIN})(?![A-Za-z])")
ENDS_IN_TITLE = re.compile(rf"(?:(?:{_HAN})|(?<![A-Za-z])(?:{_LATIN}))\s*\Z")
FOUNDER = re.compile(r"创始人|创始合伙人|创办人|(?<![A-Za-z])(?:co-?)?founder", re.IGNORECASE)
FORMER = re.compile(
    r"曾|历任|前(?=[\u4e00-\u9fffA-Z])|原(?=[\u4e00-\u9fff]{2})|formerly|former|previously|ex-", re.IGNORECASE
)
PRESENT = re.compile(r"现任|目前|现为|currently|now", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[/、,，&+＋]|兼任?|及|和|与|\band\b)\s*")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟"
    "熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞焦茹季葛庞颜齐梅殷庄翁游司徒樊祝左柯阎倪温童华柳章岳翟凌申尚牛霍洪康符辛安梅翟骆"
)


def split_titles(text: str) -> list[tuple[str, int, int]]:
    """The titles of a compound (“创始人兼 CEO”) with their places."""
    found, at = [], 0
    for cut in [*_SPLIT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        words = text[at:end].strip()
        if words:
            start = text.find(words, at)
            found.append((words, start, start + len(words)))
        at = cut.end() if cut else end
    return found


def is_title_line(text: str) -> bool:
    """Whether a short line is nothing but a title."""
    return 2 <= len(text) <= 20 and bool(ENDS_IN_TITLE.search(text)) and not re.search(r"[。，；;：:]|\d{2,}", text)


def looks_like_person(text: str) -> bool:
    """Whether a line is shaped like a person's name: two to four Han characters that begin with a surname, or two Latin words."""
    if re.fullmatch(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,4}·[\u4e00-\u9fff]{1,6}", text):
        return text[0] in SURNAMES and not TITLE.search(text)
    return bool(re.fullmatch(r"[A-Z][a-z]+(?:[- ][A-Z][a-z.]*){1,2}", text)) and not TITLE.search(text)
