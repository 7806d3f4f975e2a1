"""Number formats of a workbook as they are written, parted into what they are made of: ``[>=1e8]0.0,,"亿";0``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

TokenKind = Literal[
    "literal", "digit", "point", "comma", "percent", "exponent", "slash", "text", "general", "date", "elapsed", "half"
]

# What the numbers below 164 mean where a file does not say. Dates whose order depends on the reader's country are in the
# order of ISO 8601; amounts whose sign depends on it have none.
_DAY, _AT = "yyyy-mm-dd", "h:mm"
_ZH = {
    0: 'yyyy"年"m"月"', 1: 'm"月"d"日"', 2: 'm"月"d"日"', 3: _DAY, 4: 'yyyy"年"m"月"d"日"', 5: 'h"时"mm"分"',
    6: 'h"时"mm"分"ss"秒"', 7: '上午/下午h"时"mm"分"', 8: '上午/下午h"时"mm"分"ss"秒"', 9: 'yyyy"年"m"月"',
}  # fmt: skip
BUILTIN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: _DAY, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: _AT,
    21: "h:mm:ss", 22: f"{_DAY} {_AT}", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0;-#,##0"), **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00;-#,##0.00"),
    **{27 + i: code for i, code in _ZH.items()}, 50: _ZH[0], 51: _ZH[1], 52: _ZH[0], 53: _ZH[1], 54: _ZH[1], 55: _ZH[7],
    56: _ZH[8], 57: _ZH[0], 58: _ZH[1],
}  # fmt: skip

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.?) | _. ?| \*.?
  | \[(?P<bracket>[^\]]*)\]
  | (?P<general>General|G/通用格式) | (?P<half>AM/PM|A/P|上午/下午) | (?P<exponent>E[+-])
  | (?P<date>yyyy|yyy|yy|y|e+|m{1,5}|d{1,4}|h{1,2}|ss?(?:\.0{1,3})?|aaaa|aaa|b{2,4}|g{1,3})
  | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?)\s*\Z")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LONGEST = 512


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: ``0.00`` is a digit, a point and two digits."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the alternatives of a format, with the condition on the value and the locale it names."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    chinese: bool = False
    numerals: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it shows a point in time or a stretch of it."""
        return any(token.kind in ("date", "elapsed", "half") for token in self.tokens)

    def holds(self, value: Decimal) -> bool:
        """Whether the value meets the condition."""
        if self.condition is None:
            return True
        sign, limit = self.condition
        return {
            "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit,
            "=": value == limit, "<>": value != limit,
        }[sign]  # fmt: skip


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """The alternatives of a format, one to four of them."""
    found: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    chinese = numerals = False
    for match in _TOKEN.finditer(code[:_LONGEST]):
        if match["other"] == ";":
            found.append(Section(tuple(tokens), condition, chinese, numerals))
            tokens, condition, chinese, numerals = [], None, False, False
        elif match["bracket"] is not None:
            said = match["bracket"]
            condition = _condition(said) or condition
            numerals = numerals or said.upper() == "DBNUM1"
            chinese = chinese or bool(re.search(r"-(?:.*)(?:804|zh)", said, re.IGNORECASE))
            tokens.extend(_in_brackets(said))
        else:
            tokens.extend(_token(match))
    found.append(Section(tuple(tokens), condition, chinese, numerals))
    return tuple(found[:4])


def _condition(said: str) -> tuple[str, Decimal] | None:
    match = _CONDITION.match(said)
    try:
        return (match[1], Decimal(match[2])) if match else None
    except InvalidOperation:
        return None


def _in_brackets(said: str) -> list[Token]:
    """``[$¥-804]`` is a sign of currency, ``[h]`` hours beyond a day; colours and numerals show nothing."""
    if said.startswith("$"):
        sign = said[1:].rpartition("-")[0] if "-" in said else said[1:]
        return [Token("literal", sign)] if sign else []
    return [Token("elapsed", said.lower())] if _ELAPSED.fullmatch(said) else []


def _token(match: re.Match[str]) -> list[Token]:
    for group in ("quoted", "escaped", "other"):
        if match[group] is not None:
            return [Token("literal", match[group])] if match[group] else []
    kind = match.lastgroup
    if kind is None:  # ``_x`` leaves the room of a character, ``*x`` fills the column
        return [Token("literal", " ")] if match[0].startswith("_") else []
    text = match[0].lower() if kind == "date" else match[0]
    kinds: dict[str, TokenKind] = {
        "general": "general", "half": "half", "exponent": "exponent", "date": "date", "digit": "digit",
        "point": "point", "comma": "comma", "percent": "percent", "slash": "slash", "text": "text",
    }  # fmt: skip
    return [Token(kinds[kind], text)]
