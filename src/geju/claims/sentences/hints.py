"""Which sentences contain a hint: each pattern goes over the text of all sentences in one run, not over each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from geju.claims.sentences.sentence import Sentence


def with_hints(sentences: Sequence[Sentence], hints: Sequence[re.Pattern[str]]) -> list[list[int]]:
    """For each sentence the indices of the hints in it, in order. A line break stands where a sentence ends."""
    text = "\n".join(sentence.text for sentence in sentences)
    starts = list(accumulate((len(sentence.text) + 1 for sentence in sentences), initial=0))
    found: list[list[int]] = [[] for _ in sentences]
    for index, hint in enumerate(hints):
        place = 0
        while match := hint.search(text, place):
            at = bisect_right(starts, match.start()) - 1
            found[at].append(index)
            place = starts[at + 1]
    return found
