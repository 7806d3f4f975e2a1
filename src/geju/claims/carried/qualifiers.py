"""Whether quote and evidence say a claim's qualifiers: a time by its reading, a word by standing there whole."""

from __future__ import annotations

import re

from geju.base.text import simplify
from geju.claims.carried.names import mends, stands
from geju.claims.measures import measures
from geju.claims.values.moment import find_moments
from geju.claims.values.price import says_direction
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.lexicon import Lexicon
from geju.model.span import RELATIVE_TIME

# What only narrows a claim may be said by the name of its document.
_NARROWING = ("vendor", "region")
_NEAR = 120  # characters between a number and the words that say what it counts
_RANK = re.compile(r"第\s?[一二三四五六七八九十\d]|\branks?\b|\branked\b")
_IN_THOUSANDS = re.compile(r"千|(?<![A-Za-z])k(?![A-Za-z])", re.IGNORECASE)
_RUN = re.compile(r"\d+(?:\.\d+)?")


def says_time(iso: str, quote: str, claim: Claim, document: Document, *, itself: bool = True) -> bool:
    """Whether a time is read in the quote, with what evidence of time and the document's date add to it.

    ``itself``: some of it must stand in the quote; else evidence may say all of it.
    """
    said = [e.span.quote for e in claim.evidence if e.role in ("time", RELATIVE_TIME)]
    anchor = document.origin.date
    for words in (
        quote,
        *(() if itself else said),
        *(f"{other} {quote}" for other in said),
        *(f"{other}，{quote}" for other in said),
        "，".join((*said, quote)),
        ", ".join((*said, quote)),
    ):
        before = len(words) - len(quote) if itself else 0
        found = (f for f in find_moments(words, anchor=anchor) if f.end > before)
        if any(f.value.iso == iso for f in found) or words.strip() == iso:
            return True
    return False


def says_qualifier(name: str, spellings: tuple[str, ...], claim: Claim, document: Document, lexicon: Lexicon) -> bool:
    """Whether quote and evidence say the qualifier, whose word comes first among its spellings.

    What a feed's key means is said by the feed's mapping, with the key as evidence.
    """
    word = spellings[0]
    quotes = [claim.span.quote, *(e.span.quote for e in claim.evidence)]
    if any(e.role == f"mapped {name}" for e in claim.evidence):
        return True
    if name in ("time", "until"):
        said = any(says_time(word, quote, claim, document, itself=False) for quote in quotes)
        return said or (name == "time" and _dated(word, claim, document))
    if name == "above":
        return any(_counts(quote) == word for quote in quotes) or _thousands(word, claim)
    if name in _NARROWING and _named_by_document(spellings, claim, document):
        return True
    if name == "benchmark":
        return _benchmark(word, quotes, claim, lexicon)
    if name == "shots":
        return _shots(word, claim)
    if name == "direction":
        return any(says_direction(word, simplify(quote)) for quote in quotes)
    if name == "measure":
        return _measure(word, claim, document)
    return any(_standing(spelling, quotes) for spelling in spellings)


def _counts(quote: str) -> str:
    """The number that words write with a scale or with marks between its digits (``200k``, ``272_000``), in digits."""
    found = read_quantity(quote.upper() if quote.endswith("k") else quote)
    return str(int(found.amount)) if found and found.amount and found.amount == int(found.amount) else ""


def _thousands(word: str, claim: Claim) -> bool:
    """Whether a number of a column headed “thousand tokens” is so many."""
    headed = any(e.role == "header" and _IN_THOUSANDS.search(e.span.quote) for e in claim.evidence)
    return headed and any(e.role == "above" and _counts(f"{e.span.quote}k") == word for e in claim.evidence)


def _named_by_document(spellings: tuple[str, ...], claim: Claim, document: Document) -> bool:
    """Whether the name or the origin of the document says where all of its claims hold, and the claim says so."""
    origin = document.origin
    said = [document.name, origin.title, origin.producer, origin.url]
    told = any(e.role == "document" for e in claim.evidence)
    return told and any(_standing(spelling, said) for spelling in spellings)


def _measure(word: str, claim: Claim, document: Document) -> bool:
    """A measure by the words that name it: in quote or evidence, in labels put together, or from one to the other."""
    spans = [claim.span, *(e.span for e in claim.evidence)]
    beside = [e.span for e in claim.evidence if e.role == "measure" and abs(e.span.start - claim.span.start) < _NEAR]
    across = [document.text[min(s.start, claim.span.start) : max(s.end, claim.span.end)] for s in beside]
    label = " ".join(e.span.quote for e in claim.evidence if e.role == "header")
    places = [simplify(words) for words in (*(s.quote for s in spans), *across, label)]
    named = [measure.pattern for measure in measures() if measure.name == word]
    if word.endswith("_rank") and any(_RANK.search(words) for words in places):
        named += [measure.pattern for measure in measures() if measure.name == word.removesuffix("_rank")]
    return any(pattern.search(words) for pattern in named for words in places) or _standing(word, places)


def _dated(word: str, claim: Claim, document: Document) -> bool:
    """Whether a claim takes the date of its document, and says so by evidence of role ``document``."""
    return word == document.origin.date and any(e.role == "document" for e in claim.evidence)


def _benchmark(word: str, quotes: list[str], claim: Claim, lexicon: Lexicon) -> bool:
    """A benchmark by its whole name, by its parts in several cells (``TAU-Bench (Retail)``), or mended."""
    if any(stands(word, quote, lexicon, "Benchmark") for quote in quotes):
        return True
    bracketed = re.fullmatch(r"(?P<name>.+?)\s*[(（](?P<part>.+)[)）]", word)
    if bracketed and _standing(bracketed["part"], quotes):
        return _benchmark(bracketed["name"], quotes, claim, lexicon)
    if len(_parts(word)) > 1 and _standing(word, quotes):
        return True
    return any(mends(word, e.span.quote) for e in claim.evidence if e.role == "mended benchmark")


def _shots(word: str, claim: Claim) -> bool:
    """Shots by their digits in evidence that is not the subject's name, or before “shot” in the quote."""
    evidence = [e.span.quote for e in claim.evidence if e.role != "subject"]
    digits = {run for quote in evidence for run in _RUN.findall(quote)}
    digits |= {m[1] for m in re.finditer(r"(\d+)\s*[-‑–]?\s*(?:shot|样本)", claim.span.quote, re.IGNORECASE)}
    if any(re.search("zero|零", quote, re.IGNORECASE) for quote in (claim.span.quote, *evidence)):
        digits.add("0")
    return all(run in digits for run in _RUN.findall(word))


def _standing(word: str, quotes: list[str]) -> bool:
    """Whether a word, or each of its parts, stands whole in one of the quotes."""
    return all(any(stands(part, quote) for quote in quotes) for part in _parts(word))


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[\s,，、;；/()（）]+", word) if any(c.isalnum() for c in part)]
