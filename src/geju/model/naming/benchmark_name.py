"""Names of benchmarks: the test, and the part of it that a name adds: ``TAU-Bench (Retail)`` is *tau-bench*, *retail*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from geju.base.text import fold
from geju.model.naming.lexicon import Known, Lexicon

# What says how a score was reached or reckoned, not of which test it is.
_SETTING = re.compile(
    r"overall|average|avg\.?|总分|总体|平均|得分|分数|scores?|acc(?:uracy)?\.?|em|f1|pass@\d+|maj@\d+|cot|benchmark"
    r"|\d{1,2}[- ]?shots?|(?:zero|few)[- ]shot|%",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def read_benchmark(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """The id of the known benchmark that a name begins with, and the rest of it folded; the id empty for none."""
    for start, end, things, _ in lexicon.spans(name):
        thing = next((t for t in things if t.type == "Benchmark"), None)
        if start or thing is None:
            break
        return thing.entity_id, _rest(name[end:])
    return "", fold(name)


def known_benchmark(name: str, lexicon: Lexicon) -> Known | None:
    """The benchmark that the lexicon knows under that name, or under it with a word for how it is reckoned."""
    return lexicon.lookup(name, "Benchmark") or _by_parts(lexicon).get(read_benchmark(name, lexicon))


def _rest(text: str) -> str:
    parts = re.split(r"[\s()（）,，;；|/]+", text)
    return fold("".join(part for part in parts if not _SETTING.fullmatch(part.strip("-–_"))))


@lru_cache(maxsize=8)
def _by_parts(lexicon: Lexicon) -> Mapping[tuple[str, str], Known]:
    found = {(thing.entity_id, ""): thing for thing in lexicon.things if thing.type == "Benchmark"}
    for thing in found.copy().values():
        for name in thing.names:
            start = next((s for s in _shorter(name, lexicon) if s[0] != thing.entity_id), None)
            if start:
                found.setdefault(start, thing)
    return found


def _shorter(name: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """A known name read as a part of another benchmark: ``BFCL-v3`` as *bfcl*, *v3*."""
    found = []
    for cut in (m.start() for m in re.finditer(r"[\s_-]", name)):
        thing = lexicon.lookup(name[:cut], "Benchmark")
        if thing:
            found.append((thing.entity_id, _rest(name[cut:])))
    return found
