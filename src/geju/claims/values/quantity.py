"""Quantities in Chinese and English: a number with scale, operator, currency or counter, as an interval."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from geju.claims.values import units
from geju.claims.values.beginnings import may_begin
from geju.claims.values.found import Found
from geju.claims.values.numerals import DIGITS, ENGLISH, HAN, read_digits, read_english, read_han
from geju.model.value import Approx, Quantity

_SCALE = units.either(units.SCALES)
# Traditional characters of numbers are read as Simplified ones, one for one.
_SIMPLE = str.maketrans("億萬餘幾數兩約過級．", "亿万余几数两约过级.")
_ORDER_SCALE = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十"
_MONEY = units.either([*units.CURRENCY_OF, *(w for words in units.CURRENCIES.values() for w in words)])
_COUNTER = units.either([w for words in units.COUNTERS.values() for w in words])
_BEFORE = units.either([*units.ABOUT, *units.OVER, *units.NEAR, *units.BELOW])
_AFTER = units.either([*units.AFTER_OVER, *units.AFTER_ABOUT, *units.AFTER_BELOW])
_MORE = {word.partition("(")[0] for word in units.AFTER_OVER}
_OVER = {*units.OVER, ">", "过"}
_AFTER_UNIT = units.either(
    [w for w in (*units.AFTER_OVER, *units.AFTER_ABOUT, *units.AFTER_BELOW) if w[0] not in "多余餘"]
)
_LONG = r"(?:trillion|billion|million|thousand)"
_QUANTITY = re.compile(
    rf"""
    (?:(?P<between>between\s+)|(?P<before>{_BEFORE})\s*)?
    (?:(?P<sign>{_MONEY})\s*)?
    (?:(?P<before2>{_BEFORE})\s*)?
    (?P<hundredth>百分之\s*)?
    (?:
        (?P<number>(?<![\d.])(?!0\d)(?:{DIGITS}))(?![\d]|\.\d|,\d{{3}})
        (?:\s*(?P<scale1>{_SCALE})?\s*(?:-|–|—|~|～|至|到|\bto\b|(?(between)\band\b|(?!)))\s*(?:{_MONEY})?\s*(?P<number2>{DIGITS})(?!\d))?
        \s*(?P<more>[余餘]|多(?!模态|语|种|轮|样|任务|尺寸))?
        (?:-(?={_LONG}\b)|\s*)(?P<scale>{_SCALE}|[mbt](?![A-Za-z]))?
        (?:(?<=[亿万])\s*(?P<rest>\d{{1,4}}(?:\.\d+)?)\s*(?P<rest_scale>千万|百万|万|千)|(?<=兆)\s*(?P<hundreds>\d{{1,4}}(?:\.\d+)?)\s*亿)?
      | (?P<some>[数數几幾上])\s?(?P<order>{_ORDER_SCALE})(?P<level>级)?
      | (?P<han>{HAN})(?P<hmore>[余多](?!模态|语|种|轮|样|任务|尺寸))?(?P<hscale>万亿|亿|万(?=亿|[^亿]|\Z))?(?P<tenths>成(?![立功本长为员交果]))?
      | (?P<bare>{_ORDER_SCALE})(?P<level1>级)?
      | (?P<english>{ENGLISH})[\s-]+(?P<escale>{_LONG})(?![A-Za-z])
      | (?P<vague>\b(?:(?:tens|hundreds|thousands)\s+of\s+)?(?:thousands|millions|billions|trillions))\b(?:\s+of\b)?
    )
    \s*(?P<after>{_AFTER})?
    (?:-(?=(?:parameter|param|token|character)s?\b)|\s*)(?:个\s*(?=token|词元|参数))?
    (?:(?P<currency>{_MONEY})(?P<level2>级)?|(?P<counter>{_COUNTER}))?
    \s*(?P<after2>{_AFTER_UNIT})?
    (?P<footnote>[*†‡＊]{{1,3}}|[⁰¹²³⁴-⁹]+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(
    r"\d|[数數几幾上]\s?[十百千万亿]|[一二两三四五六七八九十百千][十百千万亿]|[百千万]亿|百万|千万|亿[元美级]|[破超过][万亿]|\b(?:m|b|tr)illion|百分之"
)
_NAME_BEFORE = re.compile(r"(?:[A-Za-z]|[A-Za-z0-9][-_.]|[\d.])\Z")
_PARTS = re.compile(r"\s*(?:[/|、，;；]|,(?!\d{3})|\band\b|&|和|与|及|或|\bor\b)\s*")
_CORES = ("number", "some", "han", "bare", "english", "vague")
_CASED = {"K", "M", "B", "T"}


def read_quantity(text: str, *, unit: str = "", currency: str = "", scale: Decimal = Decimal(1)) -> Quantity | None:
    """The whole text as one quantity, or None where it is anything else.

    ``unit``, ``currency`` (ISO 4217) and ``scale`` come from a header or a convention and count only where the text
    prints none of its own; the quantity is then not ``explicit``.
    """
    printed = text.strip()
    clean = printed.translate(_SIMPLE)
    negative = clean[:1] in "-−–" and clean[1:2].isdigit()
    found = _QUANTITY.match(clean, 1 if negative else 0)
    if not found or found.end() != len(clean):
        return None
    value = _value(found)
    if value is None or (negative and (value.amount is None or value.unit)):
        return None
    if negative and value.amount is not None:
        value = replace(value, low=-value.amount, high=-value.amount)
    if scale != 1 and not (found["scale"] or found["hscale"] or found["order"] or found["bare"]):
        value = replace(value, low=_times(value.low, scale), high=_times(value.high, scale))
    if not value.unit:
        value = replace(value, unit=unit or currency, explicit=False)
    return replace(value, raw=printed)


def read_quantities(text: str, *, unit: str = "", currency: str = "") -> list[Quantity]:
    """The whole text as a list of quantities (``7B/1.3B``, ``34B, 9B, and 6B``); empty where a part is anything else.

    A part without a scale takes the last one's: ``3/7/12B``.
    """
    parts = [part for part in _PARTS.split(text.strip()) if part]
    found = [read_quantity(part, unit=unit, currency=currency) for part in parts]
    last = _QUANTITY.match(parts[-1].translate(_SIMPLE)) if len(parts) > 1 else None
    word = last["scale"] if last else None
    if word and all(re.fullmatch(DIGITS, part) for part in parts[:-1]):
        found = [read_quantity(f"{part}{word}", unit=unit, currency=currency) for part in parts[:-1]] + found[-1:]
    whole = [quantity for quantity in found if quantity is not None]
    return whole if len(whole) == len(parts) else []


def find_quantities(text: str) -> list[Found[Quantity]]:
    """All quantities of running text, left to right, not overlapping.

    Numbers inside names (``GPT-4``), versions and bare numerals that count nothing are left out.
    """
    return list(_quantities(text))


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Found[Quantity], ...]:
    printed, text = text, text.translate(_SIMPLE)
    found: list[Found[Quantity]] = []
    at = 0
    while hint := _HINT.search(text, at):
        match = _around(text, hint.start(), at)
        value = _value(match) if match else None
        if match is None or value is None or not _stands_alone(text, match):
            at = _past(text, hint.start(), match)
            continue
        start, end = match.start(), match.start() + len(match[0].rstrip())
        found.append(Found(start, end, replace(value, raw=printed[start:end])))
        at = end
    return tuple(found)


def _around(text: str, index: int, floor: int) -> re.Match[str] | None:
    """The widest match that covers ``index`` and begins at most a few words before it."""
    for start in range(max(floor, index - 14), index + 1):
        if not may_begin(text, start):
            continue
        if (
            start
            and text[start].isascii()
            and text[start].isalnum()
            and text[start - 1].isascii()
            and text[start - 1].isalpha()
        ):
            continue
        match = _QUANTITY.match(text, start)
        if match and match.end() > index:
            core = match.start("number") if match["number"] else match.start("some") if match["some"] else -1
            if core < 0 or core <= index:
                return match
    return None


def _past(text: str, index: int, match: re.Match[str] | None) -> int:
    """Where to go on after a number that is no quantity: behind all its digits."""
    end = index + 1
    while end < len(text) and (text[end].isdigit() or (text[end] in ".," and text[end + 1 : end + 2].isdigit())):
        end += 1
    return end


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the number is no part of a name, a version or a date."""
    if match["vague"] or (
        match["english"] and match["english"][:1] in "aA" and not (match["currency"] or match["counter"])
    ):
        return False  # “billions of parameters” of no model in particular
    core = min(match.start(name) for name in _CORES if match[name])
    if core == match.start() and _NAME_BEFORE.search(text[max(0, core - 2) : core]):
        return False
    after = text[match.end() : match.end() + 2]
    if re.match(r"[A-Za-z0-9]|[-.]\d|-[A-Za-z]", after) and not text[match.end() - 1].isspace():
        return bool(match["currency"] or match["counter"])
    return not ((match["han"] or match["bare"]) and not _counts(match))


def _counts(match: re.Match[str]) -> bool:
    """Whether Chinese numerals stand for a number here, not for a word (一个, 十分, 百度)."""
    if any(match[name] for name in ("currency", "counter", "before", "after", "hundredth", "tenths", "level1")):
        return True
    if match["han"]:
        return bool(match["hscale"]) and len(match["han"]) >= 1
    return len(match["bare"]) > 1


def _value(match: re.Match[str]) -> Quantity | None:
    low, high, vague = _bounds(match)
    if low is None and high is None:
        return None
    if (match["level2"] and not vague) or (match["hundredth"] and (vague or match["scale"] or match["currency"])):
        return None  # “10亿元级” is neither an amount nor an order of size
    unit = _unit(match)
    approx: Approx = "order" if vague else ""
    operator = _operator(match)
    if vague and operator in ("over", "near", "below", "about") and match["bare"]:
        high, approx = low, ""
    if operator == "about":
        approx = approx or "about"
    elif operator == "near" and approx != "order":
        approx = "under"
    elif operator == "over" and approx != "order":
        low, high, approx = low, None, "over"
    elif operator == "below" and approx != "order":
        low, high, approx = None, high, "under"
    return Quantity(low, high, unit, approx, match[0].strip(), bool(unit), match["footnote"] or "")


def _bounds(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, bool]:
    """Low and high in base units, and whether only an order of size is said."""
    if match["some"] or match["bare"] or match["vague"]:
        size = _several(match["vague"]) if match["vague"] else _order(match["order"] or match["bare"])
        # 数十亿 and “billions” are two and more; 上亿 and 亿级 begin at the order itself.
        least = 2 * size if match["vague"] or match["some"] in ("数", "几") else size
        return least, _times(size, Decimal("9.9")), True
    if match["han"] or match["english"]:
        try:
            number = read_han(match["han"]) if match["han"] else read_english(match["english"])
        except ValueError:
            return None, None, False
        word = (match["hscale"] or match["escale"] or "").lower()
        whole = _times(number, Decimal(10) if match["tenths"] else units.SCALES.get(word, Decimal(1)))
        return whole, whole, False
    scale = _scale(match, match["scale"])
    if scale is None:
        return None, None, False
    first = read_digits(match["number"])
    if match["number2"] is None:
        rest = read_digits(match["rest"]) * units.SCALES[match["rest_scale"]] if match["rest"] else Decimal(0)
        rest += read_digits(match["hundreds"]) * units.SCALES["亿"] if match["hundreds"] else Decimal(0)
        total = _times(first, scale)
        if rest and total is not None:  # 1亿2000万
            return (total + rest, total + rest, False) if rest < scale else (None, None, False)
        return total, total, False
    own = _scale(match, match["scale1"]) if match["scale1"] else scale
    low, high = _times(first, own or scale), _times(read_digits(match["number2"]), scale)
    return (low, high, False) if low is not None and high is not None and low < high else (None, None, False)


def _several(words: str) -> Decimal:
    """“tens of millions” is of the order of ten million."""
    size = Decimal(1)
    for word in words.lower().split():
        size *= {"tens": 10, "hundreds": 100, "of": 1}.get(word) or units.SCALES[word.removesuffix("s")]
    return size


def _order(words: str) -> Decimal:
    size = Decimal(1)
    for character in words:
        size *= units.SCALES.get(character, Decimal({"十": 10, "百": 100}.get(character, 1)))
    return size


def _scale(match: re.Match[str], word: str | None) -> Decimal | None:
    """The factor of a scale word; None where it is no scale here (``7b`` in a name, ``3 T``)."""
    if not word:
        return Decimal(1)
    if word in units.SCALES:
        if word in _CASED and match.string[match.end("scale") - 2 : match.end("scale") - 1].isspace():
            return units.SCALES[word] if match["sign"] or match["counter"] or match["currency"] else None
        return units.SCALES[word]
    shy = units.SHY_SCALES.get(word)
    if shy:
        return shy if match["sign"] or match["currency"] or match["counter"] else None
    return units.SCALES.get(word.lower())


def _unit(match: re.Match[str]) -> str:
    if match["hundredth"] or match["tenths"]:
        return "percent"
    telling = match["sign"] and match["sign"] not in units.SIGNS  # “新台币 20 亿元” is no CNY, “$5 亿港元” is HKD
    for word in (match["sign"], match["currency"]) if telling else (match["currency"], match["sign"]):
        if word:
            return units.CURRENCY_OF[re.sub(r"\s+", " ", word.lower())]
    return units.COUNTER_OF[re.sub(r"\s+", " ", match["counter"].lower())] if match["counter"] else ""


def _operator(match: re.Match[str]) -> str:
    after = " ".join((match["after"] or match["after2"] or match["more"] or match["hmore"] or "").lower().split())
    before = " ".join((match["before"] or match["before2"] or "").lower().split())
    if after in _MORE or before in _OVER:
        return "over"
    if before in units.BELOW or after in units.AFTER_BELOW:
        return "below"
    if before in units.NEAR:
        return "near"
    return "about" if before or after else ""


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    """A bound times its scale, without the zeros behind the point that a scale leaves: 1.5 亿 is 150000000."""
    if number is None or factor == 1:
        return number
    product = number * factor
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product
