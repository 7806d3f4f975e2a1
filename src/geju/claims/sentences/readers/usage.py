"""Counts of users, downloads, calls, people: each with its own measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.measures import any_measure, find_measure
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.span import Evidence

# A unit that says what is counted; another measure cannot be meant.
_TELLING = frozenset({"token", "gpu", "paper", "percent", "person"})
_ABOUT = {"citations": ("Person",), "papers": ("Person",), "patents": ("Person",), "headcount": ("Organization",)}
_MONEY = frozenset({"arr", "aum", "market_cap"})
_PERCENT = frozenset({"win_rate", "market_share", "growth", "mfu", "rd_headcount_share"})


class Usage(SentenceReader):
    """“下载量突破 500 万次”, “over 600 employees”."""

    hint = re.compile(r"\d|[百千万亿]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """metric, one for each number with a measure in its clause."""
        if not sentence.asserts or not any_measure().search(sentence.text):
            return
        for found in sentence.quantities:
            left, right = sentence.clause(found.start, found.end)
            clause = sentence.text[left:right]
            nearest = find_measure(clause, found.start - left, found.end - left)
            if nearest is None or sentence.unreal(found.start, found.end):
                continue
            measure, a, b = nearest
            money, percent = len(found.value.unit) == 3 and found.value.unit.isupper(), found.value.unit == "percent"
            if money != (measure.name in _MONEY) or percent != (measure.name in _PERCENT) or found.value.footnote:
                continue
            if min(abs(a - (found.end - left)), abs(found.start - left - b)) > 16 or found.value.unit in (
                "param",
                "character",
            ):
                continue
            if (
                found.value.amount is not None
                and found.value.amount < 20
                and not re.search(r"[万亿千百]|illion|[KMB]", found.value.raw)
            ):
                continue
            counted = found.value.unit
            if counted in _TELLING and measure.unit and counted != measure.unit:
                continue
            if re.fullmatch(r"(?:19|20)\d\d", found.value.raw):
                continue
            subject = sentence.subject(
                found.start, *_ABOUT.get(measure.name, ("Product", "Organization", "Model", "Person"))
            )
            if subject is None:
                continue
            unit = found.value.unit if money else measure.unit
            evidence = (Evidence("measure", sentence.span(left + a, left + b)),)
            when = sentence.when(found.start, found.end, event=False)
            yield sentence.claim(
                subject, "metric", replace(found.value, unit=unit), found.start, found.end, evidence, when=when, measure=measure.name
            )  # fmt: skip
