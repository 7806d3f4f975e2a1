"""A stored number as a workbook shows it: ``123456789`` in ``0.0,,"百万"`` is ``123.5百万``."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from geju.documents.office.workbook.codes import Section, Token, sections
from geju.documents.office.workbook.days import iso, moment, show_date

GENERAL: Final = "General"
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_STORED = Context(prec=15, rounding=ROUND_HALF_UP)  # as many digits as a workbook keeps
_FAR = 300
_LONG = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader sees, and what is stored where that is something else (a date in ISO 8601), else empty."""

    text: str
    stored: str = ""


def show(written: str, code: str = GENERAL, *, since_1904: bool = False) -> Shown:
    """A number as written in the file, in its format. What is no number is shown as it is."""
    try:
        value = _STORED.create_decimal(written.strip())
    except ArithmeticError:  # no number, or one beyond all bounds
        return Shown(written)
    if not value.is_finite() or abs(value.adjusted()) > _FAR:
        return Shown(written)
    exact = general(value)
    section, bare = _chosen(value, sections(code))
    if section.is_date:
        text = show_date(value, section, since_1904=since_1904)
        at = moment(value, since_1904=since_1904)
        days = any(t.kind == "date" and t.text[0] in "yd" for t in section.tokens)
        if text is None or at is None:
            return Shown(exact)
        said = iso(at, whole_days=days) if days else exact
        return Shown(text, "" if said == text else said)
    text = _show(value.copy_abs() if bare else value, section).strip()
    return Shown(text, "" if text == exact else exact)


def general_of(written: str) -> str:
    """A number as written, with all its digits; what is no number as it is."""
    return show(written).text


def general(value: Decimal) -> str:
    """A number without a format of its own: all its digits, whatever the width of its column."""
    value = _STORED.plus(value)
    if value == 0:
        return "0"
    if not -_LONG < value.adjusted() < _LONG:
        return f"{value.normalize(_STORED):E}".replace("E+0", "E+")
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chosen(value: Decimal, found: tuple[Section, ...]) -> tuple[Section, bool]:
    """The alternative for a value, and whether its sign is part of the alternative."""
    numeric = found[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.holds(value):
                below = section.condition is not None and section.condition[0] in ("<", "<=")
                return section, below and section.condition is not None and section.condition[1] <= 0
        return numeric[-1], False
    if len(numeric) > 1 and value < 0:
        return numeric[1], True
    if len(numeric) > 2 and value == 0:
        return numeric[2], True
    return numeric[0], False


def _show(value: Decimal, section: Section) -> str:
    kinds = {token.kind for token in section.tokens}
    if "general" in kinds or "text" in kinds:
        shown = general(value)
        return "".join(shown if t.kind in ("general", "text") else t.text for t in section.tokens)
    if "digit" not in kinds:
        return "".join(token.text for token in section.tokens)
    if "exponent" in kinds:
        return _scientific(value, section.tokens)
    if "slash" in kinds and "point" not in kinds:
        return _fraction(value, section.tokens)
    return _fixed(value, section.tokens)


def _fixed(value: Decimal, tokens: tuple[Token, ...]) -> str:
    """Digits before and after the point, with literals among them, thousands parted, scaled by ``,`` and ``%``."""
    digits = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    scaling = [i for i, t in enumerate(tokens) if t.kind == "comma" and _scales(tokens, i, point, digits)]
    grouped = any(t.kind == "comma" and i not in scaling and digits[0] < i < point for i, t in enumerate(tokens))
    shift = 2 * sum(token.kind == "percent" for token in tokens) - 3 * len(scaling)
    places = [i for i in digits if i > point]
    rounded = value.scaleb(shift, _EXACT).quantize(Decimal(1).scaleb(-len(places)), context=_EXACT)
    whole, _, part = f"{rounded.copy_abs():f}".partition(".")
    before = _before(whole.lstrip("0"), tokens, [i for i in digits if i < point], grouped)
    after = _after(part, tokens, places)
    sign = "-" if rounded < 0 else ""
    pieces: list[str] = []
    for index, token in enumerate(tokens):
        if token.kind == "digit":
            pieces.append(before.get(index, "") if index < point else after.get(index, ""))
        elif token.kind != "comma":
            pieces.append(token.text)
    return sign + "".join(pieces)


def _scales(tokens: tuple[Token, ...], index: int, point: int, digits: list[int]) -> bool:
    """Whether a comma divides by a thousand: no digit follows it before the point or the end."""
    later = [i for i in digits if i > index and (i < point or index > point)]
    return not later and any(i < index for i in digits)


def _before(whole: str, tokens: tuple[Token, ...], places: list[int], grouped: bool) -> dict[int, str]:
    """The digits of each place before the point; the first one takes all that are left."""
    found: dict[int, str] = {}
    rest, taken = whole, 0
    for index in reversed(places):
        first = index == places[0]
        own = rest if first else rest[-1:]
        rest = "" if first else rest[:-1]
        own = own or {"0": "0", "?": " "}.get(tokens[index].text, "")
        if grouped and own.strip():
            own = _grouped(own, taken)
        taken += sum(character.isdigit() for character in own)
        found[index] = own
    return found


def _grouped(digits: str, taken: int) -> str:
    """Digits with a comma after each that has three times n digits to its right."""
    pieces: list[str] = []
    for index, digit in enumerate(reversed(digits)):
        at = taken + index
        pieces.append(f"{digit}," if at and at % 3 == 0 else digit)
    return "".join(reversed(pieces))


def _after(part: str, tokens: tuple[Token, ...], places: list[int]) -> dict[int, str]:
    """The digits of each place after the point; ``#`` shows no noughts at the end."""
    found: dict[int, str] = {}
    needed = False
    for index, digit in reversed(list(zip(places, part, strict=False))):
        needed = needed or digit != "0" or tokens[index].text == "0"
        found[index] = digit if needed else {"?": " "}.get(tokens[index].text, "")
    return found


def _scientific(value: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    before = [t for t in tokens[:at] if t.kind == "digit"]
    point = next((i for i, t in enumerate(tokens[:at]) if t.kind == "point"), at)
    whole = max(1, len(before) - sum(t.kind == "digit" for t in tokens[point:at]))
    exponent = 0 if value == 0 else value.adjusted() // whole * whole if whole > 1 else value.adjusted()
    mantissa = _fixed(value.scaleb(-exponent, _EXACT), tokens[:at])
    width = sum(token.kind == "digit" for token in tokens[at:])
    sign = "-" if exponent < 0 else "+" if tokens[at].text.endswith("+") else ""
    rest = "".join(token.text for token in tokens[at + 1 :] if token.kind == "literal")
    return f"{mantissa}E{sign}{str(abs(exponent)).zfill(width)}{rest}"


def _fraction(value: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(i for i, token in enumerate(tokens) if token.kind == "slash")
    width = sum(token.kind == "digit" for token in tokens[at:])
    whole = int(value.copy_abs())
    part = Fraction(value.copy_abs() - whole).limit_denominator(10 ** min(max(1, width), 4) - 1)
    sign = "-" if value < 0 else ""
    mixed = any(a.kind == "digit" and b.kind == "literal" for a, b in itertools.pairwise(tokens))
    if not mixed:
        part, whole = part + whole, 0
    if not part:
        return f"{sign}{whole}"
    return (
        f"{sign}{whole} {part.numerator}/{part.denominator}" if whole else f"{sign}{part.numerator}/{part.denominator}"
    )
