"""What a header says of its column: a kind of claim, a role, a direction, a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from geju.base.content import read_words
from geju.base.text import fold, simplify
from geju.claims.values import units
from geju.claims.values.price import read_direction, read_per
from geju.model.vocabulary import Vocabulary

_CURRENCY = re.compile(units.either(units.CURRENCY_OF), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """What stands below a header: values of ``kind``, or a ``role`` (organization, model, product, person, time, …).

    ``per`` tokens, ``currency`` and ``scale`` are what the header prints for all its cells; ``measure`` is that of a metric,
    ``plan`` and ``kept`` the terms of a price (batch, 5m), ``pair`` what the two values of each cell are.
    """

    kind: str = ""
    role: str = ""
    direction: str = ""
    currency: str = ""
    per: Decimal | None = None
    scale: Decimal = Decimal(1)
    measure: str = ""
    unit: str = ""
    plan: str = ""
    kept: str = ""
    pair: tuple[str, ...] = ()
    fit: float = 0.0


@lru_cache(maxsize=1)
def _roles() -> dict[str, tuple[str, ...]]:
    content = read_words(Path(__file__).with_name("roles.yaml"))
    return {role: tuple(word for words in languages.values() for word in words) for role, languages in content.items()}


class _Words:
    """Everything that a header can say: for each word its role or kind, and all words in a text at one look."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        import ahocorasick_rs

        roles = [(role, "", words) for role, words in _roles().items()]
        kinds = [("", kind.name, kind.words.all) for kind in vocabulary.kinds.values()]
        every = [(role, kind, word, _stem(word)) for role, kind, words in (*roles, *kinds) for word in words]
        self._all = [one for one in every if one[3]]
        self._automaton = ahocorasick_rs.AhoCorasick([stem for *_, stem in self._all])

    def fits(self, header: str, text: str) -> dict[tuple[str, str], float]:
        """Role and kind, and how much of a header (folded: ``text``) one of its words makes up, above 0 to 1.

        A Latin word stands there whole, in singular or plural.
        """
        best: dict[tuple[str, str], float] = {}
        whole = len(text.removesuffix("s"))
        for index in {index for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}:
            role, kind, word, stem = self._all[index]
            if not stem[0].isascii() or stem == text or _whole(word).search(header):
                best[role, kind] = max(best.get((role, kind), 0.0), min(len(stem) / whole, 1.0))
        return best


@lru_cache(maxsize=4)
def _words(vocabulary: Vocabulary) -> _Words:
    return _Words(vocabulary)


def _stem(word: str) -> str:
    folded = fold(word).lstrip("#")
    return folded.removesuffix("s") if len(folded) > 4 and folded.isascii() else folded


_TRAINING = re.compile(r"微调|训练|fine-?tun|training", re.IGNORECASE)


_PRICED = re.compile(r"价|费|price|pricing|cost", re.IGNORECASE)
_KEPT = re.compile(r"\d{1,2}\s?(?:mins?|m|hours?|hr?)(?![A-Za-z])", re.IGNORECASE)
_BATCH = re.compile(r"(?<![A-Za-z])batch(?![A-Za-z])|批量|批处理", re.IGNORECASE)
# How long a prompt or an answer may be is no price of it.
LENGTH = re.compile(r"长度|上限|窗口|\b(?:length|limit|window|max(?:imum)?|size|range)\b", re.IGNORECASE)
# A header that is a direction and nothing else; what it is measured in stands elsewhere.
_DIRECTION_ALONE = re.compile(
    r"(?:batch |base |text )?(?:input|output|prompt|completion)(?P<tokens> tokens?)?|cached? (?:input|prompt)(?: tokens?)?"
    r"|cached?(?: (?:hits?|reads?)(?: ?(?:&|and|/) ?\w+)?)?|(?:\d{1,2}\s?[mh] )?cache (?:writes?|creation)|(?:在线|实时|批量)?(?:推理|调用)?(?:输入|输出)|(?:输入)?缓存(?:命中|读取|写入)|命中缓存",
    re.IGNORECASE,
)


# The size of something that is no model: “Vocab size”, “Hidden size”, “词表大小”.
_OTHER_SIZE = re.compile(
    r"\b(?:vocab(?:ulary)?\.?|hidden|batch|file|image|patch|step|group|intermediate|disk|download|chunk|window|beam|head|ffn|embedding|tokenizer)[ -]?sizes?\b"
    r"|(?:词表|批次?|文件|图像|图片|隐藏层|中间层|步长)(?:大小|尺寸|规模)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def read_column(header: str, vocabulary: Vocabulary) -> Column | None:
    """What a header cell says of its column, None where it says nothing that a kind or a role knows."""
    clean = simplify(" ".join(header.split()))
    if not clean or len(clean) > 40 or _OTHER_SIZE.search(clean):
        return None
    bare = re.sub(r"[(（\[].*?[)）\]]", " ", clean).strip() or clean
    text = fold(bare).lstrip("#")
    found = _words(vocabulary).fits(bare, text)
    if _TRAINING.search(clean) and (read_direction(clean) or "价" in clean or "price" in clean.lower()):
        return None  # what tuning a model costs is no price of using it
    direction = "" if LENGTH.search(clean) else read_direction(clean)
    currency, per, scale = read_currency(clean), read_per(clean), read_scale(clean)
    alone = _DIRECTION_ALONE.fullmatch(bare) if direction else None
    if direction and (alone or currency or per or "价" in clean or "price" in clean.lower()):
        plan = "batch" if _BATCH.search(clean) else ""
        kept = _KEPT.search(clean) if direction == "cache_write" else None
        counted = alone is not None and bool(alone["tokens"]) and not (currency or per)  # which may only be counted
        fit = 0.5 if counted else 1.0
        return Column("price", "", direction, currency, per, plan=plan, kept=kept[0] if kept else "", fit=fit)
    both = read_pair("price", clean) if not direction and (currency or per or _PRICED.search(clean)) else ()
    if both:
        return Column("price", "", "", currency, per, pair=both, fit=1.0)
    if not found:
        return None
    fit, (role, kind) = max((fit, meaning) for meaning, fit in found.items())
    if fit < 0.34 or (kind == "modality" and direction == "output"):
        return None
    pair = read_pair(kind, clean)
    return Column(kind, role, direction, currency, per, scale, pair=pair, fit=fit)


# “Price (input / output)”, “Total / active params”: what the two values of each cell are.
_PAIRS = (
    (
        "price",
        ("input", "output"),
        re.compile(r"(?:input|\bin\b|输入)\W*(?:/|／|and|&|和|与|、|,|\|)\s*(?:output|out\b|输出)", re.IGNORECASE),
    ),
    (
        "price",
        ("output", "input"),
        re.compile(r"(?:output|输出)\W*(?:/|／|and|&|和|与|、|,|\|)\s*(?:input|输入)", re.IGNORECASE),
    ),
    (
        "parameters",
        ("parameters", "active_parameters"),
        re.compile(
            r"(?:total|overall|总)\S*(?: params?| parameters?)?\s*[/／、,]\s*#?\s*(?:activ|激活)", re.IGNORECASE
        ),
    ),
    (
        "parameters",
        ("active_parameters", "parameters"),
        re.compile(r"(?:activ|激活)\S*(?: params?| parameters?)?\s*[/／、,]\s*#?\s*(?:total|总)", re.IGNORECASE),
    ),
)


def read_pair(kind: str, header: str) -> tuple[str, ...]:
    """What the first and the second value of each cell are where a header names both; empty where it does not."""
    of = "parameters" if kind == "active_parameters" else kind
    return next((names for name, names, pattern in _PAIRS if name == of and pattern.search(header)), ())


@lru_cache(maxsize=2_000)
def _whole(word: str) -> re.Pattern[str]:
    """A word between words: “rate” is not in “Strategy”, “price” is in “Prices”."""
    parts = [part for part in re.split(r"[\W_]+", word) if part]
    if len(parts[-1]) > 4:
        parts[-1] = parts[-1].removesuffix("s")
    return re.compile(rf"(?<![A-Za-z]){r'[^A-Za-z0-9]*'.join(parts)}(?:s|es)?(?![A-Za-z])", re.IGNORECASE)


def read_currency(text: str) -> str:
    """The currency that words name, empty where they name none or several."""
    plain = simplify(text)
    found = {units.CURRENCY_OF[m[0].lower()] for m in _CURRENCY.finditer(plain) if m[0].lower() in units.CURRENCY_OF}
    return found.pop() if len(found) == 1 else ""


def read_scale(text: str) -> Decimal:
    """The scale that a header prints for all its cells: “估值（亿元）”, “Params (B)”."""
    inside = re.search(
        r"[(（\[/]\s*(?:[$¥€£]\s*)?(?P<scale>万亿|亿|百万|万|千|trillion|billion|million|thousand|bn|[KMBT])\s*(?:元|美元|人民币|tokens?|[$¥€£]|USD|CNY|RMB)?\s*[)）\]]?\s*\Z",
        text,
    )
    return units.SCALES.get(inside["scale"], Decimal(1)) if inside else Decimal(1)
