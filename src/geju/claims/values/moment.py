"""Times in Chinese and English at the precision given; relative ones against the document's date, marked as such."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from geju.claims.values.found import Apart, Found
from geju.claims.values.numerals import read_english, read_han
from geju.model.span import RELATIVE_TIME
from geju.model.value import Moment, bounds

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_FORMS = (
    # 2024-05-16, 2024/05/16, 2024.05.16, 2024年5月16日
    rf"(?<![\d.]){_YEAR.format('y1')}\s*[-/.]\s*(?P<m1>0?[1-9]|1[0-2])\s*[-/.]\s*(?P<d1>0?[1-9]|[12]\d|3[01])(?![\d])(?!\.\d)",
    r"\A\s*(?P<y21>[12]\d)\.(?P<m21>0[1-9]|1[0-2])\.(?P<d21>0[1-9]|[12]\d|3[01])\s*\Z",  # 23.11.30, alone in its cell
    rf"(?<!\d){_YEAR.format('y2')}\s*年\s*(?P<m2>0?[1-9]|1[0-2])\s*月\s*(?P<d2>0?[1-9]|[12]\d|3[01])\s*[日号]",
    # 16 May 2024, May 16, 2024
    rf"(?<!\d)(?P<d3>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+(?P<m3>{_MONTH})\s*,?\s*{_YEAR.format('y3')}(?!\d)",
    rf"(?<![A-Za-z])(?P<m4>{_MONTH})\s+(?P<d4>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s*,\s*|\s+){_YEAR.format('y4')}(?!\d)",
    # 2024Q3, Q3 2024, 2024年第三季度, 2024H1, 上半年
    rf"(?<!\d){_YEAR.format('y5')}\s*[-年]?\s*(?:Q(?P<q5>[1-4])|第?(?P<qh5>[一二三四1-4])季度?)(?!\d)",
    rf"(?<![A-Za-z])(?:Q(?P<q6>[1-4])|(?P<qw6>first|second|third|fourth)[\s-]+quarter)\s*(?:of\s+)?[,']?\s*{_YEAR.format('y6')}(?!\d)",
    rf"(?<!\d){_YEAR.format('y7')}\s*[-年]?\s*(?:H(?P<h7>[12])|(?P<hh7>[上下])半年)(?!\d)",
    rf"(?<![A-Za-z])(?:H(?P<h8>[12])|(?P<hw8>first|second)\s+half)\s*(?:of\s+)?{_YEAR.format('y8')}(?!\d)",
    # 3Q24, 1H2025, Q4'23, 24Q2
    r"(?<![\w.-])(?:(?P<q17>[1-4])Q|(?P<h17>[12])H)(?P<y17>20[0-3]\d|2\d)(?!\w)",
    r"(?<![\w.-])(?:Q(?P<q18>[1-4])|H(?P<h18>[12]))\s?['’](?P<y18>2\d)(?!\w)",
    r"(?<![\w.-])(?P<y19>2\d)(?:Q(?P<q19>[1-4])|H(?P<h19>[12]))(?!\w)",
    # 2025年1-9月, which only says the year
    rf"(?<!\d){_YEAR.format('y22')}\s*年\s*\d{{1,2}}\s*月?\s*[-–—~至到]\s*\d{{1,2}}\s*月",
    # 2023 年底, end of 2023, 2024 年初
    rf"(?<!\d){_YEAR.format('y9')}\s*年?\s*(?P<part9>年底|年末|底|末|年初|初|年中|中)(?![\w一-鿿])?",
    rf"(?<![A-Za-z])(?P<part10>end|beginning|start|early|late|mid)[-\s]+(?:of\s+)?{_YEAR.format('y10')}(?!\d)",
    # 2024年5月, 2024-05, 2024/05, 2024.05, May 2024
    rf"(?<!\d){_YEAR.format('y11')}\s*年\s*(?P<m11>0?[1-9]|1[0-2])\s*月",
    rf"(?<![\d.]){_YEAR.format('y12')}\s*[-/.]\s*(?P<m12>0[1-9]|1[0-2])(?![\d])(?!\.\d)",
    rf"(?<![\d.]){_YEAR.format('y20')}\s*/\s*(?P<m20>[1-9])(?![\d/])",
    rf"(?<![A-Za-z])(?P<m13>{_MONTH})\s*[,-]?\s*(?:of\s+)?{_YEAR.format('y13')}(?!\d)",
    r"(?<!\d)(?P<y14>2[0-9])\s*年\s*(?P<m14>0?[1-9]|1[0-2])\s*月",
    rf"(?<!\d){_YEAR.format('y15')}\s*年(?!\d)",
    # “在 2024 WAIC 上”: the year of a meeting
    rf"(?:(?<=[在于])|(?<=[在于]\s)){_YEAR.format('y22')}(?=\s?(?:WAIC|CES|MWC|GTC|WWDC|世界人工智能大会|云栖大会|开发者大会))",
    r"(?P<han16>[二一][〇零九]\s?[〇零一二三四五六七八九]{2})年(?:(?P<hm16>[一二三四五六七八九十]{1,2})月)?",
)
_RELATIVE = (
    (r"前年", -2, "year"),
    (r"去年|\blast year\b", -1, "year"),
    (r"今年|本年(?!度)|\bthis year\b", 0, "year"),
    (r"上个?季度?(?!后)|\blast quarter\b", -1, "quarter"),
    (r"本季度|\bthis quarter\b", 0, "quarter"),
    (r"上个?月(?![一-鿿]*均)|\blast month\b", -1, "month"),
    (r"本月|\bthis month\b", 0, "month"),
    (r"前天", -2, "day"),
    (r"昨[天日晚]|\byesterday\b", -1, "day"),
)
# “周三”, “上周五”: a day of the week of the anchor, the last such day where no week is said.
_WEEKDAY = re.compile(
    r"(?:(?P<week>上|本|这)个?(?:周|星期)|(?<![每双单一两二三四五六七八九十\d上下首半整几同逐])(?:周|星期))(?P<day>[一二三四五六日天])(?![至到—–~、均期年线一二三四五六七八九十]|和周)"
)
# Words for now that as often mean nowadays: a time only where nothing else is said.
_NOW = re.compile(r"今[天日]|today", re.IGNORECASE)
# The part of a year that is said behind “去年”, “今年”.
_PART_OF_YEAR = re.compile(
    r"\s*(?:(?P<m>1[0-2]|[1-9])\s*月(?:份)?(?:\s*(?P<d>[12]\d|3[01]|[1-9])\s*[日号])?|年?(?P<part>底|末|初)|"
    r"第?(?P<qh>[一二三四1-4])季度|Q(?P<q>[1-4])(?!\d)|(?P<hh>[上下])半年|H(?P<h>[12])(?!\d))"
)
_AGO = re.compile(
    r"(?<!\d)(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,2}|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)\b)\s*"
    r"(?:(?P<unit>年|个月|天)之?前|(?P<word>years?|months?|days?)\s+ago)|(?P<half>半年)之?前"
)
_BARE_MONTH = re.compile(
    r"(?<![\d.年个第])(?<!年\s)(?P<m>[1-9]|1[0-2])\s*月(?:\s*(?P<d>[1-9]|[12]\d|3[01])\s*[日号])?(?![活均度薪])"
)
# “2023 年 4 月成立，一年后发布 …”: counted from the time right before it.
_YEARS_LATER = re.compile(
    r"(?<![\d几数])(?P<n>[一两二三四五]|\d)\s*年后(?=\Z|[，,]?[^，。]{0,4}(?:发布|推出|上线|首次|正式))"
)
_SOON = 16
_SAME_YEAR = re.compile(r"(?:同年|当年)\s*(?P<m>[1-9]|1[0-2])\s*月")
_ABSOLUTE = [re.compile(form, re.IGNORECASE) for form in _FORMS]
# Nearly all forms hold a year of four digits; a text without one is asked only for the others.
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARLESS = [form for form, text in zip(_ABSOLUTE, _FORMS, strict=True) if "(?:19|20)" not in text]
_YEARLESS_HINT = re.compile(r"[QH年]|\A\s*\d\d\.\d\d\.\d\d\s*\Z", re.IGNORECASE)
_ENGLISH_YEAR = re.compile(
    r"\b(?:in|since|by|during|of|until|from|for|year|FY)\s+(?P<y>20[0-3]\d|19[5-9]\d)\b(?!\s*[-/]\d)", re.IGNORECASE
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_HINT = re.compile(r"\d|[年月天季昨]|周|星期|last|this|ago\b|yesterday", re.IGNORECASE)
_LEAD = re.compile(r"\A(?:the|in|since|by|earlier|FY)(?:\s+|(?=\d))", re.IGNORECASE)
_CLOCK = re.compile(r"(?<=\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_COMPACT = re.compile(r"(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


@lru_cache(maxsize=4096)
def read_moment(text: str, *, anchor: str = "") -> Moment | None:
    """The whole text as one time, or None; ``anchor`` is the ISO date that relative words are counted from."""
    clean = _CLOCK.sub("", _LEAD.sub("", text.strip().strip("()（）[]约")))
    if re.fullmatch(r"(?:19|20)\d\d", clean):
        return Moment(clean, clean)
    if re.fullmatch(r"(?:19|20)\d\d-(?:Q[1-4]|H[12])", clean):
        return Moment(clean, clean)
    compact = _COMPACT.fullmatch(clean)
    if compact:
        iso = "-".join(compact.groups())
        return Moment(iso, clean) if _exists(iso) else None
    if _NOW.fullmatch(clean) and _day(anchor):
        return Moment(anchor, clean, relative=True)
    found = find_moments(clean, anchor=anchor)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(clean)):
        return found[0].value
    return None


def time_role(moment: Moment) -> str:
    """What the words of a time are evidence of: a time, or one that is counted from another."""
    return RELATIVE_TIME if moment.relative else "time"


def find_moments(text: str, *, anchor: str = "") -> list[Found[Moment]]:
    """All times of running text, left to right, not overlapping; relative ones only where there is an ``anchor``."""
    return list(_moments(text, anchor)) if _HINT.search(text) else []


@lru_cache(maxsize=4096)
def _moments(text: str, anchor: str) -> tuple[Found[Moment], ...]:
    found: Apart[Found[Moment]] = Apart()
    with_year = _FULL_YEAR.search(text)
    for pattern in _ABSOLUTE if with_year else _YEARLESS if _YEARLESS_HINT.search(text) else ():
        for match in pattern.finditer(text):
            iso = _iso(match)
            if iso:
                _take(found, match, iso)
    for match in _ENGLISH_YEAR.finditer(text) if with_year else ():
        at = match.start("y")
        if not found.over(at, at + 1):
            found.add(Found(at, match.end("y"), Moment(match["y"], match["y"])))
    if found.things:
        _carry_year(text, found)
    if anchor:
        _relative(text, anchor, found)
    return tuple(found.things)


def _take(found: Apart[Found[Moment]], match: re.Match[str], iso: str, *, relative: bool = False) -> None:
    start, end = match.span()
    if iso and not found.over(start, end):
        found.add(Found(start, end, Moment(iso, match[0], relative=relative)))


def _iso(match: re.Match[str]) -> str:
    """The ISO 8601 time of a match; empty where there is no such day."""
    given = {re.sub(r"\d+\Z", "", key): value for key, value in match.groupdict().items() if value}
    if "han" in given:
        year = f"{read_han(given['han'].replace(' ', ''))}"
        month = f"-{int(read_han(given['hm'])):02d}" if "hm" in given else ""
        iso = year + month
    else:
        year = given["y"] if len(given["y"]) == 4 else f"20{given['y']}"
        iso = year + _within_year(given)
    return iso if _exists(iso) else ""


def _exists(iso: str) -> bool:
    try:
        bounds(iso)
    except ValueError:
        return False
    return True


def _within_year(given: dict[str, str]) -> str:
    if "m" in given:
        month = given["m"].strip(".").lower()
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        return f"-{number:02d}" + (f"-{int(given['d']):02d}" if "d" in given else "")
    for key in ("q", "qh", "qw"):
        if key in given:
            return f"-Q{_WORDS.get(given[key].lower(), given[key])}"
    for key in ("h", "hh", "hw"):
        if key in given:
            return "-H" + {"上": "1", "下": "2", "first": "1", "second": "2"}.get(given[key].lower(), given[key])
    part = given.get("part", "")
    if part:
        return {"底": "-12", "末": "-12", "初": "-01", "中": "-06"}.get(
            part[-1],
            {"end": "-12", "late": "-H2", "mid": "-06"}.get(part.lower(), "-H1" if part.lower() == "early" else "-01"),
        )
    return ""


# The year in which somebody was founded is not that of what he did later: “2018 年由某某创立，4 月推出 …”.
_SET_UP = re.compile(r"[^。；]{0,80}?(?:创立|创办|创建)[^。；年]{0,6}[，,]")


def _carry_year(text: str, found: Apart[Found[Moment]]) -> None:
    """“2024 年 3 月……同年 7 月”, “2024 年 5 月 6 日，7 月”: a bare month takes the year said before it in the text."""
    for match in [*_SAME_YEAR.finditer(text), *_BARE_MONTH.finditer(text)]:
        before = found.before(match.start())
        if before is None or _SET_UP.search(text, before.end, match.start()):
            continue
        given = match.groupdict()
        iso = f"{before.value.iso[:4]}-{int(match['m']):02d}"
        if given.get("d"):
            iso += f"-{int(given['d']):02d}"
        _take(found, match, iso, relative=True)
    for match in _YEARS_LATER.finditer(text):
        before = found.before(match.start())
        if before is not None and match.start() - before.end <= _SOON:
            _take(found, match, f"{int(before.value.iso[:4]) + _how_many(match['n'])}", relative=True)


def _relative(text: str, anchor: str, found: Apart[Found[Moment]]) -> None:
    year, month = int(anchor[:4]), int(anchor[5:7]) if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", anchor) else 0
    for pattern, shift, unit in _RELATIVE:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if unit == "year":
                part = _PART_OF_YEAR.match(text, match.end())
                within = _within_year({k: v for k, v in part.groupdict().items() if v}) if part else ""
                start, end = match.start(), part.end() if part else match.end()
                if _exists(f"{year + shift}{within}"):
                    found.drop(start, end)
                    found.add(Found(start, end, Moment(f"{year + shift}{within}", text[start:end], relative=True)))
            else:
                _take(found, match, _counted(anchor, year, month, unit, shift), relative=True)
    for match in _WEEKDAY.finditer(text) if _day(anchor) else ():
        _take(found, match, _weekday(date.fromisoformat(anchor), match["week"] or "", match["day"]), relative=True)
    for match in _AGO.finditer(text):
        unit = {"年": "year", "y": "year", "个": "month", "m": "month", "天": "day", "d": "day", "半": "month"}[
            (match["unit"] or match["word"] or match["half"])[:1]
        ]
        by = 6 if match["half"] else _how_many(match["n"])
        _take(found, match, _counted(anchor, year, month, unit, -by), relative=True)
    for match in _BARE_MONTH.finditer(text):
        said = int(match["m"])
        iso = f"{year - (month and said > month)}-{said:02d}" + (f"-{int(match['d']):02d}" if match["d"] else "")
        _take(found, match, iso, relative=True)


def _weekday(anchor: date, week: str, day: str) -> str:
    ahead = "一二三四五六日".index(day.replace("天", "日")) - anchor.weekday()
    back = 7 if week == "上" or (not week and ahead > 0) else 0
    return str(anchor + timedelta(days=ahead - back))


def _how_many(words: str) -> int:
    if words.isdigit():
        return int(words)
    return int(read_english(words) if words.isascii() else read_han(words))


def _counted(anchor: str, year: int, month: int, unit: str, by: int) -> str:
    """The time ``by`` units from the anchor, at the precision of the unit; empty where the anchor does not say enough."""
    if unit == "year":
        return f"{year + by}"
    if unit == "day":
        return str(date.fromisoformat(anchor) + timedelta(days=by)) if _day(anchor) else ""
    if not month:
        return ""
    if unit == "quarter":
        quarters = year * 4 + (month - 1) // 3 + by
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    months = year * 12 + month - 1 + by
    return f"{months // 12}-{months % 12 + 1:02d}"


def _day(anchor: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", anchor)) and _exists(anchor)
