"""Numbers of lists as they are shown: 3, c, III, 三, ③."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HAN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = 20
_MOST = 4000


def numeral(number: int, form: str) -> str:
    """A number in a form as OOXML names it: ``decimal``, ``lowerRoman``, ``chineseCounting`` …; unknown ones as decimal."""
    name = form.casefold()
    if not 0 < number < _MOST or name in ("decimal", "decimalfullwidth", "decimalhalfwidth"):
        return str(number)
    if name == "decimalzero":
        return str(number).zfill(2)
    if "roman" in name:
        return _cased(_roman(number), name)
    if name in ("lowerletter", "upperletter"):
        return _cased(chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1), name)
    if name.startswith("decimalenclosedcircle") and number <= _CIRCLED:
        return chr(0x2460 + number - 1)
    if name.startswith("ideographtraditional") and number <= len(_STEMS):
        return _STEMS[number - 1]
    if name.startswith("chineselegal"):
        return _han(number, _FORMAL, "拾佰仟")
    if name.startswith(("chinese", "japanesecounting", "ideographdigital", "taiwanesecounting")):
        return _han(number, _HAN, "十百千")
    return str(number)


def _cased(text: str, name: str) -> str:
    return text.upper() if name.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _han(number: int, digits: str, steps: str) -> str:
    """``12`` is 十二, ``105`` 一百零五."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (steps[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return text.removeprefix(digits[1]) if text.startswith(f"{digits[1]}{steps[0]}") else text
