"""Cells that hold more than one fact: “355B (32B active)”, “✅ Apache 2.0”, “MIT (open weights)”, “0.5B, 7B, 72B”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geju.base.text import fold
from geju.claims.values.quantity import read_quantity
from geju.model.kind import Kind
from geju.model.value import Term, Value
from geju.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a kind at ``start`` to ``end`` of a cell."""

    kind: str
    value: Value
    start: int
    end: int


_SIZE = re.compile(
    r"(?P<a>(?<![A-Za-z])A)?(?P<size>(?:[~≈约]\s?)?\d+(?:\.\d+)?\s?(?:[TBM]|trillion|billion|million)(?![A-Za-z]))",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:total|overall|parameters?|params?|active|activated|activation|per|token|each|and|with|of|moe|dense|up|to|sizes?"
    r"|总参数量?|激活参数量?|总|激活|参数量?|每|个|和|与|及|共|[\s,，、/;；:：()（）~≈+＋\-–—→])*",
    re.IGNORECASE,
)
_ACTIVE_BEHIND = re.compile(r"\s*(?:params?|parameters?)?\s*(?:active|activated|激活)", re.IGNORECASE)
_ACTIVE_AHEAD = re.compile(
    r"(?:激活(?:参数)?量?|active|activated)(?:\s*(?:params?|parameters?))?\s*[:：=]?\s*\Z", re.IGNORECASE
)
_DESIGN = re.compile(r"(?<![A-Za-z])(?P<moe>MoE|Dense)(?![A-Za-z])", re.IGNORECASE)
_MARK = re.compile(
    r"(?P<mark>[✅✓✔❌✗✘]\ufe0f?|yes\b|no\b|是|否)\s*[,，:：(（-]?\s*(?P<rest>\S.*?)[)）]?\s*\Z", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*[(（](?P<inside>[^()（）]*)[)）]\s*\Z")


def facets(text: str, kind: Kind, vocabulary: Vocabulary, pair: tuple[str, ...] = ()) -> list[Facet]:
    """The facts of a cell of several; empty where it holds one or is not understood whole.

    ``pair``: the kinds of its two values, where the header names both.
    """
    if pair and kind.name in ("parameters", "active_parameters"):
        return list(_paired(text, pair))
    if kind.name in ("parameters", "active_parameters"):
        return list(_sizes(text, kind.name))
    if kind.name == "architecture" and _SIZE.search(text):
        return list(_sizes(text, "parameters"))
    if kind.name == "openness":
        return list(_openness(text, vocabulary))
    if kind.name == "license":
        return list(_licence(text, vocabulary))
    if kind.name == "category" and is_modality(text, vocabulary):
        return [Facet(name, Term(text), 0, len(text)) for name in ("category", "modality")]
    return []


def is_modality(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sort of thing says what it takes in or gives out: “视频生成”."""
    kind = vocabulary.kinds.get("modality")
    return kind is not None and any(fold(text) in map(fold, (term, *words)) for term, words in kind.terms)


def _sizes(text: str, below: str) -> Iterator[Facet]:
    """Total and active sizes, several sizes, the design beside a size."""
    found = list(_SIZE.finditer(text))
    rest = _DESIGN.sub(" ", _SIZE.sub(" ", text))
    design = _DESIGN.search(text)
    if (
        not found
        or len(text) > 60
        or not _WORDS.fullmatch(rest)
        or (len(found) == 1 and not design and not found[0]["a"])
    ):
        return
    for index, size in enumerate(found):
        behind = text[size.end() : found[index + 1].start() if index + 1 < len(found) else len(text)]
        falls = index > 0 and _falls(text, found[index - 1], size)
        active = bool(falls or size["a"] or _ACTIVE_BEHIND.match(behind) or _ACTIVE_AHEAD.search(text[: size.start()]))
        quantity = read_quantity(size["size"])
        if quantity is None or (below == "active_parameters" and not active and len(found) > 1):
            continue
        kind = "active_parameters" if active or below == "active_parameters" else "parameters"
        yield Facet(kind, replace(quantity, unit=""), *size.span("size"))
    if design:
        yield Facet("architecture", Term(design["moe"]), *design.span("moe"))


def _paired(text: str, pair: tuple[str, ...]) -> Iterator[Facet]:
    """“8.3B / 1.5B” below “Total / active”."""
    found = list(_SIZE.finditer(text))
    if len(found) == len(pair) and _WORDS.fullmatch(_SIZE.sub(" ", text)):
        for size, kind in zip(found, pair, strict=True):
            quantity = read_quantity(size["size"])
            if quantity:
                yield Facet(kind, replace(quantity, unit=""), *size.span("size"))


def _falls(text: str, before: re.Match[str], size: re.Match[str]) -> bool:
    """“106B-12B”: a smaller size joined to the one before, which is what it activates and no range."""
    whole, part = read_quantity(before["size"]), read_quantity(size["size"])
    joined = text[before.end() : size.start()] == "-"
    return bool(joined and whole and part and whole.amount and part.amount and part.amount < whole.amount)


def _openness(text: str, vocabulary: Vocabulary) -> Iterator[Facet]:
    """A mark of yes or no and a licence or a reason behind it."""
    marked = _MARK.match(text)
    if not marked:
        return
    mark = marked["mark"].rstrip("\ufe0f").lower()
    kind = vocabulary.kind("openness")
    term = next((t for t, words in kind.terms if mark in map(str.lower, words)), "")
    if term:
        yield Facet("openness", Term(term), 0, marked.end("mark"))
    licence = _licence_term(marked["rest"], vocabulary)
    if licence:
        yield Facet("license", Term(marked["rest"]), *marked.span("rest"))


def _licence(text: str, vocabulary: Vocabulary) -> Iterator[Facet]:
    """A licence and an aside that says whether the model is open."""
    aside = _ASIDE.search(text)
    if re.fullmatch(r"open[- ](?:source|weights?)|开源|开放权重", text.strip(), re.IGNORECASE):
        yield Facet("openness", Term(text.strip()), 0, len(text))
    if not aside or not text[: aside.start()].strip():
        return
    terms = dict(vocabulary.kind("openness").terms)
    spelt = {fold(word): term for term, words in terms.items() for word in (term, *words) if len(word) > 1}
    if fold(aside["inside"]) in spelt or _licence_term(text[: aside.start()], vocabulary):
        yield Facet("license", Term(text[: aside.start()].strip()), 0, aside.start())
    if fold(aside["inside"]) in spelt:
        yield Facet("openness", Term(aside["inside"]), *aside.span("inside"))


def _licence_term(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words are a licence that the vocabulary knows, or call themselves one."""
    known = {fold(word) for term, words in vocabulary.kind("license").terms for word in (term, *words)}
    return fold(text) in known or bool(
        re.fullmatch(r"[\w. -]{2,30}\s(?:licen[sc]e|community)|[\w. -]{0,20}许可证", text, re.IGNORECASE)
    )
