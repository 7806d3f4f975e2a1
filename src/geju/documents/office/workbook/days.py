"""Numbers of a workbook that stand for dates and times, shown by their format."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from geju.documents.office.workbook.codes import Section, Token

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_HAN_DAYS = "一二三四五六日"
_HAN = "〇一二三四五六七八九"
_LAST = 2_958_465  # 9999-12-31


def moment(serial: Decimal, *, since_1904: bool = False) -> datetime | None:
    """The point in time of a serial number, to the millisecond; None where there is none.

    Day 1 is 1900-01-01, or day 0 is 1904-01-01. The 29th of February 1900, which there was not, is the 28th.
    """
    if not 0 <= serial <= _LAST:
        return None
    day = int(serial)
    thousandths = int(((serial - day) * 86_400_000).to_integral_value(ROUND_HALF_UP))
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30) if day > 59 else datetime(1899, 12, 31)
    try:
        return start + timedelta(days=day, milliseconds=thousandths)
    except OverflowError:
        return None


def iso(at: datetime, *, whole_days: bool) -> str:
    """A point in time in ISO 8601: the day where it is one, else the second."""
    if whole_days and not (at.hour or at.minute or at.second):
        return at.date().isoformat()
    return at.replace(microsecond=0).isoformat()


def show_date(serial: Decimal, section: Section, *, since_1904: bool = False) -> str | None:
    """A serial number in a format of dates; None where it is none."""
    at = moment(serial, since_1904=since_1904)
    if at is None:
        return None
    places = max((len(token.text.partition(".")[2]) for token in section.tokens if token.kind == "date"), default=0)
    step = 10 ** (6 - min(places, 3))  # microseconds of what is shown last
    at += timedelta(microseconds=step // 2)
    at -= timedelta(microseconds=at.microsecond % step)
    halves = any(token.kind == "half" for token in section.tokens)
    pieces: list[str] = []
    for index, token in enumerate(section.tokens):
        if token.kind == "date":
            pieces.append(_date(at, token.text, section, index, halves))
        elif token.kind == "elapsed":
            hours = int(serial * 24)
            spent = {"h": hours, "m": int(serial * 1440), "s": int((serial * 86_400).to_integral_value(ROUND_HALF_UP))}
            pieces.append(str(spent[token.text[0]]).zfill(len(token.text)))
        elif token.kind == "half":
            names = ("上午", "下午") if token.text.startswith("上") else ("AM", "PM")
            pieces.append(names[at.hour >= 12][: 1 if token.text.upper() == "A/P" else None])
        elif token.kind not in ("general", "text"):
            pieces.append(token.text)
    return "".join(pieces).strip()


def _date(at: datetime, text: str, section: Section, index: int, halves: bool) -> str:
    letter, n = text[0], len(text)
    if letter in "yeb":
        year = f"{at.year:04d}"[2:] if letter == "y" and n < 3 else f"{at.year:04d}"
        return "".join(_HAN[int(digit)] for digit in year) if section.numerals else year
    if letter == "m" and not _is_minute(section.tokens, index):
        if n > 2:
            return _month(at, n, section)
        return _numeral(at.month, n, section)
    if letter == "d" and n > 2:
        return f"星期{_HAN_DAYS[at.weekday()]}" if section.chinese else _DAYS[at.weekday()][: 3 if n == 3 else None]
    if letter == "a":
        return ("星期" if n == 4 else "") + _HAN_DAYS[at.weekday()]
    if letter == "g":
        return ""
    if "." in text:
        places = n - text.index(".") - 1
        return f"{at.second:02d}" + f".{at.microsecond // 1000:03d}"[: places + 1]
    hour = (at.hour % 12 or 12) if halves else at.hour
    return _numeral({"m": at.minute, "d": at.day, "h": hour, "s": at.second}[letter], n, section)


def _month(at: datetime, n: int, section: Section) -> str:
    if section.chinese:
        return f"{_han(at.month)}月"
    name = _MONTHS[at.month - 1]
    return {3: name[:3], 4: name, 5: name[:1]}[n]


def _is_minute(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an ``m`` is a minute: an hour stands before it or a second after it."""
    named = [i for i, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    at = named.index(index)
    before = tokens[named[at - 1]].text[:1] if at else ""
    after = tokens[named[at + 1]].text[:1] if at + 1 < len(named) else ""
    return len(tokens[index].text) < 3 and (before == "h" or after == "s")


def _numeral(number: int, n: int, section: Section) -> str:
    return _han(number) if section.numerals else str(number).zfill(min(n, 2))


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
    return ten + (_HAN[ones] if ones or not tens else "")
