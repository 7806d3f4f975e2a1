"""Of a range of numbers the one that counts: “up to 128K”, “extended from 4K to 32K”."""

from __future__ import annotations

import re

from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.claims.values.quantity import find_quantities
from geju.model.value import Quantity

_MOST = re.compile(r"(?:up to|at most|最多|至多|不超过)\s*", re.IGNORECASE)
_RISES = re.compile(r"(?:extend|expand|increas|enlarg|upgrad|grew|from\b|从|由|扩展|提升)", re.IGNORECASE)


def ranges(quantity: Quantity) -> bool:
    """Whether a quantity runs from one number to another."""
    return quantity.low is not None and quantity.high is not None and quantity.low != quantity.high


def at_most(sentence: Sentence, found: Found[Quantity]) -> Found[Quantity]:
    """Of “up to 128K” the number: a window is the most that a model takes."""
    most = _MOST.match(sentence.text, found.start, found.end)
    plain = find_quantities(sentence.text[most.end() : found.end]) if most else []
    if most is None or len(plain) != 1 or plain[0].start:
        return found
    return Found(most.end(), most.end() + plain[0].end, plain[0].value)


def risen(sentence: Sentence, found: Found[Quantity]) -> Found[Quantity] | None:
    """Of “extended from 4K to 32K” the second number; None where a range is all there is."""
    quantity = found.value
    if not ranges(quantity) or quantity.approx == "order":
        return found
    if not _RISES.search(sentence.text[max(0, found.start - 24) : found.start]):
        return found
    joint = re.search(r"(?:to|至|到|-|–|~)\s*", sentence.text[found.start : found.end])
    if joint is None:
        return None
    start = found.start + joint.end()
    second = find_quantities(sentence.text[start : found.end])
    return Found(start, start + second[0].end, second[0].value) if len(second) == 1 else None
