"""Organizations and people that nobody has heard of, found by the place they stand at: who raises, who invests."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from geju.base.content import read_words
from geju.claims.sentences.sentence import Sentence
from geju.claims.titles import surnames, title_words
from geju.model.naming.names import Name

_FILE = Path(__file__).with_name("parties.yaml")
# What stands before a name and says what sort of company it is: “储能设备公司青禾动力”.
_SORT = re.compile(
    r".*(?:公司|企业|厂商|平台|机构|服务商|提供商|开发商|研发商|供应商|制造商|运营商|品牌|巨头|龙头|独角兽|初创|新创|团队|股东|旗下|背后的|产业资本|编辑器|工具|浏览器|項目|项目|风投)\s?(?=(?:[^\s、，]{2,}|[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){1,4})\Z)",
    re.DOTALL,
)
_ROLE_FIRST = re.compile(
    r"(?:(?:领投|跟投|参投|投资|资)方(?:主要)?(?:包括|为|有|是)|早期|此前|(?:Pre-?)?[A-H]\d?\+{0,3}\s*轮|天使\+*轮|种子\+*轮|(?:深度孵化|产业|战略|财务|原|老|新|现有)*股东|投资方|投资人|投资机构|机构|知名(?:企业家|机构)?|企业家|天使投资人|个人投资者|其中|以及|还有|也有|包括|并|且|则|也|由|获|和|与|及|(?:日本|美国|韩国|英国|法国|德国|台湾|新加坡|加拿大|以色列|香港)\s?(?=[A-Z]))+(?=\S{2})"
)
_REST = re.compile(
    r"(?:等|所?管理的|旗下基金|以个人(?:身份|名义)).*\Z|(?:联合|共同|独家|继续|持续|超额|追加|跟随|战略|重仓|全部|均|首度|首次|再度|一同|也)+\Z",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_BRACKETS_LAST = re.compile(r"\s*[(（][^()（）]{1,40}[)）]\s*\Z")
_QUOTED = re.compile(r"[「“\"『](?P<name>[^「」“”\"『』]{2,20})[」”\"』]\s*\Z")
_PART = re.compile(
    r"\s*(?:[、，,；;/]|(?<=[^\s、，,])(?:以及|及|和|与)(?=[^\s、，,]{2})|(?<=\w)\s(?:(?:and|&)\s|(?:以及|及|和|与)\s?)(?=\w)|"
    r"(?<=[\u4e00-\u9fff])(?:以及|及|和|与)\s(?=[A-Z])|(?<=[A-Za-z])(?:以及|及|和|与)\s?(?=\w))\s*"
)
_WORD = r"(?:[A-Z][\w.&’'-]*|[a-z]?\d*[A-Z]\w+|\d+[A-Z]\w*|a16z)"
_LATIN = re.compile(rf"{_WORD}(?:\s+(?:(?:of|the|and|&|for)\s+)?{_WORD})*")
_BETWEEN = re.compile(
    r"(?:\s|,|;|&|\band\b|\bas well as\b|\bincluding\b|\balong with\b|\bwith\b|\bfrom\b|\bparticipation\b|\balongside\b|\bjoined by\b|\bthe\b|\bexisting\b|\bnew\b|\breturning\b|\binvestors?\b|\bbackers?\b|\bshareholders?\b|\bsuch as\b|\balso\b|\bfirms?\b|\bventure\b|\bgiants?\b|"
    r"\(lead(?:ing)?\)|\([^()]{1,40}\)|\$[\d.]+\s?(?:[BMK]|billion|million)?)*"
)
_GOES_ON = re.compile(
    r"\s*(?:,|;|\band\b|&|\(|\$|as well as|alongside|joined by|with(?= (?:participation from )?[A-Z]))"
)
_HOUSE = re.compile(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}['’]s (?=[A-Z])")
_JOINED_BEFORE = re.compile(r"(?:,? and|,|,? &)\s+\Z")
# What makes another organization's name out of a known one.
_FUND = re.compile(
    r".{0,8}(?:风投|创投|投资|资本|基金|集团|控股|科技|智能|公司|研究院|实验室|战投|合伙|银行|证券|云|股份|网络|信息|技术|系|产投|孵化器|加速器|中国|大学|Ventures?|Capital|Partners?|Group|Labs?|Holdings?|Fund|Bank|Research|China|Cloud|Inc\.?|Corp\.?|\s[A-Z][\w.&’'-]*)+"
)

_WHOLE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:创投|资本|基金)")
# What stands behind a list and before the verb.
_ADVERB = re.compile(r"(?<=\S)\s?(?:在|于|也|还|均|都|则|又|已|曾|先后|陆续|共同|联合|或|或将|据传)\Z")


@cache
def _nobody() -> re.Pattern[str]:
    """Words that no name of a company contains, and words that stand for a company without naming it."""
    return re.compile("|".join(read_words(_FILE)["nobody"]["zh"]))


@cache
def _no_latin() -> re.Pattern[str]:
    """Words in Latin letters that begin no such name."""
    return re.compile(rf"(?:{'|'.join(read_words(_FILE)['nobody']['en'])})\b")


def read_party(sentence: Sentence, start: int, end: int) -> Name | None:
    """The organization or person that ``text[start:end]``, one member of a list, names; None where it names none."""
    piece = sentence.text[start:end]
    left = len(piece) - len(piece.lstrip())
    start, piece = start + left, piece.strip()
    known = [
        n
        for n in sentence.named("Organization", "Person", "Product")
        if start <= n.start and n.end <= start + len(piece)
    ]
    role = _ROLE_FIRST.match(piece)
    if role and not any(n.start == start for n in known):
        start, piece = start + role.end(), piece[role.end() :]
    piece = _REST.sub("", piece).rstrip()
    quoted = _QUOTED.search(piece)
    if quoted:
        return _as_printed(sentence, _as_name(quoted["name"], start + quoted.start("name"), known))
    bare = _BRACKETS_LAST.sub("", piece)
    if any(n.start == start and n.end == start + len(bare) for n in known):
        return next(n for n in known if n.start == start)
    person = _person(bare)
    if person:
        return _as_printed(sentence, Name(start + person, start + len(bare), bare[person:], "Person"))
    sort = _SORT.match(bare)
    at = sort.end() if sort and len(bare) > 6 else 0
    return _as_printed(sentence, _as_name(bare[at:], start + at, known))


def _as_printed(sentence: Sentence, name: Name | None) -> Name | None:
    """A name in the characters that the source prints, which may be traditional ones."""
    return replace(name, name=sentence.printed(name.start, name.end)) if name and name.known is None else name


def _as_name(words: str, start: int, known: list[Name]) -> Name | None:
    lead = len(words) - len(words.lstrip())
    words, start = words.strip(), start + lead
    same = next((n for n in known if n.start == start and n.end == start + len(words)), None)
    if same:
        return same if same.type != "Product" else Name(same.start, same.end, same.name, "Organization", None, True)
    if any(start <= n.start and n.end <= start + len(words) and not _is_part(n, words, start) for n in known):
        return None
    han = sum("\u4e00" <= c <= "\u9fff" for c in words)
    if not 2 <= len(words) <= (16 if han else 40) or _nobody().search(words):
        return None
    if not han and (not _LATIN.fullmatch(words) or _no_latin().match(words)):
        return None
    return Name(start, start + len(words), words, "Organization")


def _is_part(name: Name, words: str, start: int) -> bool:
    """Whether a known name can be a part of the one that the words are: “百度风投”, “深圳腾讯产业基金”, “Google Ventures”."""
    before, behind = words[: name.start - start], words[name.end - start :]
    if name.type == "Person" or not name.sure:
        return True
    return (not behind or bool(_FUND.fullmatch(behind))) and len(before) <= 6


def _person(words: str) -> int:
    """Where a person's name begins behind a title (“小米联合创始人黎万强”); 0 where there is none."""
    titles = list(title_words().finditer(words))
    if not titles:
        return 0
    name = words[titles[-1].end() :]
    fits = 2 <= len(name) <= 4 and name[0] in surnames() and all("\u4e00" <= c <= "\u9fff" for c in name)
    return titles[-1].end() if fits else 0


def read_list(sentence: Sentence, start: int, end: int) -> list[Name]:
    """The parties of a list in Chinese, ``text[start:end]``: parted by 、 和 及; what names nobody is left out."""
    found = []
    at = start
    text = sentence.text
    for cut in [*_PART.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        inside = any(n.start < stop < n.end for n in sentence.names)
        if cut and (inside or text.count("（", at, stop) > text.count("）", at, stop)):
            continue
        found.extend(_tiling(sentence, at, stop) or _one(sentence, at, stop))
        at = cut.end() if cut else end
    return found


def _one(sentence: Sentence, start: int, end: int) -> list[Name]:
    """The party of a piece; two where a known name stands right behind what is the end of another (“…创投华为…”)."""
    known = next((n for n in sentence.named("Organization") if start < n.start < end), None)
    if known and _WHOLE.fullmatch(sentence.text, start, known.start):
        return [*_one(sentence, start, known.start), *_one(sentence, known.start, end)]
    party = read_party(sentence, start, end) if end > start else None
    return [party] if party else []


def _tiling(sentence: Sentence, start: int, end: int) -> list[Name]:
    """Known names that fill a piece to the last character: a list whose marks were lost in print."""
    found = [n for n in sentence.named("Organization", "Person") if start <= n.start and n.end <= end]
    joined = all(a.end == b.start for a, b in pairwise(found))
    whole = found and found[0].start == start and not sentence.text[found[-1].end : end].strip()
    return found if len(found) > 1 and joined and whole else []


def read_latin_list(sentence: Sentence, start: int) -> list[Name]:
    """The parties of a list in English that begins at ``start``: capitalised names parted by commas and “and”."""
    found: list[Name] = []
    text, at = sentence.text, start
    while True:
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        house = _HOUSE.match(text, at)  # “Acme's Delta Fund” is Delta Fund
        at = house.end() if house else at
        name = next(
            (n for n in sentence.names if n.start == at and n.sure and n.type in ("Organization", "Person")), None
        )
        words = _LATIN.match(text, at)
        if words and (name is None or (words.end() > name.end and text[name.end] == " ")):
            short = re.split(r"\s+and\s+", words[0])[0].rstrip(".'’-")
            name = (
                None if _no_latin().match(short) or len(short) < 3 else Name(at, at + len(short), short, "Organization")
            )
        if name is None:
            return found
        found.append(name)
        at = name.end
        if not _GOES_ON.match(text, at):
            return found


def latin_before(text: str, end: int) -> tuple[int, int] | None:
    """The capitalised name that ends right before ``end``, if there is one."""
    found = None
    for match in _LATIN.finditer(text, max(0, end - 60), end):
        if not text[match.end() : end].strip():
            found = match
    if found is None or _no_latin().match(found[0]) or len(found[0]) < 2:
        return None
    return found.start(), found.start() + len(found[0].rstrip(".'’-"))


def latin_list_before(sentence: Sentence, end: int) -> list[Name]:
    """The parties of a list in English that ends right before a verb: “X, Y and Z co-led the deal”."""
    found: list[Name] = []
    while True:
        name = next((n for n in sentence.named("Organization", "Person") if n.end == end), None)
        place = latin_before(sentence.text, end)
        if place and (name is None or place[0] < name.start):
            words = sentence.text[slice(*place)]
            begin = place[0] + (words.rfind(" and ") + 5 if " and " in words else 0)
            inside = next(
                (n for n in sentence.named("Organization", "Person") if n.start == begin and n.end == place[1]), None
            )
            name = inside or Name(begin, place[1], sentence.text[begin : place[1]], "Organization")
        if name is None:
            return found[::-1]
        found.append(name)
        joint = _JOINED_BEFORE.search(sentence.text, 0, name.start)
        if joint is None:
            return found[::-1]
        end = joint.start()


def list_end(sentence: Sentence, start: int, end: int) -> int:
    """Where a list ends that a time or an adverb stands behind: “X 和 Y 在 2024 年 5 月共同领投”."""
    while True:
        end = start + len(sentence.text[start:end].rstrip())
        time = next((m for m in sentence.moments if m.end == end and m.start > start), None)
        adverb = _ADVERB.search(sentence.text, start, end)
        if time is None and adverb is None:
            return end
        end = time.start if time else adverb.start() if adverb else end
