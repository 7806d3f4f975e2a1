"""What is counted in a line of somebody's biography: papers, patents, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.cards.person import About
from geju.claims.measures import measure_of
from geju.claims.values.moment import find_moments
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim
from geju.model.value import Quantity
from geju.model.vocabulary import Vocabulary

_PIECE = re.compile(r"[^，；;。]+")
_OTHERS = re.compile(r"合著|合作|指导|共同|团队|co-?author|with ", re.IGNORECASE)
# The words that must stand at a number, before it or behind it, for it to count the thing.
_BESIDE = {
    "patents": (r"专利\s*(?:共|超|近|约)?\s*\Z", r"\s*(?:多|余)?\s*(?:项|件|个)?[\u4e00-\u9fff]{0,6}专利|\+? patents"),
    "papers": (r"(?:论文|文章)\s*(?:共|超过?|近|约)?\s*\Z", r"\s*(?:多|余)?\s*篇|\+? (?:\w+ )?(?:papers|publications)"),
    "citations": (
        r"(?:引用|被引)(?:用|次|数|量|已|超过?|破|逼近|约|近|达到?|总|[:： ])*\Z",
        r"\s*(?:多|余)?\s*次?(?:的)?(?:被)?引用|\+? citations",
    ),
}
_REGION = re.compile(r"\s*(?:[\u4e00-\u9fff]{0,4}获得?)?(?P<region>美国|中国|欧洲|日本|韩国|德国)(?:授权|发明)*专利")


def read_counts(about: About, vocabulary: Vocabulary) -> Iterator[Claim]:
    """metric, for each piece of a line that counts the person's own works."""
    metric = vocabulary.kinds.get("metric")
    if metric is None or "Person" not in metric.subject:
        return
    for piece in _PIECE.finditer(about.text.text):
        words = piece[0]
        measure = measure_of(words)
        if measure is None or measure.name not in _BESIDE or _OTHERS.search(words):
            continue
        times = [(m.start, m.end) for m in find_moments(words)]
        found = [q for q in find_quantities(words) if not any(a < q.end and q.start < b for a, b in times)]
        before, behind = _BESIDE[measure.name]
        fit = [
            q
            for q in found
            if re.search(before, words[: q.start]) or re.match(behind, words[q.end :]) or _within(q.value, behind)
        ]
        if len(fit) != 1:
            continue
        region = _REGION.match(words)
        start = piece.start()
        value = replace(fit[0].value, unit=measure.unit)
        region_name = region["region"] if region else ""
        yield about.count(value, start + fit[0].start, start + fit[0].end, measure.name, region_name)


def _within(quantity: Quantity, behind: str) -> bool:
    """Whether the counting word was read with the number: “200 余篇”."""
    digits = re.match(r"[^\d]*[\d.,]+\s*", quantity.raw)
    return bool(digits and re.match(behind, quantity.raw[digits.end() :]))
